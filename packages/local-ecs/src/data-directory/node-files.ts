import {
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { DirectoryFiles } from './directory-files.ts';

/** Environment values of task definitions are in them: they are for their owner only. */
const OWNER_ONLY = 0o600;

/** The files of an existing folder. The file that is appended to stays open: an append is one write. */
export function openNodeFiles(directory: string): DirectoryFiles {
  let open: { readonly name: string; readonly descriptor: number } | undefined;
  const pathOf = (name: string): string => join(directory, name);
  const release = (): void => {
    if (open !== undefined) closeSync(open.descriptor);
    open = undefined;
  };
  const openToAppend = (name: string): number => {
    if (open?.name !== name) {
      release();
      open = { name, descriptor: openSync(pathOf(name), 'a', OWNER_ONLY) };
    }
    return open.descriptor;
  };
  return {
    list: () => readdirSync(directory),
    read: (name) => readFileSync(pathOf(name)),
    write: (name, text) => writeFileSync(pathOf(name), text, { mode: OWNER_ONLY }),
    append: (name, text) => writeWhole(openToAppend(name), Buffer.from(text)),
    rename: (from, to) => renameSync(pathOf(from), pathOf(to)),
    remove: (name) => rmSync(pathOf(name), { force: true }),
    truncate: (name, bytes) => truncateSync(pathOf(name), bytes),
    close: release,
  };
}

/** The system may take a part at a time. */
function writeWhole(descriptor: number, bytes: Buffer): number {
  let written = 0;
  while (written < bytes.length) written += writeSync(descriptor, bytes, written);
  return written;
}
