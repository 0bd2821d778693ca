import { describe, expect, test } from '@jest/globals';
import { makeFolder, removeFolder } from '../../../packages/local-ecs/__tests__/support/harness/scratch.ts';
import { isPrinted, type PageStep, readPageSteps, walkPage } from './walk-page.ts';

describe('the steps of a page', () => {
  test('are its shell blocks, each with the text that follows it', () => {
    const page = 'A\n```sh\none\n```\nB\n```text\n1\n```\n```sh\ntwo\n```\n```yaml\nx: y\n```\n```sh\nthree\n```\n';

    expect(readPageSteps(page)).toEqual([
      { script: 'one\n', printed: '1\n' },
      { script: 'two\n', printed: '' },
      { script: 'three\n', printed: '' },
    ]);
  });
});

describe('what a page shows', () => {
  test.each([
    ['the same', 'a.b\n', 'a.b\n', true],
    ['other text', 'a.b\n', 'acb\n', false],
    ['a line more at the end', 'a\n', 'a\nb\n', false],
    ['a line more at the start', 'b\n', 'a\nb\n', false],
    ['nothing', '', '', true],
    ['something instead of nothing', '', 'a\n', false],
    ['an empty line', '\na\n', '\na\n', true],
    ['text for …', 'at … (x)\n', 'at 1:30 (x)\n', true],
    ['a line break for … in a line', 'at …!\n', 'at 1\n2!\n', false],
    ['lines for a line …', 'a\n…\nd\n', 'a\nb\nc\nd\n', true],
    ['no line for a line …', 'a\n…\nd\n', 'a\nd\n', true],
    ['the last line missing', 'a\n…\nd\n', 'a\nb\n', false],
  ])('is compared with %s', (_, printed, output, expected) => {
    expect(isPrinted(printed, output)).toBe(expected);
  });
});

describe('a walk', () => {
  async function walk(...scripts: readonly string[]) {
    const folder = makeFolder();
    const steps = scripts.map((script): PageStep => ({ script: `${script}\n`, printed: '' }));
    const walked = await walkPage(steps, { folder, base: 'none' });
    removeFolder(folder);
    return walked;
  }

  test('keeps the variables and the folder of its shell, and the output of each step', async () => {
    const walked = await walk('A=1', 'echo $A > file', 'cat file; echo error >&2');

    expect(walked).toEqual({ exitCode: 0, outputs: ['', '', '1\nerror\n'] });
  });

  test('ends at the first command that fails, with its exit code, and ends what runs in the background', async () => {
    const walked = await walk('sleep 1000 &', 'sh -c "exit 7"', 'echo never');

    expect(walked).toEqual({ exitCode: 7, outputs: ['', ''] });
  });
});
