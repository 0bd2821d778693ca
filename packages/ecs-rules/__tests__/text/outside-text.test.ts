import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cleanOutsideText, quoteOutsideText } from '../../src/text/outside-text.ts';
import { anyCommandPiece } from '../support/generators/hostile-text.ts';
import { readCommands } from '../support/harness/runner-reader.ts';

const LARGE_LIMITS = { lines: 100, width: 1_000 };

const hostileText = fc.array(anyCommandPiece(), { maxLength: 12 }).map((pieces) => pieces.join(''));

describe('cleaning a text from outside', () => {
  test.each([
    {
      name: 'a plain line follows the bar',
      text: 'Step 1/3 : FROM scratch',
      lines: ['| Step 1/3 : FROM scratch'],
    },
    { name: 'no text is no line', text: '', lines: [] },
    { name: 'the line end at the end opens no line', text: 'one\ntwo\n', lines: ['| one', '| two'] },
    { name: 'LF, CR and CRLF all end a line', text: 'a\rb\r\nc\nd', lines: ['| a', '| b', '| c', '| d'] },
    { name: 'a command is shown, not obeyed', text: '::error::boo', lines: ['| ::error::boo'] },
    { name: 'an old command is broken anywhere in the line', text: 'x ##[error]boo', lines: ['| x ##\\[error]boo'] },
    { name: 'colours are removed', text: '\u001b[1;31mred\u001b[0m', lines: ['| red'] },
    {
      name: 'a link is removed and its words stay',
      text: '\u001b]8;;http://x\u0007go\u001b]8;;\u0007',
      lines: ['| go'],
    },
    { name: 'an escape inside a command does not hide it', text: '##\u001b[0m[error]boo', lines: ['| ##\\[error]boo'] },
    {
      name: 'an endless control string takes nothing with it',
      text: '\u001b]0;gone?\nhere',
      lines: ['| \ufffd]0;gone?', '| here'],
    },
    { name: 'bidi marks are made visible', text: 'a\u202eb', lines: ['| a\ufffdb'] },
    { name: 'zero-width characters are made visible', text: '##\u200b[error]', lines: ['| ##\ufffd[error]'] },
    { name: 'characters drawn as nothing are made visible', text: '##\u034f[error]', lines: ['| ##\ufffd[error]'] },
    { name: 'lone surrogates are made visible', text: 'a\ud800b', lines: ['| a\ufffdb'] },
    { name: 'a tab is kept', text: 'a\tb', lines: ['| a\tb'] },
    { name: 'letters of the world are kept', text: 'größe 字 😀', lines: ['| größe 字 😀'] },
  ])('$name', ({ text, lines }) => {
    expect(cleanOutsideText(text, LARGE_LIMITS)).toEqual(lines);
  });

  test('a long line is cut with the number of omitted characters, and no character is split', () => {
    expect(cleanOutsideText('abc😀defg', { lines: 1, width: 4 })).toEqual(['| abc… (6 more characters)']);
  });

  test('of many lines the last are kept, with the number of the omitted ones', () => {
    expect(cleanOutsideText('1\n2\n3\n4\n5', { lines: 3, width: 9 })).toEqual(['| … 3 lines left out', '| 4', '| 5']);
  });

  test('four megabytes of unfinished escapes are cleaned without going through them again and again', () => {
    const [line] = cleanOutsideText('\u001b]'.repeat(2_000_000), { lines: 1, width: 4 });

    expect(line).toBe('| \ufffd]\ufffd]… (3999996 more characters)');
  });

  test('no generated text becomes a command to the runner, an escape sequence or invisible', () => {
    let texts = 0;
    let obeyedWhenRaw = 0;
    fc.assert(
      fc.property(hostileText, (text) => {
        texts += 1;
        if (readCommands(text).length > 0) obeyedWhenRaw += 1;
        const printed = cleanOutsideText(text, { lines: 8, width: 40 });
        const isSafe = printed.every((line) => line.startsWith('| ') && !/[\r\n\p{Cf}\p{Cs}]|(?!\t)\p{Cc}/u.test(line));
        return isSafe && printed.length <= 8 && readCommands(printed.join('\n')).length === 0;
      }),
      { numRuns: 100_000 },
    );

    // The texts are hostile enough to prove something.
    expect(obeyedWhenRaw).toBeGreaterThan(texts / 200);
  });
});

describe('quoting a text from outside in a sentence', () => {
  test('lines are joined, blanks between them dropped, commands broken', () => {
    expect(quoteOutsideText('\n  denied: no \n\n##[error]x\u001b[0m\n', 100)).toBe('denied: no ##\\[error]x');
  });

  test('no generated quotation makes our sentence a command', () => {
    fc.assert(
      fc.property(hostileText, (text) => readCommands(`docker said: ${quoteOutsideText(text, 60)}`).length === 0),
      { numRuns: 20_000 },
    );
  });
});
