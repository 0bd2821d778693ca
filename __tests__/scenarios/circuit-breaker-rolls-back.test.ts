import { afterEach, describe, expect, test } from '@jest/globals';
import { aSteadyService, openStage, type ScenarioStage, servingImage } from '../support/scenario-stage.ts';

const FOLLOW = { cluster: 'production', service: 'hello', 'wait-max-delay-seconds': '1' };
let stage: ScenarioStage;

afterEach(async () => {
  await stage.close();
});

describe('a container that exits at once', () => {
  const images = [{ image: 'hello:broken', exits: { afterMs: 1_000, code: 3 } }];

  test('is rolled back by the circuit breaker: the step is red and says why', async () => {
    stage = await openStage({ speed: 200, tasks: 'simulated', images });
    await aSteadyService(stage);

    const result = await stage.job.run({
      inputs: { ...FOLLOW, image: 'hello:broken' },
      environment: stage.environment,
    });

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'rolled-back']);
    expect(result.outputs.reason).toContain('hello:1 serves again');
    expect(result.log).toContain('exited with code 3');
    expect(result.summary).toContain('rolled-back');
    expect(servingImage(stage)).toBe('hello:v1');
  });

  test('is taken back by us when the circuit breaker only stops it', async () => {
    stage = await openStage({ speed: 200, tasks: 'simulated', images });
    await aSteadyService(stage);
    const inputs = { ...FOLLOW, image: 'hello:broken', 'circuit-breaker': 'on-without-rollback' };

    const result = await stage.job.run({ inputs, environment: stage.environment });

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'rolled-back']);
    expect(result.outputs.reason).toContain('Slipway rolled back to hello:1.');
    expect(servingImage(stage)).toBe('hello:v1');
  });

  test('is left as it is when that was asked for', async () => {
    stage = await openStage({ speed: 200, tasks: 'simulated', images });
    await aSteadyService(stage);
    const inputs = {
      ...FOLLOW,
      image: 'hello:broken',
      'circuit-breaker': 'on-without-rollback',
      'on-failure': 'leave',
    };

    const result = await stage.job.run({ inputs, environment: stage.environment });

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'failed']);
    expect(servingImage(stage)).toBe('hello:broken');
  });
});

test('an image that does not exist is rolled back, and the reason names the image', async () => {
  const images = [
    {
      image: 'hello:absent',
      pullFails:
        'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref hello:absent: not found',
    },
  ];
  stage = await openStage({ speed: 200, tasks: 'simulated', images });
  await aSteadyService(stage);

  const result = await stage.job.run({ inputs: { ...FOLLOW, image: 'hello:absent' }, environment: stage.environment });

  expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'rolled-back']);
  expect(result.log).toContain('CannotPullContainerError');
});

describe('a rollout that keeps failing without a circuit breaker', () => {
  const images = [{ image: 'hello:sick', exits: { afterMs: 1_000, code: 1 } }];
  const inputs = { ...FOLLOW, image: 'hello:sick', 'circuit-breaker': 'off' };

  test('is taken back when patience is used up', async () => {
    stage = await openStage({ speed: 200, tasks: 'simulated', images });
    await aSteadyService(stage);

    const result = await stage.job.run({ inputs, environment: stage.environment });

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'rolled-back']);
    expect(result.outputs.reason).toMatch(
      /tasks of hello:2 failed; patience ends at 3\. Slipway rolled back to hello:1\./,
    );
    expect(servingImage(stage)).toBe('hello:v1');
  });

  test('is taken back at the limit when nobody is to be hasty', async () => {
    stage = await openStage({ speed: 200, tasks: 'simulated', images });
    await aSteadyService(stage);
    const patient = { ...inputs, 'fail-fast': 'false', 'wait-for-minutes': '0.1' };

    const result = await stage.job.run({ inputs: patient, environment: stage.environment });

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'timed-out']);
    expect(result.outputs.reason).toContain('Slipway rolled back to hello:1.');
    expect(servingImage(stage)).toBe('hello:v1');
  });
});
