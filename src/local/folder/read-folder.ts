import { refuseDamage, refuseVersion } from './folder-fault.ts';
import type { FolderFiles } from './folder-files.ts';
import { readLines } from './line.ts';
import { applyRecord, completeState, type JournalRecord, type SavedState } from './saved-state.ts';
import { readValue } from './value-text.ts';

/** Changes with every change of the records that a folder of before cannot be read as. */
export const FORMAT = 'slipway local state 1';
export const FORMAT_FILE = 'format';

/** First line of a snapshot and of its journal: which folder they are of, and which snapshot of it. */
export interface Header {
  readonly folder: string;
  readonly number: number;
}

/** What was found in a folder, whole. */
export interface FoundState {
  readonly header: Header;
  readonly saved: SavedState;
  /** Lines in the journal, its header too. */
  readonly lines: number;
  /** Length of the journal's whole lines; what follows was never answered. */
  readonly bytes: number;
}

/** A folder's files, and its path for what is said of it. */
export interface Folder {
  readonly path: string;
  readonly files: FolderFiles;
}

/**
 * Reads the state that a folder holds; undefined when nothing was ever begun in it. Changes nothing.
 * @throws DeployError `input` for another version, and for any damage but a last line that was cut off
 */
export function readFolder(folder: Folder): FoundState | undefined {
  const names = folder.files.list();
  if (names.includes(FORMAT_FILE)) checkFormat(folder);
  const numbers = names.map((name) => Number(/^snapshot-(\d+)$/.exec(name)?.[1] ?? 0));
  const number = Math.max(0, ...numbers);
  if (number === 0) return refuseOrphans(folder, names);
  const { header, saved } = readSnapshot(folder, number);
  return readJournal(folder, header, completeState(saved));
}

function checkFormat({ path, files }: Folder): void {
  const format = new TextDecoder().decode(files.read(FORMAT_FILE)).trim();
  if (format !== FORMAT) throw refuseVersion(path, format, FORMAT);
}

/** The first journal is made before the first snapshot; it has no more than its header then. */
function refuseOrphans(folder: Folder, names: readonly string[]): undefined {
  for (const name of names.filter((one) => /^journal-\d+$/.test(one))) {
    const reading = readLines(folder.files.read(name));
    const isEmpty = reading.kind === 'lines' && reading.texts.length <= 1;
    if (!isEmpty) throw refuseDamage(folder.path, `${name} has no snapshot before it`);
  }
  return undefined;
}

interface Snapshot {
  readonly header: Header;
  readonly saved: SavedState;
}

function readSnapshot(folder: Folder, number: number): Snapshot {
  const name = `snapshot-${number}`;
  const content = folder.files.read(name);
  const reading = readLines(content);
  if (reading.kind === 'damaged') throw refuseDamage(folder.path, `line ${reading.line} of ${name} is damaged`);
  const [first, second, ...further] = reading.texts;
  const isWhole = reading.bytes === content.length && further.length === 0;
  if (first === undefined || second === undefined || !isWhole) {
    throw refuseDamage(folder.path, `${name} is damaged`);
  }
  // The lines are whole, so they are what this version of the format writes.
  const header = readValue(first) as Header;
  if (header.number !== number) throw refuseDamage(folder.path, `${name} is another snapshot, renamed`);
  return { header, saved: readValue(second) as SavedState };
}

function readJournal(folder: Folder, header: Header, snapshot: SavedState): FoundState {
  const name = `journal-${header.number}`;
  if (!folder.files.list().includes(name)) throw refuseDamage(folder.path, `${name} is missing`);
  const reading = readLines(folder.files.read(name));
  if (reading.kind === 'damaged') throw refuseDamage(folder.path, `line ${reading.line} of ${name} is damaged`);
  const { texts, bytes } = reading;
  checkHeader(folder, name, { text: texts[0], header });
  let saved = snapshot;
  for (const [at, text] of texts.entries()) {
    if (at === 0) continue;
    const next = applyRecord(saved, readValue(text) as JournalRecord);
    if (next === undefined) throw refuseReplay(folder.path, name, at + 1);
    saved = next;
  }
  return { header, saved, lines: texts.length, bytes };
}

function checkHeader(
  folder: Folder,
  name: string,
  found: { readonly text: string | undefined; readonly header: Header },
): void {
  if (found.text === undefined) throw refuseDamage(folder.path, `line 1 of ${name} is missing`);
  const own = readValue(found.text) as Header;
  const isOwn = own.folder === found.header.folder && own.number === found.header.number;
  if (!isOwn) throw refuseDamage(folder.path, `${name} belongs to another folder or snapshot`);
}

function refuseReplay(path: string, name: string, line: number): Error {
  return refuseDamage(path, `line ${line} of ${name} was written by another version of Slipway, which was killed`);
}
