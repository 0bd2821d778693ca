import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { decompress } from '../../src/http/body.ts';

const TEXT = Buffer.from('{"Namespace":"Shop"}');

test.each([
  ['compressed bytes become what they were', gzipSync(TEXT), 'gzip', TEXT],
  ['the encoding may be in capital letters', gzipSync(TEXT), 'GZIP', TEXT],
  ['bytes that are not compressed stay', TEXT, undefined, TEXT],
  ['bytes that only claim to be compressed stay', TEXT, 'gzip', TEXT],
  ['too many bytes are none', gzipSync(Buffer.alloc(1001)), 'gzip', undefined],
])('%s', async (_, bytes, encoding, body) => {
  expect(await decompress(bytes, encoding, 1000)).toEqual(body);
});
