import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { computeSha256 } from '../../../src/engine/codedeploy/sha256.ts';

function expectSame(text: string): void {
  expect(computeSha256(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
}

test.each([0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 1000])('is that of Node for a text of %i bytes', (length) => {
  expectSame('a'.repeat(length));
});

test('is that of Node for any text', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), expectSame));
});
