/** A terminal whose last lines are drawn again and again. */
export interface Screen {
  readonly width: number;
  readonly height: number;
  /** Prints a line above what is drawn. */
  print(line: string): void;
  /** Replaces what is drawn. */
  draw(lines: readonly string[]): void;
  /** What is drawn stays as it is; the cursor is visible again. */
  end(): void;
}

/** What a screen needs of stdout. */
export interface ScreenStream {
  readonly columns?: number;
  readonly rows?: number;
  write(text: string): unknown;
}

// ECMA-48 and DEC private modes, which all terminals of today have.
const HIDE_CURSOR = '\u001b[?25l';
const SHOW_CURSOR = '\u001b[?25h';
const TO_START_AND_ERASE = '\r\u001b[J';
const up = (lines: number) => (lines === 0 ? '' : `\u001b[${lines}A`);

/**
 * Draws on a stream that is a terminal. The cursor is hidden from the first drawing to `end`.
 * @param onExit calls back when the process ends in whatever way: the cursor is shown then
 */
export function openScreen(stream: ScreenStream, onExit: (restore: () => void) => void): Screen {
  let drawn: readonly string[] = [];
  let isHidden = false;
  const restore = () => {
    if (isHidden) stream.write(SHOW_CURSOR);
    isHidden = false;
  };
  onExit(restore);
  // A terminal that became narrower has wrapped the lines that were drawn.
  const countRows = () => drawn.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / widthOf(stream))), 0);
  const erase = () => `${up(countRows())}${TO_START_AND_ERASE}`;
  const join = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');
  return {
    get width() {
      return widthOf(stream);
    },
    get height() {
      return stream.rows ?? 24;
    },
    print: (line) => void stream.write(`${erase()}${line}\n${join(drawn)}`),
    draw: (lines) => {
      stream.write(`${isHidden ? '' : HIDE_CURSOR}${erase()}${join(lines)}`);
      isHidden = true;
      drawn = lines;
    },
    end: () => {
      drawn = [];
      restore();
    },
  };
}

function widthOf({ columns }: ScreenStream): number {
  return columns === undefined || columns === 0 ? 80 : columns;
}
