import type { Command } from '../engine/contract.ts';
import type { EngineState } from '../engine/step.ts';
import type { Catalogue } from '../registry/repository.ts';
import { writeLine } from './line.ts';
import { type Directory, FORMAT, FORMAT_FILE, type FoundState, type Header, readDirectory } from './read-directory.ts';
import { compareCatalogues, type JournalRecord, type SavedState } from './saved-state.ts';
import { writeValue } from './value-text.ts';

/** The state in a data folder: a snapshot, and a journal of what has happened since. */
export interface Store {
  /** The state in the folder; undefined until it has one. */
  saved(): SavedState | undefined;
  /** The first state of a folder that has none. */
  begin(saved: SavedState): void;
  /** Saves a step. @throws Error when it cannot be written: then nothing is saved */
  keepStep(step: { readonly command: Command; readonly at: number; readonly state: EngineState }): void;
  /** @throws Error when it cannot be written */
  keepCatalogue(after: Catalogue): void;
  /** Keeps that times up to this one may be shown. */
  keepTime(until: number): void;
  /** Leaves a snapshot alone, so that the next start plays nothing again. */
  end(now: number): void;
}

export interface StoreOptions {
  /** Identifies the folder. */
  readonly identity: string;
  /** A journal longer than this, and than twice the snapshot, is replaced by a new snapshot. Bytes. */
  readonly longestJournal?: number;
}

const LONGEST_JOURNAL = 1024 * 1024;

/** What is open: the journal that is written to. */
interface Journal {
  header: Header;
  lines: number;
  bytes: number;
  /** Length at which a new snapshot is made. */
  limit: number;
  /** Whether the file may end with a partial line. */
  isTorn: boolean;
}

/**
 * Opens the state of a folder that is locked by this process. Drops an incomplete last line, since its call was never
 * answered.
 * @throws SettingError for a folder that cannot be used; then nothing is changed
 */
export function openStore(directory: Directory, options: StoreOptions): Store {
  const found = readDirectory(directory);
  if (found === undefined) beginFormat(directory);
  else cleanUp(directory, found);
  return new DirectoryStore(directory, options, found);
}

function beginFormat({ files }: Directory): void {
  files.write(`${FORMAT_FILE}.new`, `${FORMAT}\n`);
  files.rename(`${FORMAT_FILE}.new`, FORMAT_FILE);
}

/** Removes a partial line from the end of the journal, and the files of an unfinished snapshot. */
function cleanUp({ files }: Directory, { header, bytes }: FoundState): void {
  files.truncate(`journal-${header.number}`, bytes);
  removeOthers(files, header.number);
}

function removeOthers(files: Directory['files'], number: number): void {
  for (const name of files.list()) {
    const [, which, suffix] = /^(?:snapshot|journal)-(\d+)(\.new)?$/.exec(name) ?? [];
    if (which !== undefined && (Number(which) !== number || suffix !== undefined)) files.remove(name);
  }
}

class DirectoryStore implements Store {
  private readonly directory: Directory;
  private readonly options: StoreOptions;
  private state: SavedState | undefined;
  private journal: Journal;

  constructor(directory: Directory, options: StoreOptions, found: FoundState | undefined) {
    this.directory = directory;
    this.options = options;
    this.state = found?.saved;
    const header = found?.header ?? { folder: options.identity, number: 0 };
    const { lines, bytes } = found ?? { lines: 0, bytes: 0 };
    this.journal = { header, lines, bytes, limit: this.limitFor(0), isTorn: false };
  }

  saved(): SavedState | undefined {
    return this.state;
  }

  begin(saved: SavedState): void {
    this.takeSnapshot(saved);
    this.state = saved;
  }

  keepStep(step: { readonly command: Command; readonly at: number; readonly state: EngineState }): void {
    const { command, at, state } = step;
    this.keep({ kind: 'step', command, at, random: state.random }, (saved) => ({
      ...saved,
      engine: state,
      until: Math.max(saved.until, at),
    }));
  }

  keepCatalogue(after: Catalogue): void {
    const record = compareCatalogues(this.state?.catalogue ?? new Map(), after);
    const isSame = record.changed.length === 0 && record.deleted.length === 0;
    if (!isSame) this.keep(record, (saved) => ({ ...saved, catalogue: after }));
  }

  keepTime(until: number): void {
    this.keep({ kind: 'time', until }, (saved) => ({ ...saved, until: Math.max(saved.until, until) }));
  }

  end(now: number): void {
    if (this.state !== undefined) this.renew({ ...this.state, until: now });
  }

  private keep(record: JournalRecord, change: (saved: SavedState) => SavedState): void {
    if (this.state === undefined) throw new Error('nothing is begun in the folder yet');
    this.append(writeValue(record));
    this.state = change(this.state);
    if (this.journal.bytes > this.journal.limit) this.renew(this.state);
  }

  /** What is left of a line that could not be written is taken away before the next one. */
  private append(text: string): void {
    const { journal, directory } = this;
    const name = `journal-${journal.header.number}`;
    if (journal.isTorn) directory.files.truncate(name, journal.bytes);
    journal.isTorn = true;
    journal.bytes += directory.files.append(name, writeLine(journal.lines, text));
    journal.lines += 1;
    journal.isTorn = false;
  }

  /** If the disk is full, the journal continues and the snapshot is retried later. */
  private renew(saved: SavedState): void {
    try {
      this.takeSnapshot(saved);
    } catch {
      this.journal.limit = this.journal.bytes + this.limitFor(0);
    }
  }

  /** The journal comes first: once the snapshot has its name, both exist. */
  private takeSnapshot(saved: SavedState): void {
    const { files } = this.directory;
    const number = this.journal.header.number + 1;
    const header: Header = { folder: this.journal.header.folder, number };
    const first = writeLine(0, writeValue(header));
    const text = first + writeLine(1, writeValue(saved));
    files.write(`journal-${number}`, first);
    files.write(`snapshot-${number}.new`, text);
    files.rename(`snapshot-${number}.new`, `snapshot-${number}`);
    this.journal = { header, lines: 1, bytes: first.length, limit: this.limitFor(text.length), isTorn: false };
    removeOthers(files, number);
  }

  private limitFor(snapshotLength: number): number {
    return Math.max(this.options.longestJournal ?? LONGEST_JOURNAL, 2 * snapshotLength);
  }
}
