import { afterEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import {
  aSteadyService,
  currentImage,
  openStage,
  type ScenarioStage,
  type StageOptions,
} from '../support/harness/scenario-stage.ts';
import { aShiftingService, describeShift, listStages, onceSaid } from '../support/harness/shift-stage.ts';

const INPUTS = { cluster: 'production', service: 'hello', image: 'hello:v2', 'wait-max-delay-seconds': '1' };
const BLUE_GREEN: JsonObject = { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 2 };
const CANARY: JsonObject = {
  strategy: 'CANARY',
  bakeTimeInMinutes: 2,
  canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 2 },
};
const PAUSE: JsonObject = {
  strategy: 'BLUE_GREEN',
  bakeTimeInMinutes: 0,
  lifecycleHooks: [{ targetType: 'PAUSE', lifecycleStages: ['POST_TEST_TRAFFIC_SHIFT'] }],
};
/** In the order of a deployment. */
const STAGES = [
  'PRE_SCALE_UP',
  'SCALE_UP',
  'POST_SCALE_UP',
  'TEST_TRAFFIC_SHIFT',
  'POST_TEST_TRAFFIC_SHIFT',
  'PRE_PRODUCTION_TRAFFIC_SHIFT',
  'PRODUCTION_TRAFFIC_SHIFT',
  'POST_PRODUCTION_TRAFFIC_SHIFT',
  'BAKE_TIME',
  'CLEAN_UP',
];
/** A deployment reaches its pause in the first second of a run that waits for twelve. */
const SOONER = 200;
let stage: ScenarioStage;

afterEach(async () => {
  await stage.close();
});

/** One poll a second sees every second or third stage, and every stage that lasts. */
async function open(deploymentConfiguration: JsonObject, options: Partial<StageOptions> = {}): Promise<void> {
  stage = await openStage({ speed: 25, tasks: 'simulated', instances: 10, ...options });
  await aShiftingService(stage, deploymentConfiguration);
}

describe('a blue/green deployment', () => {
  test('goes through its stages, and is steady when its bake time is over', async () => {
    await open(BLUE_GREEN);

    const result = await stage.job.run({ inputs: INPUTS, environment: stage.environment });

    expect([result.exitCode, result.outputs.verdict, describeShift(stage).status]).toEqual([0, 'steady', 'SUCCESSFUL']);
    expect(result.log).toContain('strategy BLUE_GREEN: all traffic at once; bake time 2 minutes');
    expect(result.log).toContain('stage BAKE_TIME, old and new tasks both run for 2 minutes, 100% of traffic');
    const seen = listStages(result.log);
    expect(seen).toEqual(STAGES.filter((name) => seen.includes(name)));
    expect(result.summary).toContain('<summary>Stages</summary>');
    expect(currentImage(stage)).toBe('hello:v2');
  });

  test('is rolled back when a Lambda function fails it, and the log names function and stage', async () => {
    const target = 'arn:aws:lambda:us-east-1:123456789012:function:smoke-test';
    const roleArn = 'arn:aws:iam::123456789012:role/hooks';
    const lifecycleHooks = [{ hookTargetArn: target, roleArn, lifecycleStages: ['POST_TEST_TRAFFIC_SHIFT'] }];
    const hooks = [{ target: '*:smoke-test', outcome: 'FAILED', afterMs: 60_000 }] as const;
    await open({ ...BLUE_GREEN, lifecycleHooks }, { hooks });

    const result = await stage.job.run({ inputs: INPUTS, environment: stage.environment });

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'rolled-back']);
    expect(result.outputs.reason).toContain('rolled back to hello:1 (Service deployment rolled back because');
    expect(result.outputs.reason).toContain('POST_TEST_TRAFFIC_SHIFT lifecycle hook(s) failed');
    expect(result.log).toContain(`lifecycle hook ${target} at POST_TEST_TRAFFIC_SHIFT: FAILED`);
    expect(currentImage(stage)).toBe('hello:v1');
  });

  test('whose new tasks fail is rolled back before any traffic moved', async () => {
    const breaker = { deploymentCircuitBreaker: { enable: true, rollback: true } };
    const images = [{ image: 'hello:v2', exits: { afterMs: 1_000, code: 3 } }];
    await open({ ...BLUE_GREEN, ...breaker }, { images });

    const result = await stage.job.run({ inputs: INPUTS, environment: stage.environment });

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'rolled-back']);
    expect(result.log).toContain('exited with code 3');
    expect(listStages(result.log)).not.toContain('PRODUCTION_TRAFFIC_SHIFT');
    expect(currentImage(stage)).toBe('hello:v1');
  });
});

test('a canary deployment is rolled back by an alarm in its bake time, and the log names the alarm', async () => {
  await open({ ...CANARY, alarms: { alarmNames: ['errors'], enable: true, rollback: true } });

  const result = await stage.job.run({
    inputs: INPUTS,
    environment: stage.environment,
    onStart: onceSaid(/stage BAKE_TIME/, () => stage.local.putAlarm({ name: 'errors', state: 'ALARM' })),
  });

  expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'rolled-back']);
  expect(result.log).toContain('strategy CANARY: 10% for 2 minutes, then all traffic; bake time 2 minutes');
  expect(result.log).toContain('stage PRODUCTION_TRAFFIC_SHIFT, 10% of traffic on new tasks');
  expect(result.log).toContain('deployment alarms in state ALARM: errors');
  expect(result.summary).toContain('**A deployment alarm was triggered.**');
  expect(result.outputs.reason).toContain('rolled back to hello:1');
  expect(currentImage(stage)).toBe('hello:v1');
});

