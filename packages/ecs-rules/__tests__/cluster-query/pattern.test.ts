import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parsePattern } from '../../src/cluster-query/parse-pattern.ts';
import { matchesPattern } from '../../src/cluster-query/pattern.ts';

function matches(pattern: string, text: string): boolean {
  return matchesPattern(parsePattern(pattern), text);
}

describe('the patterns of the cluster query language', () => {
  test.each([
    { name: 'a pattern fits the whole text', pattern: 't2', yes: 't2', no: 't2.small' },
    { name: 'anything after', pattern: 't2.*', yes: 't2.small', no: 'at2.small' },
    { name: 'a real dot', pattern: 't2\\..*', yes: 't2.small', no: 't2small' },
    { name: 'alternatives', pattern: '(t2|t3)\\.(small|large)', yes: 't3.large', no: 't2.nano' },
    { name: 'a class', pattern: '[tmc][0-9]+\\..*', yes: 'c15.x', no: 'r5.x' },
    { name: 'a class without', pattern: '[^t].*', yes: 'm5', no: 't2' },
    { name: 'a class with a ] first and a - last', pattern: '[]a-]+', yes: ']-a', no: 'b' },
    { name: 'a count', pattern: 'us-east-1[a-c]{1,2}', yes: 'us-east-1ab', no: 'us-east-1abc' },
    { name: 'digits', pattern: 'i-\\d+', yes: 'i-12', no: 'i-1a' },
    { name: 'anchors at the ends', pattern: '^t2.*$', yes: 't2.x', no: 'x' },
    { name: 'a group that keeps nothing', pattern: '(?:ab)+c?', yes: 'abab', no: 'aba' },
    { name: 'a lazy repetition', pattern: 'a+?b', yes: 'aab', no: 'b' },
  ])('$name', ({ pattern, yes, no }) => {
    expect([matches(pattern, yes), matches(pattern, no)]).toEqual([true, false]);
  });

  test.each([
    { name: 'a lookahead', pattern: '(?=a)' },
    { name: 'a back-reference', pattern: '(a)\\1' },
    { name: 'a repetition of nothing', pattern: '*a' },
    { name: 'two repetitions', pattern: 'a**' },
    { name: 'an open group', pattern: '(a' },
    { name: 'a group too many', pattern: 'a)' },
    { name: 'an open class', pattern: '[a' },
    { name: 'a range that ends before it begins', pattern: '[z-a]' },
    { name: 'repetitions inside repetitions', pattern: '((a{999}){999}){999}' },
    { name: 'repetitions of nothing', pattern: '((((){9999}){9999}){9999}){9999}' },
    { name: 'groups inside groups', pattern: '('.repeat(500) },
  ])('is refused: $name', ({ pattern }) => {
    expect(() => parsePattern(pattern)).toThrow();
  });

  // Each would take a backtracking matcher longer than anyone waits.
  test.each(['(a+)+b', '(a|a)*b', '(a|aa)+b', '(.*)*b', `${'a?'.repeat(60)}${'a'.repeat(60)}b`])(
    '%s is answered',
    (pattern) => {
      expect(matches(pattern, 'a'.repeat(2000))).toBe(false);
    },
  );

  const ATOM = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d', '\\w', '(a|b)', '(?:(ab)*)');
  const PATTERN = fc
    .array(fc.tuple(ATOM, fc.constantFrom('', '*', '+', '?', '{0,2}')), { maxLength: 6 })
    .map((parts) => parts.flat().join(''));

  test('the common part means what regular expressions mean', () => {
    fc.assert(
      fc.property(PATTERN, fc.string({ unit: fc.constantFrom('a', 'b', '1', ' '), maxLength: 12 }), (pattern, text) => {
        expect(matches(pattern, text)).toBe(new RegExp(`^(?:${pattern})$`).test(text));
      }),
      { numRuns: 500 },
    );
  });
});
