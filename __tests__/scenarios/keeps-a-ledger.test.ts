/** What is written down of deploys: tags on revisions and services, and what the next run makes of them. */

import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { runProgram } from '../../packages/local-ecs/__tests__/support/harness/run-program.ts';
import { COMMIT, nodeOfRunner, ROOT, type StepResult } from '../support/harness/action-run.ts';
import {
  anImageByDigest,
  aSteadyService,
  aTaskDefinition,
  describeService,
  openStage,
  type ScenarioStage,
  type StageOptions,
} from '../support/harness/scenario-stage.ts';

const FOLLOW = { cluster: 'production', service: 'hello', 'wait-max-delay-seconds': '1' };
const WORKFLOW = { GITHUB_WORKFLOW_REF: 'octo/hello/.github/workflows/deploy.yml@refs/heads/main' };
const RUN = {
  'slipway:repository': 'octo/hello',
  'slipway:workflow': '.github/workflows/deploy.yml',
  'slipway:run-id': '1',
  'slipway:run-number': '1',
  'slipway:run-attempt': '1',
};
const TEAM = { team: 'greeters' };
const DIGEST = `sha256:${'ab'.repeat(32)}`;
const A_MOMENT = expect.stringMatching(/^\d{13}$/);
const A_HASH = expect.stringMatching(/^[0-9a-f]{64}$/);
const IMAGE = `hello@${DIGEST}`;
const CLI = join(ROOT, 'dist', 'cli', 'index.js');
const RUNS = 'https://github.com/octo/hello/actions/runs';
const TIMES = /\d{4}-\d\d-\d\d \d\d:\d\d UTC/g;
let stage: ScenarioStage;

afterEach(async () => {
  await stage.close();
});

async function openSteady(options: Partial<StageOptions> = {}): Promise<void> {
  stage = await openStage({ speed: 200, tasks: 'simulated', ...options });
  await aSteadyService(stage);
}

function deploy(inputs: JsonObject, environment: Readonly<Record<string, string>> = {}): Promise<StepResult> {
  return stage.job.run({
    inputs: { ...FOLLOW, ...(inputs as Record<string, string>) },
    environment: { ...stage.environment, ...WORKFLOW, ...environment },
  });
}

function tagsOf(resourceArn: string): Readonly<Record<string, string>> {
  const tags = stage.call('ListTagsForResource', { resourceArn }).tags as readonly { key: string; value: string }[];
  return Object.fromEntries(tags.map(({ key, value }) => [key, value]));
}

function tagsOfRevision(name: string): Readonly<Record<string, string>> {
  return tagsOf(`arn:aws:ecs:us-east-1:123456789012:task-definition/${name}`);
}

function verdict(word: string) {
  return { 'slipway:verdict/production/hello': expect.stringMatching(new RegExp(`^${word} \\d{4}-.*Z$`)) };
}

function tag(resourceArn: string, tags: Readonly<Record<string, string>>): void {
  stage.call('TagResource', { resourceArn, tags: Object.entries(tags).map(([key, value]) => ({ key, value })) });
}

