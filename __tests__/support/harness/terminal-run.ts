/** Runs the shipped command line on a terminal of its own, and reads what stands on it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { nodeOfRunner, ROOT } from './action-run.ts';

const CLI = join(ROOT, 'dist', 'cli', 'index.js');

/** What a person sees, and how it came to be. */
export interface TerminalRun {
  readonly exitCode: number;
  /** All that was written to the terminal. */
  readonly written: string;
  /** Lines on the terminal and above it at the end, without empty ones at the end. */
  readonly screen: readonly string[];
  readonly isCursorVisible: boolean;
}

export interface TerminalOptions {
  readonly environment: Readonly<Record<string, string>>;
  readonly folder: string;
  readonly columns?: number;
  /** Called with all that was written so far; `type` types on the keyboard. */
  readonly onOutput?: ((written: string, type: (keys: string) => void) => void) | undefined;
}

/** `script` of util-linux gives the command a pseudo-terminal; its own standard input is the keyboard. */
export function runOnTerminal(args: readonly string[], options: TerminalOptions): Promise<TerminalRun> {
  const { environment, folder, columns = 100, onOutput } = options;
  const words = [nodeOfRunner(), CLI, ...args].map((word) => `'${word.replaceAll("'", String.raw`'\''`)}'`);
  const command = `stty cols ${columns} rows 30; exec ${words.join(' ')}`;
  const env = { PATH: process.env.PATH ?? '', HOME: folder, TERM: 'xterm', SHELL: '/bin/sh', ...environment };
  const child = spawn('script', ['-qfec', command, '/dev/null'], {
    cwd: folder,
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return watch(child, { columns, onOutput });
}

function watch(
  child: ChildProcess,
  { columns, onOutput }: Required<Pick<TerminalOptions, 'columns'>> & Pick<TerminalOptions, 'onOutput'>,
): Promise<TerminalRun> {
  let written = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    written += text;
    onOutput?.(written, (keys) => child.stdin?.write(keys));
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ exitCode: code ?? -1, written, ...readTerminal(written, columns) }));
  });
}

/** The sequences that a program may use here; any other is an error of the test. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is read
const PIECE = /\u001b\[(\?25[hl]|\d*[AJm])|[\r\n]|[^\u001b\r\n]+|\u001b/g;

/** What a terminal of so many columns shows of an output. A line that is too long is wrapped, as terminals do. */
export function readTerminal(written: string, columns: number): Pick<TerminalRun, 'screen' | 'isCursorVisible'> {
  const lines: string[] = [''];
  let [row, column, isCursorVisible] = [0, 0, true];
  const put = (character: string) => {
    if (column === columns) [row, column] = [row + 1, 0];
    const line = (lines[row] ?? '').padEnd(column);
    lines[row] = line.slice(0, column) + character + line.slice(column + 1);
    column += 1;
  };
  for (const [piece, sequence] of written.matchAll(PIECE)) {
    if (sequence === '?25h' || sequence === '?25l') isCursorVisible = sequence === '?25h';
    else if (sequence?.endsWith('A')) row = Math.max(0, row - Number(sequence.slice(0, -1) || 1));
    else if (sequence?.endsWith('J')) lines.splice(row, Number.POSITIVE_INFINITY, (lines[row] ?? '').slice(0, column));
    else if (sequence?.endsWith('m')) continue;
    else if (piece === '\r') column = 0;
    else if (piece === '\n') row += 1;
    else if (piece === '\u001b') throw new Error('A sequence that is not known was written.');
    else for (const character of piece) put(character);
  }
  const screen = Array.from(lines, (line) => (line ?? '').trimEnd());
  return { screen: screen.slice(0, screen.findLastIndex((line) => line !== '') + 1), isCursorVisible };
}
