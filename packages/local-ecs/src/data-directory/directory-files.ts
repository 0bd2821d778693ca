/** The file operations on a data folder. Types only. */

/** Each operation survives a kill of the process once it has returned. All throw Node's errors. */
export interface DirectoryFiles {
  /** Names of files and folders, in no order. */
  list(): readonly string[];
  read(name: string): Uint8Array;
  /** Makes or replaces a file. A kill during the write leaves a part of it. */
  write(name: string, text: string): void;
  /** Adds to the end of a file. A kill or an error during the write leaves a part. @returns bytes added */
  append(name: string, text: string): number;
  /** Renames a file and replaces the target atomically. */
  rename(from: string, to: string): void;
  /** Does nothing if the file does not exist. */
  remove(name: string): void;
  /** Cuts a file off after so many bytes. */
  truncate(name: string, bytes: number): void;
  /** No other function may be called afterwards. */
  close(): void;
}
