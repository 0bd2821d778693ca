import { afterEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { ImageBehaviour } from '@slipway/local-ecs/engine';
import {
  aSteadyService,
  aTaskDefinition,
  currentImage,
  openStage,
  putTargetGroup,
  type ScenarioStage,
} from '../support/harness/scenario-stage.ts';

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
    expect(result.log).toContain('Stops early on an unrecoverable error or after 6 failed tasks.');
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

describe('a second task fails as the first did, and none was healthy', () => {
  const sick = { image: 'hello:sick', pullMs: 40_000 };
  const inputs = { ...FOLLOW, image: 'hello:sick', 'circuit-breaker': 'off' };
  // One new task at a time, and a failure limit of six: it is not the limit that ends these.
  const oneByOne = {
    desiredCount: 12,
    deploymentConfiguration: {
      minimumHealthyPercent: 100,
      maximumPercent: 109,
      deploymentCircuitBreaker: { enable: false, rollback: false },
    },
  };
  const [container] = aTaskDefinition().containerDefinitions as JsonObject[];
  const checked = { ...container, portMappings: [{ containerPort: 5000 }], healthCheck: { command: ['CMD', 'true'] } };

  test.each<{ readonly name: string; readonly image: ImageBehaviour; readonly cause: string }>([
    {
      name: 'a container that exits',
      image: { ...sick, exits: { afterMs: 1_000, code: 1 } },
      cause: 'container hello exited with code 1',
    },
    {
      name: 'a health check that never passes',
      image: { ...sick, health: { afterMs: 10_000, result: 'unhealthy' } },
      cause: 'the health check of container hello failed',
    },
    {
      name: 'targets that are never healthy',
      image: { ...sick, target: { afterMs: 10_000, result: 'unhealthy' } },
      cause: 'load balancer health check failed',
    },
  ])('so it is rolled back: $name', async ({ image, cause }) => {
    stage = await openStage({ speed: 20, tasks: 'simulated', images: [image] });
    const targetGroupArn = putTargetGroup(stage, 'hello');
    const loadBalancers = [{ targetGroupArn, containerName: 'hello', containerPort: 5000 }];
    await aSteadyService(stage, { ...oneByOne, loadBalancers }, aTaskDefinition({ containerDefinitions: [checked] }));

    const result = await stage.job.run({ inputs, environment: stage.environment });

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'rolled-back']);
    expect(result.outputs.reason).toMatch(/\d tasks of hello:2 failed the same way and none became healthy\. /);
    expect(result.outputs.reason).toContain('Slipway rolled back to hello:1.');
    expect(result.log).toContain('after 6 failed tasks, or after 2 that failed the same way if none became healthy.');
    expect(result.log).toContain(cause);
    expect(currentImage(stage)).toBe('hello:v1');
  });
});
