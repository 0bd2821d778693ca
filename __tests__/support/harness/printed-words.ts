/** What runs have printed: errors of docs/troubleshooting.md, and banned words. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBannedWords } from '../../../tools/banned-words.mjs';
import { readPage, readRows } from '../../docs/pages.ts';

/** The errors of the page, `…` for names. */
export function listErrors(): readonly string[] {
  return readRows(readPage('docs/troubleshooting.md')).map(([error = '']) => error.slice(1, -1));
}

/** Whether a line of the text is this error: its words in their order, and anything for each `…`. */
export function isPrinted(error: string, text: string): boolean {
  const parts = error.split('…').map((words) => words.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  return new RegExp(parts.join('.*?')).test(text);
}

interface Printed {
  /** Log and outputs. */
  readonly log: string;
  readonly summary?: string;
}

/**
 * Writes which errors a run has printed, and its lines with banned words, into the folder that SLIPWAY_TEST_WORDS names;
 * without it nothing.
 */
export function recordWords({ log, summary = '' }: Printed): void {
  const folder = process.env.SLIPWAY_TEST_WORDS;
  if (folder === undefined) return;
  const errors = listErrors().filter((error) => isPrinted(error, log));
  const banned = listBannedLines(`${log}\n${summary}`);
  if (errors.length + banned.length === 0) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${randomUUID()}.json`), JSON.stringify({ errors, banned }));
}

/** One sentence for each banned word: the word, what to write instead, and the line. */
function listBannedLines(text: string): readonly string[] {
  const lines = text.split('\n');
  const found = findBannedWords(text);
  return found.map(({ line, word, instead }) => `"${word}": write ${instead}: ${lines[line - 1]}`);
}
