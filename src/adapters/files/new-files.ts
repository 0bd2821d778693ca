import { lstat, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { codeOf, DeployError } from '../../ports/deploy-error.ts';

/** A file to write. */
export interface NewFile {
  /** Relative to the folder, with `/` between folders. */
  readonly path: string;
  readonly content: string;
}

/** Behind the name of a file until all are written. */
const UNFINISHED = '.slipway-new';

/**
 * Writes all of the files, or none: nothing is put in its place before everything is on the disk. Missing folders are
 * made.
 * @param isForced existing files are replaced
 * @throws DeployError `input` with all existing files, or what cannot be written
 */
export async function writeNewFiles(folder: string, files: readonly NewFile[], isForced: boolean): Promise<void> {
  const targets = files.map(({ path, content }) => ({ path, content, target: resolve(folder, path) }));
  await checkTargets(targets, isForced);
  try {
    for (const { content, target } of targets) {
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target + UNFINISHED, content, 'utf8');
    }
    for (const { target } of targets) await rename(target + UNFINISHED, target);
  } catch (thrown) {
    for (const { target } of targets) await rm(target + UNFINISHED, { force: true }).catch(() => undefined);
    throw new DeployError({
      kind: 'input',
      message: `The files cannot be written to ${join(folder, '/')} (${codeOf(thrown)}).`,
      advice: 'Check the path, its permissions and the free space of the disk, or use --dir.',
      cause: thrown,
    });
  }
}

interface Target {
  readonly path: string;
  readonly target: string;
}

async function checkTargets(targets: readonly Target[], isForced: boolean): Promise<void> {
  const kinds = await Promise.all(targets.map(async ({ path, target }) => ({ path, kind: await findKind(target) })));
  const found = kinds.filter(({ kind }) => kind === 'other' || (kind === 'file' && !isForced));
  if (found.length === 0) return;
  const isReplaceable = found.every(({ kind }) => kind === 'file');
  throw new DeployError({
    kind: 'input',
    message: `These files exist already: ${found.map(({ path }) => path).join(', ')}. No files were written.`,
    advice: isReplaceable
      ? 'To overwrite them, use --force. To write to another folder, use --dir.'
      : 'Not all of them are regular files. Move them away, or use --dir.',
  });
}

/** A link counts as `other`: what it leads to may belong to someone else. */
async function findKind(path: string): Promise<'none' | 'file' | 'other'> {
  try {
    return (await lstat(path)).isFile() ? 'file' : 'other';
  } catch (thrown) {
    return codeOf(thrown) === 'ENOENT' ? 'none' : 'other';
  }
}
