import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { splitLogFrames } from '../../../src/local/runtime/log-tail.ts';

function frame(stream: number, text: string): Buffer {
  const header = Buffer.alloc(8);
  header[0] = stream;
  header.writeUInt32BE(Buffer.byteLength(text), 4);
  return Buffer.concat([header, Buffer.from(text)]);
}

test('lines come out whole however docker cuts its frames and the socket its chunks', () => {
  const line = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !text.includes('\n'));
  fc.assert(
    fc.property(fc.array(line, { minLength: 1 }), fc.integer({ min: 1, max: 9 }), (lines, chunk) => {
      const bytes = Buffer.concat(lines.map((each) => frame(1, `${each}\n`)));
      const kept: string[] = [];
      const split = splitLogFrames((each) => kept.push(each));

      for (let at = 0; at < bytes.length; at += chunk) split.take(bytes.subarray(at, at + chunk));
      split.finish();

      expect(kept).toEqual(lines);
    }),
  );
});

test('a line of stderr does not break one of stdout, and a last line needs no end', () => {
  const kept: string[] = [];
  const split = splitLogFrames((each) => kept.push(each));

  split.take(Buffer.concat([frame(1, 'half'), frame(2, 'oops\n'), frame(1, ' and half\nlast')]));
  split.finish();

  expect(kept).toEqual(['oops', 'half and half', 'last']);
});
