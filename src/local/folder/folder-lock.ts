import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readNodeFault } from '../runtime/node-fault.ts';
import { describeOwner, isOwnerGone } from '../runtime/ownership.ts';
import { refuseLocked } from './folder-fault.ts';

/** Gives the folder back. May be called twice. */
export type Unlock = () => void;

const LOCK_FILE = 'lock';

/**
 * Takes a folder for this process alone. The lock of a process that has ended is taken over.
 * @throws DeployError `input` when another process has it, or this one has it already
 */
export function lockFolder(folder: string): Unlock {
  const lock = join(folder, LOCK_FILE);
  const owner = `${describeOwner()}/${randomUUID()}`;
  const own = `${lock}.${randomUUID()}`;
  writeFileSync(own, owner, { mode: 0o600 });
  try {
    if (!tryLink(own, lock)) {
      removeStale(folder, lock);
      if (!tryLink(own, lock)) throw refuseLocked(folder, readOwner(lock) ?? 'unknown/unknown');
    }
  } finally {
    rmSync(own, { force: true });
  }
  return () => {
    if (readOwner(lock) === owner) rmSync(lock, { force: true });
  };
}

/** A link appears with its whole content, and only where nothing is. */
function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (thrown) {
    if (readNodeFault(thrown).code === 'EEXIST') return false;
    throw thrown;
  }
}

/** Moved aside first: of two processes that find the same stale lock one moves it, and none removes the other's. */
function removeStale(folder: string, lock: string): void {
  const found = readOwner(lock);
  if (found === undefined) return;
  if (!isOwnerGone(found)) throw refuseLocked(folder, found);
  const aside = `${lock}.${randomUUID()}`;
  try {
    renameSync(lock, aside);
  } catch (thrown) {
    if (readNodeFault(thrown).code === 'ENOENT') return;
    throw thrown;
  }
  const moved = readOwner(aside);
  if (moved !== found && moved !== undefined) tryLink(aside, lock);
  rmSync(aside, { force: true });
}

function readOwner(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
