import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataFolder } from './data-folder.ts';
import type { Store } from './store.ts';

/** What a local ECS stands on: a folder for blobs at least, and for all state when the folder is to last. */
export interface Ground {
  readonly folder: string;
  /** Absent: state is in memory only. */
  readonly store?: Store;
  /** What the registry signs its passwords with. */
  readonly secret: string;
  /** Removes a temporary folder, gives back one that lasts. @param now engine time of a good end; absent after a failed start */
  close(now?: number): Promise<void>;
}

/**
 * @param path a folder that lasts; absent: a temporary one
 * @throws DeployError `input` when the folder cannot be used
 */
export async function openGround(path: string | undefined): Promise<Ground> {
  if (path === undefined) return openTemporary();
  const { store, secret, close } = openDataFolder(path);
  return {
    folder: path,
    store,
    secret,
    async close(now) {
      if (now !== undefined) store.end(now);
      close();
    },
  };
}

async function openTemporary(): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-local-'));
  return {
    folder,
    secret: randomBytes(32).toString('hex'),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
