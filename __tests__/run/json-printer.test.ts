import { expect, test } from '@jest/globals';
import { readCommands } from '../../packages/ecs-rules/__tests__/support/harness/runner-reader.ts';
import { toJsonLine } from '../../src/run/json-printer.ts';

test('an object is JSON on one line', () => {
  expect(toJsonLine({ text: 'größe 字 😀', list: [1] })).toBe('{"text":"größe 字 😀","list":[1]}');
});

test.each([
  ['a command', '##[error]x'],
  ['a command with a zero-width space in its bracket', '##\u200b[error]x'],
  ['an escape sequence of one character', '\u009b31m'],
  ['bidi marks and line ends of Unicode', 'a\u202eb\u2028c'],
  ['a character beyond the first plane that is not shown', 'a\u{e0041}b'],
])('%s is escaped, and read back as it was', (_, text) => {
  const line = toJsonLine({ text });

  expect(readCommands(line)).toEqual([]);
  expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  expect(JSON.parse(line)).toEqual({ text });
});
