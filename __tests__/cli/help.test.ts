import { describe, expect, test } from '@jest/globals';
import { parseArguments } from '../../src/cli/arguments.ts';
import { COMMAND_NAMES, commandOf } from '../../src/cli/commands.ts';
import { renderHelp } from '../../src/cli/help.ts';
import { expectGolden } from '../support/harness/golden.ts';

/** The lines of a flag and its description. */
function findFlag(command: string, start: string): readonly string[] {
  const lines = renderHelp(command).split('\n');
  const at = lines.findIndex((line) => line.startsWith(`  ${start}`));
  const length = lines.slice(at + 1).findIndex((line) => !line.startsWith('      '));
  return lines.slice(at, at + 1 + length).map((line) => line.trim());
}

describe('the help', () => {
  test('of everything, of a deploy, a rollback and an answer is as in the golden file', () => {
    const pages = [renderHelp(), ...(['deploy', 'rollback', 'continue'] as const).map(renderHelp)];
    expectGolden('help.txt', pages.join('\n'));
  });

  test.each(COMMAND_NAMES)('of %s fits 100 columns and shows each of its flags once', (command) => {
    const lines = renderHelp(command).split('\n');

    const shown = lines.filter((line) => line.startsWith('  --')).map((line) => line.trim().split(' ')[0] ?? '');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(shown.map((name) => name.replace(/^--(\[no-\])?/, '')).sort()).toEqual(
      command === 'help'
        ? []
        : commandOf(command)
            .flags.map((flag) => flag.name)
            .sort(),
    );
  });

  test.each(COMMAND_NAMES)('of %s has two examples, each a command line that is understood', (command) => {
    const { examples } = commandOf(command);

    const calls = examples.map((example) => /slipway ([^)>]*)/.exec(example)?.[1]?.trim().split(' ') ?? []);
    expect(calls.map((argv) => 'command' in parseArguments(argv))).toEqual([true, true]);
  });

  test('shows the choices and the default of a flag', () => {
    expect(findFlag('deploy', '--circuit-breaker')[0]).toBe(
      '--circuit-breaker keep|off|on|on-without-rollback (default: keep)',
    );
  });

  test('lists choices that are too long for one line under the flag', () => {
    const [name, ...description] = findFlag('deploy', '--log-configuration-log-driver');

    expect(name).toBe('--log-configuration-log-driver CHOICE');
    expect(description.join(' ')).toContain('One of awsfirelens, awslogs, fluentd,');
  });

  test('shows a boolean that is on by default with what turns it off', () => {
    expect(findFlag('deploy', '--[no-]live')[0]).toBe('--[no-]live (default: on)');
  });

  test('of a deploy begins with the flags that most people need', () => {
    const lines = renderHelp('deploy').split('\n');
    const start = lines.indexOf('Common flags:');

    expect(
      lines
        .slice(start)
        .filter((line) => line.startsWith('  --'))
        .slice(0, 3),
    ).toEqual(['  --service NAME', '  --cluster NAME (default: default)', '  --image IMAGE']);
  });

  test('of the demo has the defaults of the demo', () => {
    expect(findFlag('demo', '--speed')[0]).toBe('--speed NUMBER (default: 20)');
  });
});
