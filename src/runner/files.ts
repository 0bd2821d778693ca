import { constants, mkdtempSync } from 'node:fs';
import { access, mkdir, open, readFile, realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { DeployError } from '../errors.ts';
import type { Files } from '../world.ts';

/** The two folders in which files may lie. Absolute. */
export interface Folders {
  readonly workspace: string;
  /** RUNNER_TEMP, or the system's own. */
  readonly temporary: string;
}

const LARGEST_BYTES = 1024 * 1024;
const OWN_FILE = 0o600;

/** Files of the workspace and of the runner's temporary folder, and no others. */
export function createFiles(folders: Folders): Files {
  const made: { folder?: string } = {};
  const own = (name: string) => {
    // A folder of this run, mode 0700: names need not be unique among steps.
    made.folder ??= mkdtempSync(join(folders.temporary, 'slipway-'));
    return join(made.folder, name.replaceAll(/[^A-Za-z0-9._-]/g, '-'));
  };
  return {
    readText: (path, input) => readText(resolve(folders.workspace, path), input, folders),
    writeTemporary: async (name, text) => {
      const path = own(name);
      await writeText(path, text).catch((thrown: unknown) => {
        throw explainTemporary(path, 'written', thrown);
      });
      return path;
    },
    writeReport: (path, text) => writeReport(resolve(folders.workspace, path), text, folders),
    exists: (path) => exists(resolve(folders.workspace, path), folders),
    temporaryPath: own,
    readTemporary: (path) =>
      readFile(path, 'utf8').catch((thrown: unknown) => {
        throw explainTemporary(path, 'read', thrown);
      }),
  };
}

async function readText(path: string, input: string, folders: Folders): Promise<string> {
  const real = await realpath(path).catch((thrown: unknown) => {
    throw refuse(input, path, codeOf(thrown) === 'ENOENT' ? 'is not there' : `cannot be opened (${codeOf(thrown)})`);
  });
  if (!(await isAllowed(real, folders))) {
    throw refuse(input, path, 'lies outside the workspace and the temporary folder of the runner');
  }
  // Not following a link that took the file's place meanwhile, and not waiting for the writer of a pipe.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const file = await open(real, flags).catch((thrown: unknown) => {
    throw refuse(input, path, `cannot be opened (${codeOf(thrown)})`);
  });
  try {
    const found = await file.stat();
    if (!found.isFile()) throw refuse(input, path, 'is not a regular file');
    if (found.size > LARGEST_BYTES) throw refuse(input, path, 'is larger than 1 MiB');
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LARGEST_BYTES + 1), 0, LARGEST_BYTES + 1, 0);
    if (bytesRead > LARGEST_BYTES) throw refuse(input, path, 'is larger than 1 MiB');
    return decode(buffer.subarray(0, bytesRead), () => refuse(input, path, 'is not text in UTF-8'));
  } finally {
    await file.close();
  }
}

/** Bytes that are no UTF-8 would be replaced in silence, and deployed so. */
function decode(bytes: Uint8Array, refuseBytes: () => DeployError): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw refuseBytes();
  }
}

async function writeReport(path: string, text: string, folders: Folders): Promise<string> {
  const input = 'report-path';
  if (!(await isAllowed(await realFolder(dirname(path)), folders))) {
    throw refuse(input, path, 'lies outside the workspace and the temporary folder of the runner');
  }
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeText(path, text);
  } catch (thrown) {
    throw refuse(input, path, `cannot be written (${codeOf(thrown)})`);
  }
  return path;
}

async function exists(path: string, folders: Folders): Promise<boolean> {
  try {
    const real = await realpath(path);
    await access(real);
    return await isAllowed(real, folders);
  } catch {
    return false;
  }
}

/** Never through a link that someone put where the file shall be, nor into a pipe that nobody reads. */
async function writeText(path: string, text: string): Promise<void> {
  const { O_WRONLY, O_CREAT, O_TRUNC, O_NOFOLLOW, O_NONBLOCK } = constants;
  const flags = O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_NONBLOCK;
  const file = await open(path, flags, OWN_FILE);
  try {
    await file.writeFile(text, 'utf8');
  } finally {
    await file.close();
  }
}

/** The folder with links resolved, or the nearest one above it that is there. */
async function realFolder(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (thrown) {
    const above = dirname(path);
    if (codeOf(thrown) !== 'ENOENT' || above === path) return path;
    return await realFolder(above);
  }
}

async function isAllowed(real: string, folders: Folders): Promise<boolean> {
  const roots = await Promise.all([folders.workspace, folders.temporary].map(realFolder));
  return roots.some((root) => lies(real, root));
}

function lies(path: string, root: string): boolean {
  const way = relative(root, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function refuse(input: string, path: string, what: string): DeployError {
  return new DeployError({
    kind: 'input',
    message: `${input}: the file ${path} ${what}.`,
    advice: 'Give the path of a regular file inside the workspace.',
  });
}

function explainTemporary(path: string, what: 'written' | 'read', thrown: unknown): DeployError {
  return new DeployError({
    kind: 'build',
    message: `The temporary file ${path} cannot be ${what} (${codeOf(thrown)}).`,
    advice: 'Check that the disk of the runner is not full and that its temporary folder may be used.',
    cause: thrown,
  });
}

function codeOf(thrown: unknown): string {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown ? String(thrown.code) : 'unknown';
}
