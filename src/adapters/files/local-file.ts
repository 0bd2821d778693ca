import { readFile, stat, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { codeOf, DeployError } from '../../ports/deploy-error.ts';

/** Larger than any rollout.json: its lists and texts are cut when it is written. */
const LARGEST_BYTES = 64 * 1024 * 1024;

/**
 * The text of a file that a person named on the command line, anywhere.
 * @throws DeployError `input` when it cannot be read
 */
export async function readLocalFile(path: string): Promise<string> {
  const found = await stat(path).catch((thrown: unknown) => {
    const code = codeOf(thrown);
    throw refuse(path, code === 'ENOENT' ? 'not found' : `cannot be opened (${code})`, thrown);
  });
  if (!found.isFile()) throw refuse(path, 'is not a regular file');
  if (found.size > LARGEST_BYTES) throw refuse(path, 'is larger than 64 MiB');
  return readFile(path, 'utf8').catch((thrown: unknown) => {
    throw refuse(path, `cannot be read (${codeOf(thrown)})`, thrown);
  });
}

/**
 * Writes a file that a person named on the command line, replacing an existing one.
 * @returns its absolute path
 * @throws DeployError `input` when it cannot be written
 */
export async function writeLocalFile(path: string, text: string): Promise<string> {
  await writeFile(path, text, 'utf8').catch((thrown: unknown) => {
    throw refuse(path, `cannot be written (${codeOf(thrown)})`, thrown);
  });
  return resolve(path);
}

function refuse(path: string, what: string, cause?: unknown): DeployError {
  return new DeployError({
    kind: 'input',
    message: `File ${path}: ${what}.`,
    advice: 'Give the path of a file.',
    cause,
  });
}