describe('a deploy', () => {
  test('writes on the revision where it comes from and what became of it', async () => {
    await openSteady();

    await deploy({ image: IMAGE }, { GITHUB_REF: 'refs/tags/v1.4.2' });

    expect(tagsOfRevision('hello:2')).toEqual({
      ...RUN,
      ...verdict('steady'),
      'slipway:commit': COMMIT,
      'slipway:release': 'v1.4.2',
      'slipway:image-digest': DIGEST,
      'slipway:content': A_HASH,
    });
  });

  test('marks the service before it is updated', async () => {
    await openSteady();

    await deploy({ image: 'hello:v2' });

    expect(tagsOf(String(describeService(stage).serviceArn))).toEqual({
      ...RUN,
      'slipway:commit': COMMIT,
      'slipway:release': '',
      'slipway:restores': '',
      'slipway:image-digest': '',
      'slipway:content': A_HASH,
      'slipway:run-url': '',
      'slipway:revision': 'hello:2',
      'slipway:since': A_MOMENT,
      'slipway:newest': A_MOMENT,
      'slipway:step': '',
      'slipway:turn/1/octo/hello/.github/workflows/deploy.yml': expect.stringMatching(/^1 1 1 \d{13} hello:2$/),
    });
    const calls = stage.local.calls().map(({ operation }) => operation);
    // Next to the tags of the new revision, and to the last look at the service.
    const last = calls.slice(0, calls.lastIndexOf('UpdateService')).slice(-3);
    expect(last.toSorted()).toEqual(['DescribeServices', 'TagResource', 'TagResource']);
  });

  test('leaves the team’s tags on the service, and takes those of the revision over to the next', async () => {
    await openSteady();
    const serviceArn = String(describeService(stage).serviceArn);
    tag(serviceArn, TEAM);
    tag(String(describeService(stage).taskDefinition), TEAM);

    await deploy({ image: 'hello:v2' });

    expect(tagsOf(serviceArn)).toMatchObject(TEAM);
    expect(tagsOfRevision('hello:2')).toMatchObject(TEAM);
  });

  test('registers the tags of a task definition file as given', async () => {
    await openSteady();
    tag(String(describeService(stage).taskDefinition), TEAM);
    const tags = [{ key: 'from', value: 'the file' }];
    stage.job.write('task-definition.json', JSON.stringify(aTaskDefinition({ tags })));

    await deploy({ image: 'hello:v2', 'task-definition': 'task-definition.json' });

    expect(tagsOfRevision('hello:2')).toEqual({
      from: 'the file',
      ...RUN,
      ...verdict('steady'),
      'slipway:commit': COMMIT,
      'slipway:content': A_HASH,
    });
  });

  test('that is rolled back is written down as such', async () => {
    await openSteady({ images: [{ image: 'hello:v2', exits: { afterMs: 500, code: 1 } }] });

    await deploy({ image: 'hello:v2' });

    expect(tagsOfRevision('hello:2')).toMatchObject(verdict('rolled-back'));
    expect(tagsOfRevision('hello:1')).toEqual({});
  });

  test('that is not followed has no verdict', async () => {
    await openSteady();

    await deploy({ image: 'hello:v2', 'wait-for-service-stability': 'false' });

    expect(Object.keys(tagsOfRevision('hello:2')).filter((key) => key.startsWith('slipway:verdict'))).toEqual([]);
  });

  test('of what is already running adds the release alone', async () => {
    await openSteady();
    await deploy({ image: anImageByDigest() }, { GITHUB_REF: 'refs/tags/v1' });
    const before = tagsOfRevision('hello:2');

    const result = await deploy({ image: anImageByDigest() }, { GITHUB_REF: 'refs/tags/v2', GITHUB_RUN_NUMBER: '2' });

    expect(result.outputs.verdict).toBe('unchanged');
    expect(tagsOfRevision('hello:2')).toEqual({ ...before, 'slipway:release': 'v1 v2' });
  });
});

test('a rollback marks the service with its run, and leaves where the revision comes from as it was', async () => {
  await openSteady();
  await deploy({ image: 'hello:v2' });

  await deploy({ 'rollback-to': 'last-good' }, { GITHUB_RUN_NUMBER: '2' });

  expect(tagsOfRevision('hello:1')).toEqual(verdict('steady'));
  expect(tagsOf(String(describeService(stage).serviceArn))).toMatchObject({
    'slipway:run-number': '2',
    'slipway:commit': '',
    'slipway:content': '',
    'slipway:revision': 'hello:1',
  });
});

test('a run that was killed before it could tag its revision is completed by the next', async () => {
  await openSteady();
  tag(String(describeService(stage).taskDefinition), TEAM);
  stage.local.setFaults([{ operation: 'TagResource', on: 1, fault: { kind: 'silence' } }]);
  const killed = await stage.job.run({
    inputs: { ...FOLLOW, image: 'hello:v2' },
    environment: { ...stage.environment, ...WORKFLOW },
    onStart: (child) => {
      child.stdout?.on('data', (bytes: Buffer) => {
        if (bytes.toString().includes('Registered hello:2')) child.kill('SIGKILL');
      });
    },
  });
  expect(killed.exitCode).not.toBe(0);
  stage.local.setFaults([]);
  expect(tagsOfRevision('hello:2')).toEqual({});

  const result = await deploy({ image: 'hello:v2' });

  expect(result.outputs['task-definition-revision']).toBe('hello:2');
  expect(tagsOfRevision('hello:2')).toEqual({
    ...TEAM,
    ...RUN,
    ...verdict('steady'),
    'slipway:commit': COMMIT,
    'slipway:content': A_HASH,
  });
});

/** What the command prints, its times aside. */
async function show(
  ...args: readonly string[]
): Promise<{ readonly exitCode: number; readonly lines: readonly string[] }> {
  const command = [CLI, ...args, '--cluster', 'production', '--service', 'hello'];
  const environment = { ...stage.environment, HOME: stage.job.home };
  const { exitCode, stdout } = await runProgram(nodeOfRunner(), command, { environment });
  return { exitCode, lines: stdout.trimEnd().replaceAll(TIMES, '(time)').split('\n') };
}

