import { afterEach, describe, expect, test } from '@jest/globals';
import { aSteadyService, openStage, type ScenarioStage, servingImage } from '../support/scenario-stage.ts';

const FOLLOW = { cluster: 'production', service: 'hello', 'wait-max-delay-seconds': '1' };
let stage: ScenarioStage;

afterEach(async () => {
  await stage.close();
});

async function deploy(image: string): Promise<void> {
  const result = await stage.job.run({ inputs: { ...FOLLOW, image }, environment: stage.environment });
  expect([result.log, result.outputs.verdict]).toEqual([expect.any(String), 'steady']);
}

describe('rollback-to', () => {
  test.each([
    { name: 'last-good brings back what was deployed before', target: 'last-good' },
    { name: 'previous brings back what was deployed before', target: 'previous' },
    { name: 'a number is a revision of the serving family', target: '1' },
    { name: 'family:n is that revision', target: 'hello:1' },
    { name: 'an ARN is that revision', target: 'arn:aws:ecs:us-east-1:123456789012:task-definition/hello:1' },
  ])('$name', async ({ target }) => {
    stage = await openStage({ speed: 200, tasks: 'simulated' });
    await aSteadyService(stage);
    await deploy('hello:v2');
    const before = stage.writes();

    const result = await stage.job.run({
      inputs: { ...FOLLOW, 'rollback-to': target },
      environment: stage.environment,
    });

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
    expect(servingImage(stage)).toBe('hello:v1');
    expect(stage.writes().slice(before.length)).toEqual(['UpdateService']);
  });

  test('passes over a deployment that the circuit breaker took back', async () => {
    stage = await openStage({
      speed: 200,
      tasks: 'simulated',
      images: [{ image: 'hello:v3', exits: { afterMs: 500, code: 1 } }],
    });
    await aSteadyService(stage);
    await deploy('hello:v2');
    await stage.job.run({ inputs: { ...FOLLOW, image: 'hello:v3' }, environment: stage.environment });

    const result = await stage.job.run({
      inputs: { ...FOLLOW, 'rollback-to': 'last-good' },
      environment: stage.environment,
    });

    expect([result.outputs.verdict, servingImage(stage)]).toEqual(['steady', 'hello:v1']);
  });
});

describe('a rollback that is not possible writes nothing and says why', () => {
  test.each([
    { name: 'no deployment before', target: 'last-good', says: 'There is no last-good' },
    { name: 'the revision serves already', target: '1', says: 'hello:1 is the revision that serves now' },
    { name: 'there is no such revision', target: '77', says: 'There is no task definition hello:77' },
  ])('$name', async ({ target, says }) => {
    stage = await openStage({ speed: 200, tasks: 'simulated' });
    await aSteadyService(stage);
    const before = stage.writes();

    const result = await stage.job.run({
      inputs: { ...FOLLOW, 'rollback-to': target },
      environment: stage.environment,
    });

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'refused']);
    expect(result.log).toContain(says);
    expect(stage.writes()).toEqual(before);
  });

  test('a deregistered revision', async () => {
    stage = await openStage({ speed: 200, tasks: 'simulated' });
    await aSteadyService(stage);
    await deploy('hello:v2');
    stage.call('DeregisterTaskDefinition', { taskDefinition: 'hello:1' });

    const result = await stage.job.run({ inputs: { ...FOLLOW, 'rollback-to': '1' }, environment: stage.environment });

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'refused']);
    expect(result.log).toContain('hello:1 is INACTIVE');
  });
});
