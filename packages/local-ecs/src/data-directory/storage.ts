import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataDirectory } from './data-directory.ts';
import type { Store } from './store.ts';

/** Where a local ECS stores its data: the blobs at least, and all state if the folder is permanent. */
export interface Storage {
  readonly directory: string;
  /** Absent: state is in memory only. */
  readonly store?: Store;
  /** What the registry signs its passwords with. */
  readonly secret: string;
  /**
   * Removes a temporary folder, unlocks a permanent one. @param now engine time of a good end; absent after a failed
   * start
   */
  close(now?: number): Promise<void>;
}

/**
 * @param path a permanent folder; absent: a temporary one
 * @throws SettingError when the folder cannot be used
 */
export async function openStorage(path: string | undefined): Promise<Storage> {
  if (path === undefined) return openTemporary();
  const { store, secret, close } = openDataDirectory(path);
  return {
    directory: path,
    store,
    secret,
    async close(now) {
      if (now !== undefined) store.end(now);
      close();
    },
  };
}

async function openTemporary(): Promise<Storage> {
  const directory = await mkdtemp(join(tmpdir(), 'slipway-local-'));
  return {
    directory,
    secret: randomBytes(32).toString('hex'),
    close: () => rm(directory, { recursive: true, force: true }),
  };
}
