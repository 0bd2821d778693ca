import { expect, test } from '@jest/globals';
import { endSentence } from '../../src/text/sentence.ts';

test.each([
  ['words without an end', 'docker: no such host', 'docker: no such host.'],
  ['a sentence', 'It was denied.', 'It was denied.'],
  ['a cut text', 'It was …', 'It was …'],
])('%s can be followed by a sentence', (_name, text, expected) => {
  expect(endSentence(text)).toBe(expected);
});
