/** The files of a data folder, as its store uses them. Types only. */

/** Each act is done when it returns, as far as a kill of the process is concerned. All of them throw what Node throws. */
export interface FolderFiles {
  /** Names of files and folders, in no order. */
  list(): readonly string[];
  read(name: string): Uint8Array;
  /** Makes or replaces a file. A kill meanwhile leaves a part of it. */
  write(name: string, text: string): void;
  /** Adds to the end of a file. A kill or a fault meanwhile leaves a part. @returns bytes added */
  append(name: string, text: string): number;
  /** Gives a file a name, in place of what had it: there is no moment without. */
  rename(from: string, to: string): void;
  /** A file that is not there is well. */
  remove(name: string): void;
  /** Cuts a file off after so many bytes. */
  truncate(name: string, bytes: number): void;
  /** Nothing is done afterwards. */
  close(): void;
}
