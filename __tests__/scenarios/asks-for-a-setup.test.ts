/** `slipway init` without enough flags: its errors, and its questions at a terminal. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { GITHUB, type InitStage, openInitStage, PLACE } from '../support/harness/init-stage.ts';
import { runOnTerminal, type TerminalOptions } from '../support/harness/terminal-run.ts';

let stage: InitStage;

beforeEach(async () => {
  stage = await openInitStage();
});

afterEach(() => stage.close());

describe('an error', () => {
  const FLAGS = ['--cluster', 'production', '--service', 'web', '--port', '8080', ...PLACE, ...GITHUB];

  test('for missing flags names each, asks nothing and writes nothing', async () => {
    const ended = await stage.init('--cluster', 'production');

    expect([ended.exitCode, ended.output, stage.listFiles()]).toEqual([2, '', []]);
    expect(ended.errors).toBe(
      'Missing flags --service, --port, --code-repository, --account, --region. Without a terminal nothing is asked.\n' +
        'See: slipway init --help\n',
    );
  });

  test('for wrong flags names all of them, as they were given', async () => {
    const ended = await stage.init(...FLAGS, '--environment', 'a:b', '--ci', 'travis');

    expect([ended.exitCode, stage.listFiles()]).toEqual([2, []]);
    expect(ended.errors).toContain('--ci: "travis" is invalid. Use github, gitlab, circleci or jenkins.');
    expect(ended.errors).toContain('--environment: "a:b" is not an environment that');
  });

  test('for a size that Fargate does not have names those that it has', async () => {
    const ended = await stage.init(...FLAGS, '--memory', '700');

    expect([ended.exitCode, stage.listFiles()]).toEqual([2, []]);
    expect(ended.errors).toBe(
      '--memory: Fargate has no task of 256 CPU units with 700 MiB (service web). ' +
        'With 256 CPU units use 512, 1024 or 2048 MiB.\nSee: slipway init --help\n',
    );
  });

  test('for files that exist names them, and nothing is written until --force is set', async () => {
    stage.job.write('.github/workflows/deploy.yml', 'mine');

    const refused = await stage.init(...FLAGS);

    expect([refused.exitCode, stage.listFiles().length, stage.read('.github/workflows/deploy.yml')]).toEqual([
      2,
      1,
      'mine',
    ]);
    expect(refused.errors).toBe(
      'These files exist already: .github/workflows/deploy.yml. No files were written. ' +
        'To overwrite them, use --force. To write to another folder, use --dir.\n',
    );
    const forced = await stage.init(...FLAGS, '--force');
    expect([forced.exitCode, stage.read('.github/workflows/deploy.yml').split('\n')[0]]).toEqual([0, 'name: Deploy']);
  });

  test('is not made by files in another folder', async () => {
    await stage.init(...FLAGS);

    const ended = await stage.init(...FLAGS, '--dir', 'other/place');

    expect([ended.exitCode, stage.listFiles().includes('other/place/task-definition.json')]).toEqual([0, true]);
  });
});

describe('at a terminal', () => {
  /** Types each answer once its question is on the terminal, behind the question before. */
  function answer(dialog: readonly (readonly [question: string, text: string])[]): TerminalOptions['onOutput'] {
    const open = [...dialog];
    let from = 0;
    return (written, type) => {
      const [next] = open;
      const at = next === undefined ? -1 : written.indexOf(next[0], from);
      if (next === undefined || at < 0) return;
      from = at + next[0].length;
      open.shift();
      type(`${next[1]}\n`);
    };
  }

  const runInit = (flags: readonly string[], onOutput: TerminalOptions['onOutput']) =>
    runOnTerminal(['init', ...flags], { folder: stage.job.workspace, environment: {}, columns: 150, onOutput });

  test('asks only what no flag has, again after an error, and takes the default of an empty answer', async () => {
    const flags = [
      '--capacity',
      'FARGATE',
      '--cluster',
      'production',
      '--ci',
      'circleci',
      '--environment',
      'shop',
      ...PLACE,
    ];
    const onOutput = answer([
      ['Services, separated by commas [web]: ', 'Shop!'],
      ['Services, separated by commas [web]: ', 'shop'],
      ['Service shop: port behind the load balancer, or none for a worker [8080]: ', 'none'],
      ['Service shop: CPU units of a task (1024 are one vCPU) [256]: ', '512'],
      ['Service shop: memory of a task in MiB [1024]: ', ''],
      ['Service shop: number of tasks [2]: ', '1'],
    ]);

    const run = await runInit(flags, onOutput);

    expect([run.exitCode, stage.listFiles().includes('.circleci/config.yml')]).toEqual([0, true]);
    expect(stage.readJson('task-definition.json')).toMatchObject({ family: 'shop', cpu: '512', memory: '1024' });
    expect(run.written.match(/^.*\]: /gm)?.length).toBe(6);
    expect(run.written).toContain('--service: "Shop!" is not a service name');
  });

  test('writes nothing when the person ends the input', async () => {
    const run = await runInit([], (written, type) => {
      if (written.endsWith('[FARGATE]: ')) type('\u0004');
    });

    expect([run.exitCode, stage.listFiles()]).toEqual([130, []]);
  });
});
