/** The completion scripts, read by the shells that they are for. */
import { beforeAll, expect, test } from '@jest/globals';
import { BASH, describeWith, FISH, ZSH } from '../../packages/local-ecs/__tests__/support/harness/needs-program.ts';
import { COMMAND_NAMES } from '../../src/cli/commands.ts';
import { renderCompletion } from '../../src/cli/completion/completion.ts';
import { checkSyntax, completeIn } from '../support/harness/complete-in-shell.ts';

const SHELLS = [
  { shell: 'bash', program: BASH },
  { shell: 'zsh', program: ZSH },
  { shell: 'fish', program: FISH },
] as const;

const CASES: readonly (readonly [offered: string, line: string, words: readonly string[]])[] = [
  ['a command', 'slipway st', ['status']],
  ['a command after a flag with a value', 'slipway --cluster history st', ['status']],
  ['a flag', 'slipway status --ser', ['--service']],
  ['a flag that turns something off', 'slipway deploy --no-pin', ['--no-pin-images']],
  ['the choices of a flag', 'slipway deploy --on-failure ', ['leave', 'rollback']],
  ['a choice that is begun', 'slipway local --clock vir', ['virtual']],
  ['the word of a command', 'slipway completion z', ['zsh']],
  ['the target of a rollback', 'slipway rollback web last', ['last-good']],
  ['the command to get help for', 'slipway help hist', ['history']],
  ['nothing for a value that may be anything', 'slipway status --cluster ', []],
  ['no flag of another command', 'slipway status --ima', []],
  ['files for a path', 'slipway local --config as', ['ask']],
  ['files for a record', 'slipway judge as', ['ask']],
];

for (const { shell, program } of SHELLS) {
  describeWith([program], `the completion for ${shell}`, () => {
    const script = renderCompletion(shell);
    let answers: ReturnType<typeof completeIn> = [];

    beforeAll(() => {
      answers = completeIn(shell, script, ['slipway ', ...CASES.map(([, line]) => line)]);
    });

    test('is a script that the shell reads', () => {
      expect(checkSyntax(shell, script)).toBe('');
    });

    test('offers every command', () => {
      expect(answers[0]?.filter((word) => !word.startsWith('-'))).toEqual([...COMMAND_NAMES].sort());
    });

    test.each(CASES.map(([offered, , words], at) => ({ offered, words, at: at + 1 })))(
      'offers $offered',
      ({ words, at }) => {
        expect(answers[at]).toEqual(words);
      },
    );
  });
}

describeWith([BASH], 'bash', () => {
  test('offers the choices of a flag also after "=", where it begins a word of its own', () => {
    const lines = ['slipway deploy --on-failure=r', 'slipway deploy --on-failure='];

    expect(completeIn('bash', renderCompletion('bash'), lines)).toEqual([['rollback'], ['leave', 'rollback']]);
  });
});
