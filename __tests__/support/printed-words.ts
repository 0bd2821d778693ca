/** The rows of docs/troubleshooting.md, and which of them a run has printed. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPage, readRows } from '../docs/pages.ts';

/** The errors of the page, `…` for names. */
export function listErrors(): readonly string[] {
  return readRows(readPage('docs/troubleshooting.md')).map(([error = '']) => error.slice(1, -1));
}

/** Whether a line of the text is this error: its words in their order, and anything for each `…`. */
export function isPrinted(error: string, text: string): boolean {
  const parts = error.split('…').map((words) => words.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  return new RegExp(parts.join('.*?')).test(text);
}

/** Writes which errors a run has printed into the folder that SLIPWAY_TEST_WORDS names; without it nothing. */
export function recordWords(text: string): void {
  const folder = process.env.SLIPWAY_TEST_WORDS;
  if (folder === undefined) return;
  const printed = listErrors().filter((error) => isPrinted(error, text));
  if (printed.length === 0) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${randomUUID()}.json`), JSON.stringify(printed));
}
