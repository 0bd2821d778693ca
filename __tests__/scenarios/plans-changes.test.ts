/** A plan: what a merge would change, as a reviewer sees it. Nothing is written. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { nodeOfRunner, ROOT } from '../support/harness/action-run.ts';
import {
  aSteadyService,
  aTaskDefinition,
  currentImage,
  openStage,
  type ScenarioStage,
  untilSteady,
} from '../support/harness/scenario-stage.ts';

const CLI = join(ROOT, 'dist', 'cli', 'index.js');

let stage: ScenarioStage;

beforeEach(async () => {
  stage = await openStage({ speed: 200, tasks: 'simulated' });
  await aSteadyService(stage, { deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 100 } });
});

afterEach(async () => {
  await stage.close();
});

const INPUTS = { cluster: 'production', service: 'hello' };
const FILE = { 'task-definition': 'task-definition.json' };

/** The container of the service, with what the file changes of it. */
function aFile(container: JsonObject = {}, overrides: JsonObject = {}): JsonObject {
  const [known] = aTaskDefinition().containerDefinitions as JsonObject[];
  return aTaskDefinition({ containerDefinitions: [{ ...known, ...container }], ...overrides });
}

/** Runs a plan of the file, and says whether it wrote anything. */
async function plan(file: JsonObject, inputs: Readonly<Record<string, string>> = {}) {
  stage.job.write('task-definition.json', JSON.stringify(file, null, 2));
  const before = stage.writes().length;
  const given = { ...INPUTS, ...FILE, 'dry-run': 'true', ...inputs };
  const result = await stage.job.run({ inputs: given, environment: stage.environment });
  expect(stage.writes().slice(before)).toEqual([]);
  return result;
}

function changesOf(outputs: Readonly<Record<string, string>>): readonly JsonObject[] {
  return JSON.parse(outputs.changes ?? 'null') as JsonObject[];
}

test('of a file shows everything that it changes, as outputs, in the log and as a comment', async () => {
  const container = {
    image: 'hello:v2',
    memory: 256,
    command: ['serve', '--token=canary'],
    portMappings: [
      { containerPort: 5000, hostPort: 80 },
      { containerPort: 9090, hostPort: 9090 },
    ],
    environment: [{ name: 'LEVEL', value: 'canary' }],
  };

  const { exitCode, outputs, log, summary } = await plan(
    aFile(container, { taskRoleArn: 'arn:aws:iam::123456789012:role/hello' }),
  );

  expect([exitCode, outputs.verdict, outputs['has-changes']]).toEqual([0, 'planned', 'true']);
  expect(changesOf(outputs)).toEqual([
    {
      service: 'hello',
      path: 'containerDefinitions[hello].image',
      kind: 'changed',
      before: 'hello:v1',
      after: 'hello:v2',
    },
    { service: 'hello', path: 'containerDefinitions[hello].memory', kind: 'changed', before: 128, after: 256 },
    { service: 'hello', path: 'containerDefinitions[hello].portMappings[9090/tcp]', kind: 'added' },
    {
      service: 'hello',
      path: 'containerDefinitions[hello].portMappings[9090/tcp].hostPort',
      kind: 'added',
      after: 9090,
    },
    { service: 'hello', path: 'containerDefinitions[hello].command', kind: 'added', after: ['serve', '--token=***'] },
    { service: 'hello', path: 'containerDefinitions[hello].environment[LEVEL]', kind: 'added' },
    {
      service: 'hello',
      path: 'taskRoleArn',
      kind: 'added',
      after: 'arn:aws:iam::123456789012:role/hello',
    },
  ]);
  expect(outputs.reason).toMatch(
    /^Plan: 1 to change\. hello: image v1 → v2, memory 128 → 256, .* and \d more\. Forecast: 2 batches, at least \d+ s, never below 2 tasks\.$/,
  );
  const comment = readFileSync(outputs.plan ?? '', 'utf8');
  expect(comment.split('\n')[0]).toBe('<!-- slipway-plan production hello -->');
  for (const text of [comment, log, summary]) {
    expect(text).toContain('~ memory: 128 → 256');
    expect(text).not.toContain('canary');
  }
});

test('without changes says so, and the deploy of the same file is unchanged', async () => {
  // Defaults and order mean nothing.
  const file = aFile({ essential: true, cpu: 0, environment: [] }, { networkMode: 'bridge' });

  const { outputs } = await plan(file);

  expect([outputs['has-changes'], outputs.changes, outputs.reason]).toEqual([
    'false',
    '[]',
    'Plan: no changes. hello already runs this.',
  ]);
  const inputs = { ...INPUTS, ...FILE };
  const deployed = await stage.job.run({ inputs, environment: stage.environment });
  expect([deployed.outputs.verdict, deployed.outputs['has-changes']]).toEqual(['unchanged', 'false']);
});

