import { expect, test } from '@jest/globals';
import { isErrorLine } from '../../src/diagnosis/error-line.ts';

test.each([
  ['Error: DATABASE_URL is not set', true],
  ['java.lang.IllegalStateException', true],
  ['connect ECONNREFUSED: connection refused', true],
  ['open it at /start: not found', true],
  ['listening on port 8080', false],
  ['    at throwError (main.js:3)', false],
  ['  File "failed.py", line 3, in error', false],
])('"%s" says what went wrong: %s', (line, isError) => {
  expect(isErrorLine(line)).toBe(isError);
});
