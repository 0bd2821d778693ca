import { constants, mkdtempSync } from 'node:fs';
import { type FileHandle, mkdir, open, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { codeOf, DeployError, type ErrorDetails } from '../../ports/deploy-error.ts';
import type { Files, ReportInput } from '../../ports/runner.ts';
import { decodeText, type Explain } from './decode-text.ts';
import { type Folders, isAllowed, isOpenedInside, resolveLinks } from './places.ts';

const LARGEST_BYTES = 1024 * 1024;
const OWN_FILE = 0o600;
const OUTSIDE = 'is outside the workspace and the temporary folder of the runner';

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
      await writeText(path, text, async () => {}).catch((thrown: unknown) => {
        throw explainTemporary(path, 'written', thrown);
      });
      return path;
    },
    writeReport: (path, text, input = 'report-path') =>
      writeReport({ path: resolve(folders.workspace, path), input }, text, folders),
    findPathError: (path, input, kind) =>
      findPathError({ path: resolve(folders.workspace, path), input, kind }, folders),
    temporaryPath: own,
    readTemporary: (path) =>
      readFile(path, 'utf8').catch((thrown: unknown) => {
        throw explainTemporary(path, 'read', thrown);
      }),
  };
}

async function readText(path: string, input: string, folders: Folders): Promise<string> {
  const real = await realpath(path).catch((thrown: unknown) => {
    throw fileError(input, path, explainOpening(thrown));
  });
  if (!(await isAllowed(real, folders))) throw fileError(input, path, OUTSIDE);
  // Not following a link that took the file's place meanwhile, and not waiting for the writer of a pipe.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const file = await open(real, flags).catch((thrown: unknown) => {
    throw fileError(input, path, explainOpening(thrown));
  });
  try {
    if (!(await isOpenedInside(file, real, folders))) throw fileError(input, path, OUTSIDE);
    return await readOpened(file, (what, advice) => fileError(input, path, what, advice));
  } finally {
    await file.close();
  }
}

async function readOpened(file: FileHandle, explain: Explain): Promise<string> {
  const found = await file.stat();
  if (!found.isFile()) throw explain('is not a regular file');
  if (found.size > LARGEST_BYTES) throw explain('is larger than 1 MiB');
  const { buffer, bytesRead } = await file.read(Buffer.alloc(LARGEST_BYTES + 1), 0, LARGEST_BYTES + 1, 0);
  if (bytesRead > LARGEST_BYTES) throw explain('is larger than 1 MiB');
  return decodeText(buffer.subarray(0, bytesRead), explain);
}

async function findPathError(
  { path, input, kind }: { readonly path: string; readonly input: string; readonly kind: 'file' | 'folder' | 'any' },
  folders: Folders,
): Promise<ErrorDetails | undefined> {
  const [noun, wanted] = kind === 'folder' ? ['folder', 'a folder'] : ['file', 'a regular file'];
  const explain = (what: string) => describeProblem(`${input}: the ${noun} ${path} ${what}.`, wanted);
  if (!(await isAllowed(await resolveLinks(path), folders))) return explain(OUTSIDE);
  if (kind === 'any') return undefined;
  try {
    const found = await stat(path);
    const isOfKind = kind === 'folder' ? found.isDirectory() : found.isFile();
    return isOfKind ? undefined : explain(`is not ${wanted}`);
  } catch (thrown) {
    return explain(explainOpening(thrown));
  }
}

/** An existing file is overwritten: the user named it. */
async function writeReport(
  { path, input }: { readonly path: string; readonly input: ReportInput },
  text: string,
  folders: Folders,
): Promise<string> {
  const check = async (file: FileHandle, real: string): Promise<void> => {
    const found = await file.stat();
    if (!found.isFile()) throw fileError(input, path, 'is not a regular file');
    // The other name may lie anywhere, in the store of a package manager for one.
    if (found.nlink > 1) throw fileError(input, path, 'is a hard link');
    if (!(await isOpenedInside(file, real, folders))) throw fileError(input, path, OUTSIDE);
  };
  if (!(await isAllowed(await resolveLinks(dirname(path)), folders))) throw fileError(input, path, OUTSIDE);
  try {
    await mkdir(dirname(path), { recursive: true });
    const real = join(await realpath(dirname(path)), basename(path));
    await writeText(real, text, (file) => check(file, real));
  } catch (thrown) {
    if (thrown instanceof DeployError) throw thrown;
    throw fileError(input, path, `cannot be written (${codeOf(thrown)})`);
  }
  return path;
}

/**
 * Never through a link that someone put where the file shall be, nor into a pipe that nobody reads.
 * @param check throws when the file that is open must stay as it is
 */
async function writeText(path: string, text: string, check: (file: FileHandle) => Promise<void>): Promise<void> {
  const { O_WRONLY, O_CREAT, O_NOFOLLOW, O_NONBLOCK } = constants;
  const file = await open(path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK, OWN_FILE);
  try {
    await check(file);
    await file.truncate();
    await file.writeFile(text, 'utf8');
  } finally {
    await file.close();
  }
}

function explainOpening(thrown: unknown): string {
  const code = codeOf(thrown);
  return code === 'ENOENT' ? 'does not exist' : `cannot be opened (${code})`;
}

function fileError(input: string, path: string, what: string, advice?: string): DeployError {
  const error = describeProblem(`${input}: the file ${path} ${what}.`, 'a regular file');
  return new DeployError(advice === undefined ? error : { ...error, advice });
}

function describeProblem(message: string, wanted: string): ErrorDetails {
  return { kind: 'input', message, advice: `Use the path of ${wanted} inside the workspace.` };
}

function explainTemporary(path: string, what: 'written' | 'read', thrown: unknown): DeployError {
  return new DeployError({
    kind: 'build',
    message: `The temporary file ${path} cannot be ${what} (${codeOf(thrown)}).`,
    advice: 'Check that the disk of the runner is not full and that its temporary folder is writable.',
    cause: thrown,
  });
}
