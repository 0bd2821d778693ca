/** The page of a run, by the shipped action and by the shipped command line; and the verdict, judged again. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { nodeOfRunner, ROOT } from '../support/harness/action-run.ts';
import { aSteadyService, openStage, type ScenarioStage } from '../support/harness/scenario-stage.ts';

const CLI = join(ROOT, 'dist', 'cli', 'index.js');
const FOLLOW = {
  cluster: 'production',
  service: 'hello',
  'wait-max-delay-seconds': '1',
  'report-path': 'out/rollout.json',
  'report-html': 'out/rollout.html',
};
const images = [{ image: 'hello:broken', exits: { afterMs: 1_000, code: 3 } }];
let stage: ScenarioStage;

afterEach(async () => {
  await stage.close();
});

function slipway(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(nodeOfRunner(), [CLI, ...args], {
    cwd: join(stage.job.workspace, 'out'),
    env: { PATH: process.env.PATH ?? '' },
    encoding: 'utf8',
  });
  return { exitCode: status, output: stdout, errors: stderr };
}

function readOut(name: string): string {
  return readFileSync(join(stage.job.workspace, 'out', name), 'utf8');
}

test('a rollback by ECS has a page with its timeline, and is judged again', async () => {
  stage = await openStage({ speed: 200, tasks: 'simulated', images });
  await aSteadyService(stage);

  const inputs = { ...FOLLOW, image: 'hello:broken' };
  const result = await stage.job.run({ inputs, environment: stage.environment });
  const page = readOut('rollout.html');

  expect(result.outputs.verdict).toBe('rolled-back');
  for (const text of [
    'Rolled back',
    'Service hello in cluster production',
    'exited with code 3',
    '>rollback<',
    'batch 1',
  ]) {
    expect(page).toContain(text);
  }
  expect(page).toMatch(
    /<title>new task [0-9a-f]{8}: PENDING at 0:\d\d, RUNNING at \S+, STOPPED at \S+, failed<\/title>/,
  );
  expect([...page.matchAll(/<title>old task [0-9a-f]{8}: from before the update, runs on<\/title>/g)]).toHaveLength(4);
  expect(slipway('judge')).toEqual({
    exitCode: 0,
    output: expect.stringMatching(
      /^Service hello, \d+ recorded polls?: rolled-back\. .*\n✔ rolled-back: as recorded\.\n$/,
    ),
    errors: '',
  });
  expect(slipway('report', '--output', 'again.html').exitCode).toBe(0);
  expect(readOut('again.html')).toBe(page);
});

test('a rollback by Slipway is judged again from both deployments', async () => {
  stage = await openStage({ speed: 200, tasks: 'simulated', images });
  await aSteadyService(stage);

  const inputs = { ...FOLLOW, image: 'hello:broken', 'circuit-breaker': 'on-without-rollback' };
  const result = await stage.job.run({ inputs, environment: stage.environment });

  expect(result.outputs.reason).toContain('Slipway rolled back to hello:1.');
  expect(slipway('judge')).toMatchObject({ exitCode: 0, errors: '' });
  expect(readOut('rollout.html')).toContain('>rollback<');
});

test('a rollout that is steady has a row for each task, old and new', async () => {
  stage = await openStage({ speed: 200, tasks: 'simulated' });
  await aSteadyService(stage);

  const result = await stage.job.run({ inputs: { ...FOLLOW, image: 'hello:v2' }, environment: stage.environment });
  const page = readOut('rollout.html');

  expect(result.outputs.verdict).toBe('steady');
  expect([
    ...page.matchAll(/<title>new task [0-9a-f]{8}: PENDING at \S+, RUNNING at \S+, runs on<\/title>/g),
  ]).toHaveLength(4);
  expect([
    ...page.matchAll(/<title>old task [0-9a-f]{8}: from before the update, STOPPED at \S+<\/title>/g),
  ]).toHaveLength(4);
  expect(slipway('judge')).toMatchObject({ exitCode: 0 });
});

test('a record that was changed is judged otherwise, and a file that is none is named', async () => {
  stage = await openStage({ speed: 200, tasks: 'simulated' });
  await aSteadyService(stage);
  await stage.job.run({ inputs: { ...FOLLOW, image: 'hello:v2' }, environment: stage.environment });
  const { followed: _, ...service } = JSON.parse(readOut('rollout.json')).services[0];
  const old = { ...JSON.parse(readOut('rollout.json')), services: [service] };
  stage.job.write('out/changed.json', readOut('rollout.json').replaceAll('"verdict": "steady"', '"verdict": "failed"'));
  stage.job.write('out/old.json', JSON.stringify(old));
  stage.job.write('out/none.json', '{}');

  expect(slipway('judge', 'changed.json')).toMatchObject({ exitCode: 1, errors: '' });
  expect(slipway('judge', 'old.json')).toEqual({
    exitCode: 2,
    output: '',
    errors:
      'Cannot judge again: service hello: the record has no observations; an older version of Slipway wrote it.\n',
  });
  expect(slipway('judge', 'none.json')).toEqual({
    exitCode: 2,
    output: '',
    errors: 'File none.json is not a rollout.json: it has no format.\n',
  });
  expect(slipway('report', 'absent.json')).toEqual({
    exitCode: 2,
    output: '',
    errors: 'File absent.json: not found. Give the path of a file.\n',
  });
});

test('a page outside of the workspace is refused before anything is called', async () => {
  stage = await openStage({ speed: 200, tasks: 'simulated' });
  await aSteadyService(stage);

  const inputs = { ...FOLLOW, image: 'hello:v2', 'report-html': '/etc/rollout.html' };
  const result = await stage.job.run({ inputs, environment: stage.environment });

  expect(result.outputs.verdict).toBe('refused');
  expect(result.log).toContain('report-html: the file /etc/rollout.html is outside the workspace');
});