describe('what is shown of it', () => {
  test('the history: a rollout, a release that was rolled back and a return, with their runs', async () => {
    await openSteady({ images: [{ image: 'hello:v3', exits: { afterMs: 500, code: 1 } }] });
    await deploy({ image: 'hello:v2' });
    await deploy({ image: 'hello:v3' }, { GITHUB_REF: 'refs/tags/v3', GITHUB_RUN_ID: '2' });
    const back = await deploy({ 'rollback-to': '1' }, { GITHUB_RUN_ID: '3' });

    const { exitCode, lines } = await show('history');

    const cells = lines.map((line) => line.split(/ {2,}/));
    expect([exitCode, ...cells]).toEqual([
      0,
      ['service hello in cluster production'],
      ['when', 'action', 'revision', 'release', 'commit', 'image', 'verdict', 'run'],
      [
        '(time)',
        'rollback to hello:1, replaced c0ffee012345 (hello:2)',
        'hello:1',
        '–',
        '–',
        'hello:v1',
        'steady',
        `${RUNS}/3`,
      ],
      ['(time)', 'deploy', 'hello:3', 'v3', 'c0ffee012345', 'hello:v3', 'rolled-back', `${RUNS}/2`],
      ['(time)', 'deploy', 'hello:2', '–', 'c0ffee012345', 'hello:v2', 'steady', `${RUNS}/1`],
      ['(time)', 'deploy', 'hello:1', '–', '–', 'hello:v1', 'steady', '–'],
    ]);
    expect(back.summary).toContain(`| \`hello:3\` | \`v3\` | \`c0ffee012345\` | rolled-back | [1](${RUNS}/2) |`);
  });

  test('the history for machines, no longer than requested', async () => {
    await openSteady();
    await deploy({ image: IMAGE });

    const { lines } = await show('history', '--json', '--limit', '1');

    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        type: 'deployment',
        service: 'hello',
        cluster: 'production',
        at: expect.any(String),
        revision: 'hello:2',
        revisionArn: expect.stringMatching(/hello:2$/),
        releases: [],
        commit: COMMIT,
        image: IMAGE,
        imageDigest: DIGEST,
        verdict: 'steady',
        repository: 'octo/hello',
        workflow: '.github/workflows/deploy.yml',
        runNumber: 1,
        runAttempt: 1,
        run: 'https://github.com/octo/hello/actions/runs/1',
      },
    ]);
  });

  test('the status: what is running and which run brought it', async () => {
    await openSteady();
    await deploy({ image: 'hello:v2' });

    const { exitCode, lines } = await show('status');

    expect([exitCode, ...lines.slice(0, 6)]).toEqual([
      0,
      'Service hello (cluster production): ACTIVE, 4/4 tasks running, 0 pending',
      'Running: hello:2, 4 tasks, image hello:v2, commit c0ffee012345, run https://github.com/octo/hello/actions/runs/1',
      'Last deployed by Slipway: hello:2, commit c0ffee012345, run https://github.com/octo/hello/actions/runs/1',
      'Deployments:',
      expect.stringMatching(/^ {2}since +status/),
      expect.stringMatching(/PRIMARY {2}COMPLETED {2}hello:2/),
    ]);
  });

  test('a service that does not exist ends with 2', async () => {
    stage = await openStage({ speed: 200, tasks: 'simulated' });

    const { exitCode, lines } = await show('status');

    expect([exitCode, lines[0]]).toEqual([
      2,
      expect.stringContaining('Service hello not found in cluster production.'),
    ]);
  });
});

describe('where a permission is missing', () => {
  test.each([
    { operation: 'ListTagsForResource', says: 'where revisions come from', commits: false },
    { operation: 'ListServiceDeployments', says: 'Only deployments recorded in tags are shown', commits: true },
  ])('$operation: the history says so once, and shows the rest', async ({ operation, says, commits }) => {
    await openSteady();
    await deploy({ image: 'hello:v2' });
    stage.local.setFaults([{ operation, on: 'every', fault: { kind: 'denied' } }]);

    const { exitCode, lines } = await show('history');

    expect([exitCode, lines.filter((line) => line.includes(says)).length]).toEqual([0, 1]);
    const row = lines.find((line) => /^\(time\) +deploy +hello:2/.test(line));
    expect([row?.includes('steady'), row?.includes('c0ffee012345')]).toEqual([true, commits]);
  });

  test.each([
    { operation: 'TagResource', says: 'This deployment is not recorded in tags' },
    {
      operation: 'ListTagsForResource',
      says: 'Unknown whether a newer run has deployed and where revisions come from',
    },
  ])('$operation: it is said once, and the deploy is none the worse', async ({ operation, says }) => {
    await openSteady();
    stage.local.setFaults([{ operation, on: 'every', fault: { kind: 'denied' } }]);

    const result = await deploy({ image: 'hello:v2' });

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
    expect(result.log.split(says)).toHaveLength(2);
  });
});
