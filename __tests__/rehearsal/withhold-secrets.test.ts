import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { withholdSecrets } from '../../src/rehearsal/withhold-secrets.ts';

test('a value that holds another one is hidden as a whole', () => {
  expect(withholdSecrets('got abcdef and abc', ['abc', 'abcdef'])).toBe('got *** and ***');
});

test('no value is left in any text', () => {
  const value = fc.string({ minLength: 1 }).filter((text) => !text.includes('*'));

  fc.assert(
    fc.property(fc.array(value), fc.array(value), (secrets, others) => {
      const text = [...secrets, ...others].join('*');

      const shown = withholdSecrets(text, secrets);

      for (const secret of secrets) expect(shown).not.toContain(secret);
    }),
  );
});