test('shows settings of the service next to the task definition', async () => {
  const { outputs } = await plan(aFile(), { 'desired-count': '2', 'maximum-percent': '200', 'circuit-breaker': 'on' });

  expect(changesOf(outputs).map(({ path, before, after }) => [path, before, after])).toEqual([
    ['desiredCount', 4, 2],
    ['deploymentConfiguration.maximumPercent', 100, 200],
    ['deploymentConfiguration.deploymentCircuitBreaker.enable', false, true],
    ['deploymentConfiguration.deploymentCircuitBreaker.rollback', false, true],
  ]);
});

test('of a setting shows that it also replaces a deployment in progress', async () => {
  // No instance has this much memory, so the deployment stays in progress.
  stage.call('RegisterTaskDefinition', aFile({ memory: 100_000 }));
  stage.call('UpdateService', { cluster: 'production', service: 'hello', taskDefinition: 'hello:2' });

  const { outputs } = await stage.job.run({
    inputs: { ...INPUTS, 'bake-time-minutes': '3', 'dry-run': 'true' },
    environment: stage.environment,
  });

  expect(changesOf(outputs)).toEqual(
    expect.arrayContaining([expect.objectContaining({ path: 'taskDefinition', before: 'hello:2', after: 'hello:1' })]),
  );
});

test('that would be refused has the problems first, and the changes', async () => {
  const { exitCode, outputs } = await plan(aFile({ memoryReservation: 512 }));

  expect([exitCode, outputs.verdict]).toEqual([1, 'refused']);
  const comment = readFileSync(outputs.plan ?? '', 'utf8');
  expect(comment).toContain('A deploy would be refused:');
  expect(comment).toContain('containerDefinitions[0].memoryReservation');
});

describe('a drift check', () => {
  const drift = (file: JsonObject) => plan(file, { 'dry-run': '', drift: 'true' });

  test('passes while the service runs the file, whatever the images are', async () => {
    const { exitCode, outputs, log } = await drift(aFile({ image: '<IMAGE>' }));

    expect([exitCode, outputs.verdict, outputs['has-changes']]).toEqual([0, 'planned', 'false']);
    expect(log).not.toContain('::warning');
  });

  test('fails when someone changed the service by hand', async () => {
    stage.call('RegisterTaskDefinition', aFile({ memory: 64 }));
    stage.call('UpdateService', { cluster: 'production', service: 'hello', taskDefinition: 'hello:2' });
    await untilSteady(stage);

    const { exitCode, outputs, log } = await drift(aFile({ image: 'hello:v9' }));

    expect([exitCode, outputs.verdict, outputs['has-changes']]).toEqual([1, 'refused', 'true']);
    expect(log).toContain(
      'Drift: service hello is not running what task-definition.json says. A deploy would change: memory 64 → 128.',
    );
  });
});

describe('slipway plan', () => {
  const cli = async (...argv: readonly string[]) => {
    const args = [CLI, 'plan', '--cluster', 'production', '--service', 'hello', ...argv];
    const run = spawn(nodeOfRunner(), args, {
      env: { PATH: process.env.PATH ?? '', HOME: stage.job.home, ...stage.environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [log, [exitCode]] = await Promise.all([text(run.stdout), once(run, 'close')]);
    return { log, exitCode: Number(exitCode) };
  };

  test.each([
    { name: 'changes', argv: ['--image', 'hello:v2'], exitCode: 3 },
    { name: 'no changes', argv: ['--desired-count', '4'], exitCode: 0 },
    { name: 'a refusal', argv: ['--image', 'hello:v2', '--container-name', 'absent'], exitCode: 2 },
  ])('--detailed-exit-code ends with $exitCode for $name', async ({ argv, exitCode }) => {
    expect((await cli(...argv, '--detailed-exit-code')).exitCode).toBe(exitCode);
  });

  test('ends with 0 for changes otherwise, and prints them as JSON', async () => {
    const { exitCode, log } = await cli('--image', 'hello:v2', '--json');

    const events = log.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as JsonObject] : []));
    expect(exitCode).toBe(0);
    expect(events.filter(({ type }) => type === 'changes-planned')).toEqual([
      {
        type: 'changes-planned',
        service: 'hello',
        changes: [
          {
            path: 'containerDefinitions[hello].image',
            kind: 'changed',
            before: 'hello:v1',
            after: 'hello:v2',
          },
        ],
      },
    ]);
  });
});

test('services that share a name of a container get different images in one step', async () => {
  stage.call('RegisterTaskDefinition', {
    family: 'jobs',
    containerDefinitions: [{ name: 'hello', image: 'jobs:v1', memory: 64 }],
  });
  stage.call('CreateService', {
    ...{ cluster: 'production', serviceName: 'jobs', taskDefinition: 'jobs', desiredCount: 1, launchType: 'EC2' },
    deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 },
  });
  const inputs = {
    cluster: 'production',
    service: 'hello,jobs',
    image: 'hello/hello=hello:v2\njobs/hello=jobs:v2',
    'wait-max-delay-seconds': '1',
  };

  const result = await stage.job.run({ inputs, environment: stage.environment });

  expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
  expect([currentImage(stage), currentImage(stage, 'jobs')]).toEqual(['hello:v2', 'jobs:v2']);
});
