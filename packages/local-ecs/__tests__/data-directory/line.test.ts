import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readLines, writeLine } from '../../src/data-directory/line.ts';

const TEXT = fc.string({ unit: 'binary' }).map((text) => JSON.stringify(text));

function write(texts: readonly string[]): Uint8Array {
  return new TextEncoder().encode(texts.map((text, number) => writeLine(number, text)).join(''));
}

describe('lines of a file', () => {
  test('are read as they were written', () => {
    fc.assert(
      fc.property(fc.array(TEXT), (texts) => {
        const content = write(texts);

        expect(readLines(content)).toEqual({ kind: 'lines', texts, bytes: content.length });
      }),
    );
  });

  test('that are cut off anywhere leave all lines before the cut', () => {
    fc.assert(
      fc.property(fc.array(TEXT, { minLength: 1 }), fc.nat(), (texts, seed) => {
        const content = write(texts);
        const cut = seed % content.length;
        const ends = texts.map((_, at) => write(texts.slice(0, at + 1)).length);
        const whole = ends.filter((end) => end <= cut).length;

        expect(readLines(content.subarray(0, cut))).toEqual({
          kind: 'lines',
          texts: texts.slice(0, whole),
          bytes: whole === 0 ? 0 : ends[whole - 1],
        });
      }),
    );
  });

  test('with one changed byte are detected, except for the last line end', () => {
    fc.assert(
      fc.property(fc.array(TEXT, { minLength: 1 }), fc.nat(), fc.integer({ min: 1, max: 255 }), (texts, seed, flip) => {
        const content = write(texts);
        const at = seed % (content.length - 1);
        content[at] = (content[at] ?? 0) ^ flip;

        expect(readLines(content).kind).toBe('damaged');
      }),
    );
  });

  test.each([
    ['in another order', `${writeLine(1, '"b"')}${writeLine(0, '"a"')}`, 1],
    ['one of which is missing', `${writeLine(0, '"a"')}${writeLine(2, '"c"')}`, 2],
    ['one of which is there twice', `${writeLine(0, '"a"')}${writeLine(0, '"a"')}`, 2],
    ['with a foreign one between', `${writeLine(0, '"a"')}hello\n${writeLine(1, '"b"')}`, 2],
    ['with a second number', `00 3 ${writeLine(0, '"a"').slice(4)}`, 1],
  ])('%s are found out', (_name, text, line) => {
    expect(readLines(new TextEncoder().encode(text))).toEqual({ kind: 'damaged', line });
  });
});
