import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readNodeError } from '../errors/node-error.ts';
import { describeOwner, isOwnerGone } from '../errors/process-owner.ts';
import { refuseLocked } from './directory-error.ts';

/** Unlocks the folder. May be called twice. */
export type Unlock = () => void;

const LOCK_FILE = 'lock';

/**
 * Locks a folder for this process. Replaces the lock of a process that has ended.
 * @throws SettingError when another process has it, or this one has it already
 */
export function lockDirectory(directory: string): Unlock {
  const lock = join(directory, LOCK_FILE);
  const owner = `${describeOwner()}/${randomUUID()}`;
  const own = `${lock}.${randomUUID()}`;
  writeFileSync(own, owner, { mode: 0o600 });
  try {
    if (!tryLink(own, lock)) {
      removeStale(directory, lock);
      if (!tryLink(own, lock)) throw refuseLocked(directory, readOwner(lock) ?? 'unknown/unknown');
    }
  } finally {
    rmSync(own, { force: true });
  }
  return () => {
    if (readOwner(lock) === owner) rmSync(lock, { force: true });
  };
}

/** A link appears with its full content, and only if the name is free. */
function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (thrown) {
    if (readNodeError(thrown).code === 'EEXIST') return false;
    throw thrown;
  }
}

/** Moved aside first: of two processes that find the same stale lock one moves it, and none removes the other's. */
function removeStale(directory: string, lock: string): void {
  const found = readOwner(lock);
  if (found === undefined) return;
  if (!isOwnerGone(found)) throw refuseLocked(directory, found);
  const aside = `${lock}.${randomUUID()}`;
  try {
    renameSync(lock, aside);
  } catch (thrown) {
    if (readNodeError(thrown).code === 'ENOENT') return;
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
