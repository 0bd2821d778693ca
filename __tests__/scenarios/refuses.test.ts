import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { aSteadyService, aTaskDefinition, openStage, type ScenarioStage } from '../support/harness/scenario-stage.ts';

let stage: ScenarioStage;

beforeEach(async () => {
  stage = await openStage({ speed: 200, tasks: 'simulated' });
});

afterEach(async () => {
  await stage.close();
});

test('wrong inputs are all reported at once, and nothing is called', async () => {
  const inputs = {
    service: 'he llo',
    'maximum-percent': '90',
    'circuit-breaker': 'maybe',
    'image-tag': 'feat/x',
    'dry-run': 'yes',
    'build-args': 'no-equals-sign',
  };

  const result = await stage.job.run({ inputs, environment: stage.environment });

  expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'refused']);
  for (const name of Object.keys(inputs)) expect(result.log).toMatch(new RegExp(`${name}(:| must) `));
  expect(stage.local.calls()).toEqual([]);
});

test('a mistyped input is named with the one that was meant', async () => {
  const result = await stage.job.run({ inputs: { servcie: 'hello' }, environment: stage.environment });

  expect(result.outputs.verdict).toBe('refused');
  expect(result.log).toContain('service');
  expect(stage.local.calls()).toEqual([]);
});

test('a service that does not exist is refused before anything is built or written', async () => {
  const inputs = { cluster: 'production', service: 'absent', repository: 'hello', 'create-repository': 'true' };

  const result = await stage.job.run({ inputs, environment: stage.environment });

  expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'refused']);
  expect(result.log).toContain('Service absent not found in cluster production');
  expect(stage.writes()).toEqual([]);
});

test('percents that forbid every move are refused with the smallest change that helps', async () => {
  await aSteadyService(stage, { desiredCount: 3 });
  const before = stage.writes();
  const inputs = { cluster: 'production', service: 'hello', image: 'hello:v2', 'maximum-percent': '125' };

  const result = await stage.job.run({ inputs, environment: stage.environment });

  expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'refused']);
  expect(result.log).toContain('Set minimum-healthy-percent to 66 or less, or set maximum-percent to 134 or more');
  expect(stage.writes()).toEqual(before);
});

test('a container that the document lacks is refused with the existing ones', async () => {
  await aSteadyService(stage);
  const inputs = { cluster: 'production', service: 'hello', image: 'hello:v2', 'container-name': 'web' };

  const result = await stage.job.run({ inputs, environment: stage.environment });

  expect(result.outputs.verdict).toBe('refused');
  expect(result.log).toContain('Use one of: hello');
});

describe('an empty image', () => {
  const FILE = { 'task-definition': 'task.json' };
  const NEEDS = 'GitHub drops a job output that contains a masked value';

  test.each([
    ['of a chosen container', { 'container-name': 'hello', image: '' }, 'the image is empty'],
    ['of a chosen container, with a file', { ...FILE, 'container-name': 'hello', image: ' ' }, 'the image is empty'],
    ['of a line', { image: 'hello=' }, 'the image for container "hello" is empty'],
    ['with a tag alone', { image: ':v2' }, 'the repository of the image ":v2" is empty'],
    ['without its tag', { ...FILE, image: 'registry.example/hello:' }, 'the tag of the image'],
    ['without its digest', { image: 'registry.example/hello@sha256:' }, 'the digest of the image'],
  ])('%s is refused before any call, with its likely cause', async (_, given, words) => {
    stage.job.write('task.json', JSON.stringify(aTaskDefinition()));
    const inputs = { cluster: 'production', service: 'hello', ...given };

    const result = await stage.job.run({ inputs, environment: stage.environment });

    expect([result.exitCode, result.outputs.verdict, stage.local.calls()]).toEqual([1, 'refused', []]);
    expect(result.log).toContain(words);
    expect(result.log).toContain(NEEDS);
  });

  test('of a file alone is normal, and the plan names the image that stays', async () => {
    await aSteadyService(stage);
    stage.job.write('task.json', JSON.stringify(aTaskDefinition()));
    const inputs = { cluster: 'production', service: 'hello', ...FILE, image: '' };

    const result = await stage.job.run({ inputs, environment: stage.environment });

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'unchanged']);
    expect(result.log).toContain('Plan: hello: image stays: hello = hello:v1');
    expect(result.log).not.toContain('image and repository are empty');
  });

  test('with nothing else that changes the service is a warning, and the plan names the image that stays', async () => {
    await aSteadyService(stage);

    const inputs = { cluster: 'production', service: 'hello', image: '' };
    const result = await stage.job.run({ inputs, environment: stage.environment });

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'unchanged']);
    expect(result.log).toContain('Plan: hello: image stays: hello = hello:v1');
    expect(result.log).toContain('::warning title=Slipway::image and repository are empty');
  });
});

describe('without docker', () => {
  test('a build is refused in one sentence and nothing is written', async () => {
    await aSteadyService(stage);
    const before = stage.writes();
    const inputs = { cluster: 'production', service: 'hello', repository: 'hello', 'create-repository': 'true' };

    const result = await stage.job.run({ inputs, environment: { ...stage.environment, PATH: '/nowhere' } });

    expect(result.exitCode).toBe(1);
    expect(result.log).toMatch(/docker/i);
    expect(stage.writes()).toEqual(before);
  });
});

test('credentials that are missing are named as such', async () => {
  const { AWS_ACCESS_KEY_ID: _id, AWS_SECRET_ACCESS_KEY: _key, ...environment } = stage.environment;

  const result = await stage.job.run({ inputs: { service: 'hello', cluster: 'production' }, environment });

  expect(result.exitCode).toBe(1);
  expect(result.log).toContain('No usable AWS credentials: ');
});
