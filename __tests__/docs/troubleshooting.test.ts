import { describe, expect, test } from '@jest/globals';
import { isPrinted, listErrors } from '../support/harness/printed-words.ts';
import { readPage } from './pages.ts';

/** Errors that no scenario brings about, and the test of the function that makes the sentence. */
const BY_FUNCTIONS: Readonly<Record<string, string>> = JSON.parse(readPage('__tests__/docs/printed-by-functions.json'));

/** That each error is printed by a run is compared when all tests have run: see `tools/check-words.mjs`. */
describe('the errors of the troubleshooting', () => {
  test('are there, and each has words of its own', () => {
    const wordless = listErrors().filter((error) => !/\w{3}/.test(error.replaceAll('…', '')));

    expect(listErrors().length).toBeGreaterThan(50);
    expect(wordless).toEqual([]);
  });

  test.each(Object.entries(BY_FUNCTIONS))('"%s" is expected by the test of its function', (error, path) => {
    const words = error.split('…').filter((part) => part.trim().length > 2);
    const expected = readPage(`__tests__/${path}`);

    expect(listErrors()).toContain(error);
    expect(words.filter((part) => !expected.includes(part.trim()))).toEqual([]);
  });

  test('are found by their words in their order, in one line', () => {
    expect(isPrinted('a … c (…)', '| a b c (d) e')).toBe(true);
    expect(isPrinted('a … c', 'a b\nc')).toBe(false);
    expect(isPrinted('c … a', 'a b c')).toBe(false);
  });
});
