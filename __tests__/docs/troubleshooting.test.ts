import { describe, expect, test } from '@jest/globals';
import { isPrinted, listErrors } from '../support/printed-words.ts';

/** That each error is printed by a run is compared when all tests have run: see `tools/check-words.mjs`. */
describe('the errors of the troubleshooting', () => {
  test('are there, and each has words of its own', () => {
    const wordless = listErrors().filter((error) => !/\w{3}/.test(error.replaceAll('…', '')));

    expect(listErrors().length).toBeGreaterThan(50);
    expect(wordless).toEqual([]);
  });

  test('are found by their words in their order, in one line', () => {
    expect(isPrinted('a … c (…)', '| a b c (d) e')).toBe(true);
    expect(isPrinted('a … c', 'a b\nc')).toBe(false);
    expect(isPrinted('c … a', 'a b c')).toBe(false);
  });
});
