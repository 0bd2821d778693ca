import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DeployError } from '../../errors.ts';
import { nameBlob } from '../registry/blobs.ts';
import type { Catalogue } from '../registry/repository.ts';
import { refuseDamage, refuseForeign, refuseSystem } from './folder-fault.ts';
import type { FolderFiles } from './folder-files.ts';
import { lockFolder } from './folder-lock.ts';
import { openNodeFiles } from './node-files.ts';
import { FORMAT_FILE } from './read-folder.ts';
import { openStore, type Store } from './store.ts';

/** A folder that the state of a local ECS lives in, held by this process. */
export interface DataFolder {
  readonly store: Store;
  /** What the registry signs its passwords with. */
  readonly secret: string;
  /** Gives the folder back as it is. May be called twice. */
  close(): void;
}

/** What may lie in a folder in which nothing was begun yet. */
const FIRST_FILES = /^(?:lock(?:\..+)?|format\.new|secret(?:\.new)?|blobs|uploads)$/;

/**
 * Opens a data folder, made if it is not there.
 * @throws DeployError `input` for a folder that is foreign, damaged, of another version, in use, or cannot be written
 */
export function openDataFolder(path: string): DataFolder {
  try {
    return openLocked(path);
  } catch (thrown) {
    throw thrown instanceof DeployError ? thrown : refuseSystem(path, thrown);
  }
}

function openLocked(path: string): DataFolder {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const names = readdirSync(path);
  const foreign = names.includes(FORMAT_FILE) ? undefined : names.find((name) => !FIRST_FILES.test(name));
  if (foreign !== undefined) throw refuseForeign(path, foreign);
  const unlock = lockFolder(path);
  const files = openNodeFiles(path);
  const close = (): void => {
    files.close();
    unlock();
  };
  try {
    const store = openStore({ path, files }, { identity: randomBytes(8).toString('hex') });
    const catalogue = store.saved()?.catalogue ?? new Map();
    checkBlobs(path, catalogue);
    sweepBlobs(path, catalogue);
    return { store, secret: readSecret(files), close };
  } catch (thrown) {
    close();
    throw thrown;
  }
}

function readSecret(files: FolderFiles): string {
  if (!files.list().includes('secret')) {
    files.write('secret.new', randomBytes(32).toString('hex'));
    files.rename('secret.new', 'secret');
  }
  return new TextDecoder().decode(files.read('secret'));
}

/** Every blob that a repository names is there, whole. */
function checkBlobs(path: string, catalogue: Catalogue): void {
  for (const repository of catalogue.values()) {
    for (const [digest, size] of repository.layers) {
      const name = join('blobs', nameBlob(digest));
      const found = statSync(join(path, name), { throwIfNoEntry: false })?.size;
      if (found === undefined) throw refuseDamage(path, `${name} of repository ${repository.name} is missing`);
      if (found !== size) throw refuseDamage(path, `${name} of repository ${repository.name} is damaged`);
    }
  }
}

/** Uploads do not outlive the process, nor blobs whose repositories are gone or never heard of them. */
function sweepBlobs(path: string, catalogue: Catalogue): void {
  const named = new Set([...catalogue.values()].flatMap(({ layers }) => [...layers.keys()].map(nameBlob)));
  rmSync(join(path, 'uploads'), { recursive: true, force: true });
  const blobs = join(path, 'blobs');
  const kept = statSync(blobs, { throwIfNoEntry: false }) === undefined ? [] : readdirSync(blobs);
  for (const name of kept) if (!named.has(name)) rmSync(join(blobs, name), { force: true });
}
