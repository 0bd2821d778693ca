import { describe, expect, test } from '@jest/globals';
import { explainExitCode } from '../src/exit-codes.ts';

describe('an exit code in words', () => {
  test.each([
    { code: 0, words: 'the program ended without an error, but a service must keep running' },
    { code: 1, words: 'application error' },
    { code: 2, words: 'application error, or wrong use of a shell command' },
    { code: 3, words: 'application error' },
    { code: 126, words: 'the command cannot be executed' },
    { code: 127, words: 'the command was not found' },
    { code: 134, words: 'SIGABRT, the program aborted' },
    { code: 137, words: 'SIGKILL: out of memory, or it ignored SIGTERM until the stop timeout' },
    { code: 139, words: 'SIGSEGV, invalid memory access' },
    { code: 143, words: 'SIGTERM, stopped on request' },
    { code: 150, words: 'ended by signal 22' },
    { code: 255, words: 'application error, or the entry point failed' },
  ])('$code: $words', ({ code, words }) => {
    expect(explainExitCode(code)).toBe(words);
  });

  test('137 means out of memory when the container reports it', () => {
    const reason = 'OutOfMemoryError: Container killed due to memory usage';

    expect(explainExitCode(137, reason)).toBe('out of memory, killed at its limit');
  });
});