describe('a pause', () => {
  const ANSWER =
    /Continue: (aws ecs continue-service-deployment --service-deployment-arn (\S+) --hook-id (\S+)) --action/;

  test('is shown as a pause, and continues when someone answers as the log says', async () => {
    await open(PAUSE);

    const result = await stage.job.run({
      inputs: INPUTS,
      environment: stage.environment,
      onStart: onceSaid(ANSWER, ([, , serviceDeploymentArn = '', hookId = '']) => {
        stage.call('ContinueServiceDeployment', { serviceDeploymentArn, hookId, action: 'CONTINUE' });
      }),
    });

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
    expect(result.log).toMatch(
      /paused at POST_TEST_TRAFFIC_SHIFT, waiting for approval; at \d{4}-\d\d-\d\d \d\d:\d\d UTC ECS rolls back/,
    );
    expect(result.log).toContain('approved at POST_TEST_TRAFFIC_SHIFT, continues');
    expect(currentImage(stage)).toBe('hello:v2');
  });

  test('that someone refuses ends as rolled back', async () => {
    await open(PAUSE);

    const result = await stage.job.run({
      inputs: INPUTS,
      environment: stage.environment,
      onStart: onceSaid(ANSWER, ([, , serviceDeploymentArn = '', hookId = '']) => {
        stage.call('ContinueServiceDeployment', { serviceDeploymentArn, hookId, action: 'ROLLBACK' });
      }),
    });

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'rolled-back']);
    expect(currentImage(stage)).toBe('hello:v1');
  });

  test('that nobody answers is timed out at the limit and rolled back', async () => {
    await open(PAUSE, { speed: SOONER });
    const inputs = { ...INPUTS, 'wait-for-minutes': '0.2' };

    const result = await stage.job.run({ inputs, environment: stage.environment });

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'timed-out']);
    expect(result.outputs.reason).toContain('it was paused at POST_TEST_TRAFFIC_SHIFT, and nobody approved it. ');
    expect(result.outputs.reason).toContain('Slipway rolled back to hello:1.');
    expect(result.log.match(/has started 1 tasks/g)).toHaveLength(1);
    expect(currentImage(stage)).toBe('hello:v1');
  });

  test('is left waiting when that was requested, and the summary says how to continue', async () => {
    await open(PAUSE, { speed: SOONER });
    const inputs = { ...INPUTS, 'wait-for-minutes': '0.2', 'on-failure': 'leave' };

    const result = await stage.job.run({ inputs, environment: stage.environment });

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'timed-out']);
    expect(result.summary).toContain('Continue: `aws ecs continue-service-deployment');
    expect(describeShift(stage)).toMatchObject({ status: 'IN_PROGRESS', lifecycleStage: 'POST_TEST_TRAFFIC_SHIFT' });
  });
});

test('a bake time that is longer than the limit is refused before anything is written', async () => {
  await open({ ...BLUE_GREEN, bakeTimeInMinutes: 60 });
  const before = stage.writes().length;

  const result = await stage.job.run({ inputs: INPUTS, environment: stage.environment });

  expect([result.exitCode, result.outputs.verdict, stage.writes().length]).toEqual([1, 'refused', before]);
  expect(result.log).toContain('The rollout of service hello takes at least 60 minutes');
});

describe('behind a Classic Load Balancer, which shows no rollout state,', () => {
  const loadBalancers = [{ loadBalancerName: 'front', containerName: 'hello', containerPort: 5000 }];

  test('a rollout that its service deployment completed is steady by the counts', async () => {
    stage = await openStage({ speed: 100, tasks: 'simulated' });
    await aSteadyService(stage, { loadBalancers });

    const result = await stage.job.run({ inputs: INPUTS, environment: stage.environment });

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
    expect(result.outputs.reason).toMatch(
      /^hello:2 runs: 4\/4 tasks.*; ECS reports no deployment state behind a Classic Load Balancer\.$/,
    );
  });

  test('a rollout is steady once it rests, though service deployments may not be read', async () => {
    stage = await openStage({ speed: 100, tasks: 'simulated' });
    await aSteadyService(stage, { loadBalancers });
    stage.local.setFaults([{ operation: 'ListServiceDeployments', on: 'every', fault: { kind: 'denied' } }]);

    const result = await stage.job.run({ inputs: INPUTS, environment: stage.environment });

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
    expect(result.outputs.reason).toBe(
      'hello:2 runs: 4/4 tasks at two polls in a row; ECS reports no deployment state behind a Classic Load Balancer.',
    );
    expect(currentImage(stage)).toBe('hello:v2');

    const again = await stage.job.run({ inputs: INPUTS, environment: stage.environment });

    expect(again.outputs.verdict).toBe('unchanged');
    expect(again.outputs.reason).toContain(
      '4/4 tasks run; ECS reports no deployment state behind a Classic Load Balancer.',
    );
  });

  test('a rollout that fails is rolled back', async () => {
    const images = [{ image: 'hello:v2', exits: { afterMs: 1_000, code: 3 } }];
    stage = await openStage({ speed: 100, tasks: 'simulated', images });
    await aSteadyService(stage, { loadBalancers });

    const result = await stage.job.run({ inputs: INPUTS, environment: stage.environment });

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'rolled-back']);
    expect(currentImage(stage)).toBe('hello:v1');
  });
});
