import { refuseDamage, refuseVersion } from './directory-error.ts';
import type { DirectoryFiles } from './directory-files.ts';
import { readLines } from './line.ts';
import { applyRecord, completeState, type JournalRecord, type SavedState } from './saved-state.ts';
import { readValue } from './value-text.ts';

/** Changes with every incompatible change of the records. */
export const FORMAT = 'slipway local state 1';
export const FORMAT_FILE = 'format';

/** First line of a snapshot and of its journal: the folder and the number of the snapshot. */
export interface Header {
  readonly folder: string;
  readonly number: number;
}

/** The state that was found in a folder. */
export interface FoundState {
  readonly header: Header;
  readonly saved: SavedState;
  /** Lines in the journal, its header too. */
  readonly lines: number;
  /** Length of the journal's complete lines. The rest was never answered. */
  readonly bytes: number;
}

/** A folder's files, and its path for messages. */
export interface Directory {
  readonly path: string;
  readonly files: DirectoryFiles;
}

/**
 * Reads the state in a folder; undefined when it contains none. Changes nothing.
 * @throws SettingError for another version, and for any damage but a last line that was cut off
 */
export function readDirectory(directory: Directory): FoundState | undefined {
  const names = directory.files.list();
  if (names.includes(FORMAT_FILE)) checkFormat(directory);
  const numbers = names.map((name) => Number(/^snapshot-(\d+)$/.exec(name)?.[1] ?? 0));
  const number = Math.max(0, ...numbers);
  if (number === 0) return refuseOrphans(directory, names);
  const { header, saved } = readSnapshot(directory, number);
  return readJournal(directory, header, completeState(saved));
}

function checkFormat({ path, files }: Directory): void {
  const format = new TextDecoder().decode(files.read(FORMAT_FILE)).trim();
  if (format !== FORMAT) throw refuseVersion(path, format, FORMAT);
}

/** The first journal is made before the first snapshot; it has no more than its header then. */
function refuseOrphans(directory: Directory, names: readonly string[]): undefined {
  for (const name of names.filter((one) => /^journal-\d+$/.test(one))) {
    const reading = readLines(directory.files.read(name));
    const isEmpty = reading.kind === 'lines' && reading.texts.length <= 1;
    if (!isEmpty) throw refuseDamage(directory.path, `${name} has no snapshot before it`);
  }
  return undefined;
}

interface Snapshot {
  readonly header: Header;
  readonly saved: SavedState;
}

function readSnapshot(directory: Directory, number: number): Snapshot {
  const name = `snapshot-${number}`;
  const content = directory.files.read(name);
  const reading = readLines(content);
  if (reading.kind === 'damaged') throw refuseDamage(directory.path, `line ${reading.line} of ${name} is damaged`);
  const [first, second, ...further] = reading.texts;
  const isWhole = reading.bytes === content.length && further.length === 0;
  if (first === undefined || second === undefined || !isWhole) {
    throw refuseDamage(directory.path, `${name} is damaged`);
  }
  // The lines are complete, so this version of the format wrote them.
  const header = readValue(first) as Header;
  if (header.number !== number) throw refuseDamage(directory.path, `${name} is another snapshot, renamed`);
  return { header, saved: readValue(second) as SavedState };
}

function readJournal(directory: Directory, header: Header, snapshot: SavedState): FoundState {
  const name = `journal-${header.number}`;
  if (!directory.files.list().includes(name)) throw refuseDamage(directory.path, `${name} is missing`);
  const reading = readLines(directory.files.read(name));
  if (reading.kind === 'damaged') throw refuseDamage(directory.path, `line ${reading.line} of ${name} is damaged`);
  const { texts, bytes } = reading;
  checkHeader(directory, name, { text: texts[0], header });
  let saved = snapshot;
  for (const [at, text] of texts.entries()) {
    if (at === 0) continue;
    const next = applyRecord(saved, readValue(text) as JournalRecord);
    if (next === undefined) throw refuseReplay(directory.path, name, at + 1);
    saved = next;
  }
  return { header, saved, lines: texts.length, bytes };
}

function checkHeader(
  directory: Directory,
  name: string,
  found: { readonly text: string | undefined; readonly header: Header },
): void {
  if (found.text === undefined) throw refuseDamage(directory.path, `line 1 of ${name} is missing`);
  const own = readValue(found.text) as Header;
  const isOwn = own.folder === found.header.folder && own.number === found.header.number;
  if (!isOwn) throw refuseDamage(directory.path, `${name} belongs to another folder or snapshot`);
}

function refuseReplay(path: string, name: string, line: number): Error {
  return refuseDamage(path, `line ${line} of ${name} was written by another version of Slipway, which was killed`);
}
