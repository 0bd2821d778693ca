import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { shorten } from '../../src/text/shorten.ts';

const DENIED =
  'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: ';

describe('a text that is too long', () => {
  test('of a few words keeps its beginning', () => {
    expect(shorten('abcdefgh', 3)).toBe('abc… (5 more characters)');
  });

  test('of AWS keeps its start and its end with the cause', () => {
    const said = `${DENIED}${'retried '.repeat(400)}because no identity-based policy allows the ssm:GetParameters action`;

    const shown = shorten(said, 1000);

    expect(shown.startsWith(DENIED)).toBe(true);
    expect(shown.endsWith('because no identity-based policy allows the ssm:GetParameters action')).toBe(true);
    expect(shown).toMatch(/… \(\d+ characters left out\) …/);
  });

  test('keeps exceptions and ARNs of its middle', () => {
    const arn = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf';
    const said = `${'a '.repeat(600)}${arn} AccessDeniedException: ${'b '.repeat(600)}`;

    const shown = shorten(said, 1000);

    expect(shown).toContain(arn);
    expect(shown).toContain('AccessDeniedException');
  });

  test('is never much longer than was allowed, and no character is cut in two', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 4000 }),
        fc.integer({ min: 1, max: 1500 }),
        (text, width) => {
          const shown = shorten(text, width);

          return shown.length <= width + 1100 && (text.length > width || shown === text) && !/\p{Cs}/u.test(shown);
        },
      ),
    );
  });
});
