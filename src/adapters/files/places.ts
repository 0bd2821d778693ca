/** Where files that inputs name may lie, and where an opened one really lies. */
import type { FileHandle } from 'node:fs/promises';
import { readlink, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, relative, sep } from 'node:path';
import { codeOf } from '../../ports/deploy-error.ts';

/** The two folders in which files may lie. Absolute. */
export interface Folders {
  readonly workspace: string;
  /** RUNNER_TEMP, or the system's own. */
  readonly temporary: string;
}

/** Whether a path without links leads into one of the folders. */
export async function isAllowed(real: string, folders: Folders): Promise<boolean> {
  const roots = await Promise.all([folders.workspace, folders.temporary].map(resolveLinks));
  return roots.some((root) => lies(real, root));
}

/**
 * Whether the file that is open lies in one of the folders: a folder of its path may have been swapped for a link
 * since the path was checked.
 * @param path the one that it was opened by
 */
export async function isOpenedInside(file: FileHandle, path: string, folders: Folders): Promise<boolean> {
  const place = (await locateByDescriptor(file)) ?? (await locateByName(file, path));
  return place !== undefined && (await isAllowed(place, folders));
}

/** Linux has this folder; other systems do not. */
function locateByDescriptor(file: FileHandle): Promise<string | undefined> {
  return readlink(`/proc/self/fd/${file.fd}`).catch(() => undefined);
}

/** The path with links resolved, if it leads to the file that is open; else undefined. */
export async function locateByName(file: FileHandle, path: string): Promise<string | undefined> {
  try {
    const real = await realpath(path);
    const [opened, named] = await Promise.all([file.stat({ bigint: true }), stat(real, { bigint: true })]);
    return opened.dev === named.dev && opened.ino === named.ino ? real : undefined;
  } catch {
    return undefined;
  }
}

/** The path with links resolved, or of the nearest parent that exists. */
export async function resolveLinks(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (thrown) {
    const above = dirname(path);
    if (codeOf(thrown) !== 'ENOENT' || above === path) return path;
    return await resolveLinks(above);
  }
}

function lies(path: string, root: string): boolean {
  const way = relative(root, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
