import { describe, expect, test } from '@jest/globals';
import { explainExitCode } from '../../src/rollout/exit-codes.ts';

describe('an exit code in words', () => {
  test.each([
    { code: 0, words: 'ended by itself without an error; a service needs it to go on running' },
    { code: 1, words: 'an error of the program' },
    { code: 2, words: 'an error of the program, or wrong use of a shell command' },
    { code: 3, words: 'an error of the program' },
    { code: 126, words: 'the command cannot be executed' },
    { code: 127, words: 'the command was not found' },
    { code: 134, words: 'SIGABRT, the program gave up by itself' },
    { code: 137, words: 'SIGKILL, killed: out of memory, or SIGTERM was not obeyed in time' },
    { code: 139, words: 'SIGSEGV, a bad memory access' },
    { code: 143, words: 'SIGTERM, it was told to stop and did' },
    { code: 150, words: 'ended by signal 22' },
    { code: 255, words: 'an error of the program, out of the usual range' },
  ])('$code: $words', ({ code, words }) => {
    expect(explainExitCode(code)).toBe(words);
  });

  test('137 is out of memory for certain when the container says so', () => {
    const reason = 'OutOfMemoryError: Container killed due to memory usage';

    expect(explainExitCode(137, reason)).toBe('out of memory, killed at its limit');
  });
});
