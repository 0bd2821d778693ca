import { mkdirSync, rmdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const LOCK = '.slipway-lock';
/** An edit takes milliseconds; a lock of this age belongs to a process that was killed. */
const STALE_MS = 10_000;
const PAUSE_MS = 25;
/** Longer than a stale lock lives. */
const MOST_TRIES = 600;

/** Runs an act while nobody else of ours runs one on the same folder. Other programs do not know the lock. */
export async function withFolderLock<Result>(folder: string, act: () => Result): Promise<Result> {
  const lock = join(folder, LOCK);
  for (let tries = 1; !takeLock(lock); tries += 1) {
    if (tries >= MOST_TRIES) throw new Error(`the lock ${lock} is held by another process`);
    await pause(PAUSE_MS);
  }
  try {
    return act();
  } finally {
    rmdirSync(lock);
  }
}

/** To make a folder is atomic on every file system, network ones too. */
function takeLock(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch (thrown) {
    if (!exists(thrown)) throw thrown;
    removeStale(lock);
    return false;
  }
}

function removeStale(lock: string): void {
  try {
    if (Date.now() - statSync(lock).mtimeMs > STALE_MS) rmdirSync(lock);
  } catch {
    // Its owner, or another that waits too, was faster.
  }
}

function exists(thrown: unknown): boolean {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown && thrown.code === 'EEXIST';
}
