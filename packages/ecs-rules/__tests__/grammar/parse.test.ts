import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { durationIn, integerIn, parseBoolean, parseText, splitLines, splitList } from '../../src/grammar/parse.ts';

describe('a list', () => {
  test('takes commas and lines, trims its items and drops empty ones', () => {
    expect(splitList(' web, worker ,,\r\n\n  cron\n')).toEqual(['web', 'worker', 'cron']);
  });

  test('of lines keeps commas', () => {
    expect(splitLines('type=gha,scope=web\n\n  type=local,src=.cache \r\n')).toEqual([
      'type=gha,scope=web',
      'type=local,src=.cache',
    ]);
  });

  test('gives back any items without separators and blanks, however they are joined', () => {
    const item = fc.string({ minLength: 1 }).filter((text) => text === text.trim() && !/[,\r\n]/.test(text));
    const separator = fc.constantFrom(',', '\n', ' , ', '\r\n', ',\n', '\n\n');

    fc.assert(
      fc.property(fc.array(item), separator, (items, join) => {
        expect(splitList(items.join(join))).toEqual(items);
      }),
    );
  });
});

test('a text of several lines stays as it is, with its tabs and blanks', () => {
  const text = ' Release v1.4.2\r\n\n\t- \u00fc $(id)\n';

  expect(parseText(text)).toEqual({ value: text });
});

describe('a boolean', () => {
  test.each(['true', 'True', 'TRUE', ' true\n'])('%j is true', (text) => {
    expect(parseBoolean(text)).toEqual({ value: true });
  });

  test.each(['false', 'False', 'FALSE'])('%j is false', (text) => {
    expect(parseBoolean(text)).toEqual({ value: false });
  });

  test('is nothing else: not yes, not 1, not tRuE', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom('yes', 'no', 'on', 'off', '1', '0', 'y', 'tRuE', '')),
        (text) => {
          fc.pre(!/^(true|True|TRUE|false|False|FALSE)$/.test(text.trim()));

          expect(parseBoolean(text)).toHaveProperty('errors');
        },
      ),
    );
  });
});

describe('a number', () => {
  test('within its range is read, whatever zeros stand before it', () => {
    expect(integerIn({ from: 1, to: 360 })(' 0030 ')).toEqual({ value: 30 });
  });

  test.each([
    ['a fraction', '1.5'],
    ['an exponent', '1e2'],
    ['hexadecimal', '0x10'],
    ['a sign', '+5'],
    ['below the range', '0'],
    ['above the range', '361'],
    ['a unit', '30m'],
    ['digits of another script', '٣'],
  ])('%s is refused', (_, text) => {
    expect(integerIn({ from: 1, to: 360 })(text)).toHaveProperty('errors');
  });

  test('of minutes becomes milliseconds', () => {
    expect(durationIn({ from: 0.1, to: 360, unit: 'minutes' })('1.5')).toEqual({ value: 90_000 });
  });

  test('of seconds becomes milliseconds', () => {
    expect(durationIn({ from: 1, unit: 'seconds' })('15')).toEqual({ value: 15_000 });
  });
});
