import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { entriesOf } from '../../src/inputs/entries.ts';

describe('an entry', () => {
  test('is split at its first "=", and the rest of the line is the value', () => {
    expect(entriesOf()('URL=postgres://u:p=w@h/db?a=b\n QUOTED = "two words" \nEMPTY=\n')).toEqual({
      value: [
        { name: 'URL', value: 'postgres://u:p=w@h/db?a=b' },
        { name: 'QUOTED', value: '"two words"' },
        { name: 'EMPTY', value: '' },
      ],
    });
  });

  test('keeps any value to the letter', () => {
    const value = fc.string({ unit: 'binary' }).filter((text) => text === text.trim() && !/[\p{Cc}\p{Cs}]/u.test(text));

    fc.assert(
      fc.property(value, (text) => {
        expect(entriesOf()(`NAME=${text}`)).toEqual({ value: [{ name: 'NAME', value: text }] });
      }),
    );
  });

  test('that is invalid is reported without its value', () => {
    const raw = ['=canary-1', 'two words=canary-2', 'canary-3', '-X=canary-4', 'A=canary-5\0', 'B=1', 'B=canary-6'];

    fc.assert(
      fc.property(fc.shuffledSubarray(raw, { minLength: 1 }), (lines) => {
        expect(JSON.stringify(entriesOf()(lines.join('\n'))).replace(/"value":.*/, '')).not.toContain('canary');
      }),
    );
  });

  test('that is set twice has its last value at its first place, where that is allowed', () => {
    expect(entriesOf({ lastWins: true })('A=1\nB=2\nA=3\nA=4')).toEqual({
      value: [
        { name: 'A', value: '4' },
        { name: 'B', value: '2' },
      ],
      notices: [{ problem: '"A" is set more than once; the last value is used', advice: 'Remove the others' }],
    });
    expect(entriesOf()('A=1\nA=2')).toHaveProperty('errors');
  });

  describe('of several lines', () => {
    const parse = entriesOf({ mayHaveLines: true });

    test('is what stands between its mark and the mark alone, blank lines, blanks and "=" kept', () => {
      const raw = 'A=1\r\n KEY<<END\n-----BEGIN-----\n\n  a=b<<c\nENDS\n  END\n\nEMPTY<<END\nEND\nB=x<<END';

      expect(parse(raw)).toEqual({
        value: [
          { name: 'A', value: '1' },
          { name: 'KEY', value: '-----BEGIN-----\n\n  a=b<<c\nENDS' },
          { name: 'EMPTY', value: '' },
          { name: 'B', value: 'x<<END' },
        ],
      });
    });

    test('keeps any lines to the letter', () => {
      const line = fc.string().filter((text) => !/[\p{Cc}\p{Cs}]/u.test(text) && text.trim() !== 'END');

      fc.assert(
        fc.property(fc.array(line, { minLength: 1 }), (lines) => {
          expect(parse(['NAME<<END', ...lines, 'END'].join('\n'))).toEqual({
            value: [{ name: 'NAME', value: lines.join('\n') }],
          });
        }),
      );
    });

    test('is a line without "=" where values are single lines', () => {
      expect(entriesOf()('KEY<<END\ncanary=1\nEND')).toMatchObject({
        errors: [{ problem: 'line 1 has no "="' }, { problem: 'line 3 has no "="' }],
      });
    });
  });
});
