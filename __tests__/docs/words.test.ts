/** What people read uses the words of AWS, GitHub and Docker. */
import { describe, expect, test } from '@jest/globals';
import { CHECKED, findBannedWords, keepSentences, listCheckedFiles } from '../../tools/banned-words.mjs';
import { readPage } from './pages.ts';

const WIDEST = 120;

/** The text without what Slipway printed: those words are checked where they are printed. */
function dropPrinted(page: string): string {
  const blank = (text: string) => text.replaceAll(/[^\n]+/g, '');
  return page.replaceAll(/^```text\n.*?^```$/gms, blank).replaceAll(/^\| `[^`]*` (?=\|[^|]*\|$)/gm, '');
}

function readTexts(file: string): string {
  const text = readPage(file);
  if (file.endsWith('.ts')) return keepSentences(text);
  return CHECKED.printed || !file.startsWith('docs/') ? text : dropPrinted(text);
}

function describeWords(file: string): readonly string[] {
  const words = findBannedWords(readTexts(file), file);
  return words.map(({ line, word, instead }) => `${file}:${line} "${word}": write ${instead}`);
}

describe.each(listCheckedFiles())('%s', (file) => {
  test('has no banned word', () => {
    expect(describeWords(file)).toEqual([]);
  });
});

describe('a banned word', () => {
  test('is found in any form, with its line and what to write instead', () => {
    expect(findBannedWords('web:1 runs\nECS gave it up, and web:1 Serves again')).toEqual([
      { line: 2, word: 'Serves', instead: 'runs, is running; the current revision' },
      { line: 2, word: 'gave it up', instead: 'fails the deployment' },
    ]);
  });

  test('is not a part of another word, nor one of an exception', () => {
    expect(findBannedWords('serves-x.sh observes, defaults, is there a way?')).toMatchObject([{ word: 'serves' }]);
    expect(findBannedWords('Faults', 'docs/local-ecs.md')).toEqual([]);
    expect(findBannedWords('Faults', 'README.md')).toHaveLength(1);
  });

  test('is searched in comments and sentences of a source, not in its names', () => {
    const source = "const told = 'told'; // it was told\nthrow new Error('It was told so.'); told();";

    expect(findBannedWords(keepSentences(source)).map(({ line }) => line)).toEqual([1, 2]);
  });
});

/** Code, tables, pictures and generated sections cannot be wrapped. */
function dropUnwrapped(page: string): string {
  return page
    .replaceAll(/^<!-- ([\w-]+) -->.*?^<!-- \/\1 -->/gms, '')
    .replaceAll(/^\s*```.*?^\s*```$/gms, '')
    .replaceAll(/^(?:\||!\[).*$/gm, '');
}

/** The lines of the changelog belong to many changes at once. */
const PROSE = listCheckedFiles().filter((file) => file.endsWith('.md') && !/^CHANGELOG|^__tests__/.test(file));

test.each(PROSE)('%s has lines of at most 120 characters', (file) => {
  const lines = dropUnwrapped(readPage(file)).split('\n');

  expect(lines.filter((line) => line.length > WIDEST)).toEqual([]);
});
