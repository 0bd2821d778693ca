import { describe, expect, test } from '@jest/globals';
import { readPage, readRows, readSources } from './pages.ts';

describe('the troubleshooting', () => {
  const SOURCES = readSources('src/');
  const errors = readRows(readPage('docs/troubleshooting.md')).map(([error = '']) => error.slice(1, -1));

  test.each(errors)('of "%s" is about words that Slipway says', (error) => {
    const said = error.split('…').filter((words) => words.trim() !== '');

    expect(said).not.toEqual([]);
    expect(said.filter((words) => !SOURCES.includes(words))).toEqual([]);
  });
});
