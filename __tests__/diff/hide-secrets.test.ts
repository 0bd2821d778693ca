import { expect, test } from '@jest/globals';
import { hideSecrets } from '../../src/diff/hide-secrets.ts';

test('what is no text in a command stays as it is', () => {
  expect(hideSecrets(['--token', 5, 'serve', null])).toEqual(['--token', 5, 'serve', null]);
});
