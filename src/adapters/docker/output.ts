import { StringDecoder } from 'node:string_decoder';

/** Keeps the end of a long text. */
export interface Tail {
  add(text: string): void;
  read(): string;
}

/** @param most characters that are kept */
export function createTail(most: number): Tail {
  const kept = { text: '' };
  return {
    add: (text) => {
      kept.text += text;
      // Cut rarely, so that a long output is not copied with each piece of it.
      if (kept.text.length > most * 2) kept.text = kept.text.slice(-most);
    },
    read: () => kept.text.slice(-most),
  };
}

/** Makes lines of pieces; ends of lines are LF, CR and CRLF, as the runner reads them. */
export interface LineSplitter {
  add(text: string): void;
  end(): void;
}

const LONGEST_LINE = 64 * 1024;

/** @param onLine called with each line that is not blank; a line of more than 64 Ki characters comes in pieces */
export function createLineSplitter(onLine: (line: string) => void): LineSplitter {
  const open = { text: '' };
  const give = (line: string) => {
    if (line.trim() !== '') onLine(line);
  };
  return {
    add: (text) => {
      const lines = (open.text + text).split(/[\r\n]/);
      open.text = lines.pop() ?? '';
      for (const line of lines) give(line);
      if (open.text.length > LONGEST_LINE) {
        give(open.text);
        open.text = '';
      }
    },
    end: () => {
      give(open.text);
      open.text = '';
    },
  };
}

const KEPT_CHARACTERS = 1024 * 1024;

/**
 * One stream of a program, whose pieces may end within a character.
 *
 * @param onLine as for `createLineSplitter`
 * @returns `end`: the last 1 Mi characters
 */
export function collectStream(onLine: (line: string) => void): { add(bytes: Buffer): void; end(): string } {
  const decoder = new StringDecoder('utf8');
  const tail = createTail(KEPT_CHARACTERS);
  const splitter = createLineSplitter(onLine);
  const take = (text: string) => {
    tail.add(text);
    splitter.add(text);
  };
  return {
    add: (bytes) => take(decoder.write(bytes)),
    end: () => {
      take(decoder.end());
      splitter.end();
      return tail.read();
    },
  };
}
