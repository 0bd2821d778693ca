import { expect, test } from '@jest/globals';
import { hideSecrets } from '../../src/diff/hide-secrets.ts';

test('what is no text in a command stays as it is', () => {
  expect(hideSecrets(['--token', 5, 'serve', null])).toEqual(['--token', 5, 'serve', null]);
});

test.each([
  ['a port', 'cAn4ryZq7x:5432'],
  ['a path', 'cAn4ryZq7x+/data/web'],
  ['the name of a file', 'CAN4RY+7x.js'],
  ['an address', 'cAn4ryhttp://10.0.0.1:80/'],
  ['a variable', 'cAn4ryZq7x$PORT'],
  ['an option', 'cAn4ryZq7x--port'],
  ['an option of Java', 'cAn4ry-Xmx512m'],
])('what may be a key is hidden, though it ends like %s', (_, word) => {
  expect(hideSecrets(['serve', word])).toEqual(['serve', '***']);
});

test('a path that is longer than a secret access key of AWS is shown', () => {
  const path = '/srv/data/Static2/assets/images/icons/large/x';

  expect(hideSecrets(['serve', path])).toEqual(['serve', path]);
});

test('what follows an option that only ends like that of a login is shown', () => {
  expect(hideSecrets(['serve', 'no-u', 'shop:web'])).toEqual(['serve', 'no-u', 'shop:web']);
});
