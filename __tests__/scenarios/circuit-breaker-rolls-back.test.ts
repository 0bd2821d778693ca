import { afterEach, describe, expect, test } from '@jest/globals';
import { aSteadyService, currentImage, openStage, type ScenarioStage } from '../support/harness/scenario-stage.ts';

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
    expect(result.outputs.reason).toContain('rolled back to hello:1');
    expect(result.log).toContain('exited with code 3');
    expect(result.log).toMatch(
      /^::error title=hello \S+ failed \(rolled back\)::container hello exited with code 3.*%0ANext step: /m,
    );
    expect(result.summary).toContain('rolled-back');
    expect(currentImage(stage)).toBe('hello:v1');
  });

  test('is rolled back by us when the circuit breaker only stops it', async () => {
    stage = await openStage({ speed: 200, tasks: 'simulated', images });
    await aSteadyService(stage);
    const inputs = { ...FOLLOW, image: 'hello:broken', 'circuit-breaker': 'on-without-rollback' };

    const result = await stage.job.run({ inputs, environment: stage.environment });

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'rolled-back']);
    expect(result.outputs.reason).toContain('Slipway rolled back to hello:1.');
    expect(currentImage(stage)).toBe('hello:v1');
  });

  test('is left as it is when that was requested', async () => {
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
    expect(currentImage(stage)).toBe('hello:broken');
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

  test('is rolled back when the failure limit is reached', async () => {
    stage = await openStage({ speed: 200, tasks: 'simulated', images });
    await aSteadyService(stage);

    const result = await stage.job.run({ inputs, environment: stage.environment });

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'rolled-back']);
    expect(result.outputs.reason).toMatch(/tasks of hello:2 failed \(limit 3\)\. Slipway rolled back to hello:1\./);
    expect(currentImage(stage)).toBe('hello:v1');
  });

  test('is rolled back at the limit when nobody is to be hasty', async () => {
    stage = await openStage({ speed: 200, tasks: 'simulated', images });
    await aSteadyService(stage);
    const retrying = { ...inputs, 'fail-fast': 'false', 'wait-for-minutes': '0.1' };

    const result = await stage.job.run({ inputs: retrying, environment: stage.environment });

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'timed-out']);
    expect(result.outputs.reason).toContain('Slipway rolled back to hello:1.');
    expect(currentImage(stage)).toBe('hello:v1');
  });
});
