import { describe, expect, test } from '@jest/globals';
import { mergeEnvironment, parseEnvironmentFile } from '../../src/runtime/container-environment.ts';

describe('an environment file', () => {
  test.each([
    ['a variable a line', 'A=1\nB=2\n', { A: '1', B: '2' }],
    ['lines that end as on Windows', 'A=1\r\nB=2', { A: '1', B: '2' }],
    ['no comments and no blank lines', '# A=1\n\nB=2', { B: '2' }],
    ['the rest of the line as the value', 'URL=http://x/?a=b#c', { URL: 'http://x/?a=b#c' }],
    ['blanks and quotation marks as they stand', 'A= "x y" ', { A: ' "x y" ' }],
    ['nothing expanded', 'A=$HOME\\n', { A: '$HOME\\n' }],
    ['no line without a name or a value', '=1\nA=\nB', {}],
  ])('gives %s', (_name, text, expected) => {
    const read = parseEnvironmentFile(text).map(({ name, value }) => [name, value]);

    expect(Object.fromEntries(read)).toEqual(expected);
  });
});

test('environment wins over files, the first file over the next, and a secret over all; each name comes once', () => {
  const merged = mergeEnvironment({
    files: [
      [
        { name: 'A', value: 'first file' },
        { name: 'B', value: 'first file' },
      ],
      [
        { name: 'B', value: 'second file' },
        { name: 'C', value: 'second file' },
        { name: 'D', value: 'second file' },
      ],
    ],
    environment: [{ name: 'A', value: 'own' }],
    secrets: [{ name: 'D', value: 'secret' }],
  });

  expect(Object.fromEntries(merged.map(({ name, value }) => [name, value]))).toEqual({
    A: 'own',
    B: 'first file',
    C: 'second file',
    D: 'secret',
  });
  expect(merged).toHaveLength(4);
});
