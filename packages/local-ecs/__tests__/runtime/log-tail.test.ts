import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { splitLogFrames } from '../../src/runtime/log-tail.ts';

function frame(stream: number, written: string | Buffer): Buffer {
  const bytes = Buffer.from(written);
  const header = Buffer.alloc(8);
  header[0] = stream;
  header.writeUInt32BE(bytes.length, 4);
  return Buffer.concat([header, bytes]);
}

function cut(bytes: Buffer, size: number): readonly Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
}

test('lines are complete however Docker splits frames and the socket splits chunks', () => {
  const line = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !text.includes('\n'));
  const size = fc.integer({ min: 1, max: 9 });
  fc.assert(
    fc.property(fc.array(line, { minLength: 1 }), size, size, (lines, frameSize, chunkSize) => {
      const written = Buffer.from(lines.map((each) => `${each}\n`).join(''));
      const sent = Buffer.concat(cut(written, frameSize).map((each) => frame(1, each)));
      const kept: string[] = [];
      const split = splitLogFrames((each) => kept.push(each));

      for (const chunk of cut(sent, chunkSize)) split.take(chunk);
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
