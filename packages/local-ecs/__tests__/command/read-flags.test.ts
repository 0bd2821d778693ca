import { describe, expect, test } from '@jest/globals';
import { listFlagLines, readFlags } from '../../src/command/read-flags.ts';

describe('the flags of local-ecs', () => {
  test('are read in both forms, each with its own type', () => {
    expect(readFlags(['--port', '0', '--tasks=simulated', '--clock', 'virtual'])).toEqual({
      given: { port: 0, tasks: 'simulated', clock: 'virtual' },
    });
  });

  test('are all refused at once, each by its name', () => {
    const read = readFlags(['--port', 'many', '--speed', '0']);

    expect('errors' in read && read.errors.map(({ input }) => input)).toEqual(['--port', '--speed']);
  });

  test('that are unknown, or have no value, are refused', () => {
    for (const argv of [['--nowhere', '1'], ['--port'], ['word']]) {
      expect(readFlags(argv)).toEqual({
        errors: [{ input: 'local-ecs', problem: expect.any(String), advice: 'See local-ecs --help' }],
      });
    }
  });

  test('are all in the help', () => {
    expect(listFlagLines().map((line) => /^ {2}--([a-z-]+)/.exec(line)?.[1])).toContain('config');
  });
});
