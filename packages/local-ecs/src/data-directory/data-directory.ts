import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SettingError } from '../errors/setting-error.ts';
import { blobFileName } from '../registry/blobs.ts';
import type { Catalogue } from '../registry/repository.ts';
import { refuseDamage, refuseForeign, refuseSystem } from './directory-error.ts';
import type { DirectoryFiles } from './directory-files.ts';
import { lockDirectory } from './directory-lock.ts';
import { openNodeFiles } from './node-files.ts';
import { FORMAT_FILE } from './read-directory.ts';
import { openStore, type Store } from './store.ts';

/** A folder with the state of a local ECS, locked by this process. */
export interface DataDirectory {
  readonly store: Store;
  /** What the registry signs its passwords with. */
  readonly secret: string;
  /** Unlocks the folder and leaves its files. May be called twice. */
  close(): void;
}

/** The files that a folder without any state may contain. */
const FIRST_FILES = /^(?:lock(?:\..+)?|format\.new|secret(?:\.new)?|blobs|uploads)$/;

/**
 * Opens a data directory and creates it if it does not exist.
 * @throws SettingError for a folder that is foreign, damaged, of another version, in use, or cannot be written
 */
export function openDataDirectory(path: string): DataDirectory {
  try {
    return openLocked(path);
  } catch (thrown) {
    throw thrown instanceof SettingError ? thrown : refuseSystem(path, thrown);
  }
}

function openLocked(path: string): DataDirectory {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const names = readdirSync(path);
  const foreign = names.includes(FORMAT_FILE) ? undefined : names.find((name) => !FIRST_FILES.test(name));
  if (foreign !== undefined) throw refuseForeign(path, foreign);
  const unlock = lockDirectory(path);
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

function readSecret(files: DirectoryFiles): string {
  if (!files.list().includes('secret')) {
    files.write('secret.new', randomBytes(32).toString('hex'));
    files.rename('secret.new', 'secret');
  }
  return new TextDecoder().decode(files.read('secret'));
}

/** Checks that every blob that a repository names exists with its full size. */
function checkBlobs(path: string, catalogue: Catalogue): void {
  for (const repository of catalogue.values()) {
    for (const [digest, size] of repository.layers) {
      const name = join('blobs', blobFileName(digest));
      const found = statSync(join(path, name), { throwIfNoEntry: false })?.size;
      if (found === undefined) throw refuseDamage(path, `${name} of repository ${repository.name} is missing`);
      if (found !== size) throw refuseDamage(path, `${name} of repository ${repository.name} is damaged`);
    }
  }
}

/** Removes unfinished uploads, and blobs that no repository names. */
function sweepBlobs(path: string, catalogue: Catalogue): void {
  const named = new Set([...catalogue.values()].flatMap(({ layers }) => [...layers.keys()].map(blobFileName)));
  rmSync(join(path, 'uploads'), { recursive: true, force: true });
  const blobs = join(path, 'blobs');
  const kept = statSync(blobs, { throwIfNoEntry: false }) === undefined ? [] : readdirSync(blobs);
  for (const name of kept) if (!named.has(name)) rmSync(join(blobs, name), { force: true });
}
