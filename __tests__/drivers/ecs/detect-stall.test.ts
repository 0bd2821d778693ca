import { describe, expect, test } from '@jest/globals';
import { detectStall } from '../../../src/drivers/ecs/detect-stall.ts';
import type { StallState } from '../../../src/drivers/ecs/rollout.ts';
import type { ServiceDeploymentRecord, ServiceRecord } from '../../../src/ports/service-records.ts';
import type { RolloutFacts } from '../../../src/rollout/followed-deployment.ts';
import {
  anObservation,
  anOldDeployment,
  aService,
  aServiceDeployment,
  aShiftingService,
  ourDeployment,
  revisionArn,
  theFacts,
} from '../../support/builders/service-builders.ts';
import { anEcs, aWorld } from '../../support/fakes/fake-world.ts';

/** A cluster without free capacity: no task of ours can start. */
const ecs = anEcs({
  describeRevision: () =>
    Promise.resolve({ arn: revisionArn('web:2'), family: 'web', number: 2, status: 'ACTIVE', described: {} }),
  containerInstances: () => Promise.resolve([]),
  serviceTasks: () => Promise.resolve([]),
});

/** The second check, after a minute without a change. */
function check(service: ServiceRecord, facts: Partial<RolloutFacts> = {}, serviceDeployment?: ServiceDeploymentRecord) {
  const observation = anObservation({ atMs: 100_000, service, serviceDeployment });
  const rollout = { facts: theFacts(facts), before: aService(), serviceDeploymentsBefore: new Set<string>() };
  const stall: StallState = { sinceMs: 0, wasSuspected: true };
  return detectStall({ observation, rollout, stall }, aWorld({ ecs }));
}

describe('a rollout that is stalled', () => {
  const deployments = [ourDeployment(), anOldDeployment()];

  test('is stuck when the cluster has no capacity for a rolling update', async () => {
    const { judgement } = await check(aService({ deployments }));

    expect(judgement?.verdict).toBe('stuck');
  });

  test('is never stuck when traffic is shifted: a pause, a hook or the bake time may hold it', async () => {
    const { judgement } = await check(aShiftingService({ deployments }));

    expect(judgement).toBeUndefined();
  });
});

describe('a rolling update at a lifecycle hook', () => {
  const service = aService({ deployments: [ourDeployment(), anOldDeployment()] });
  const atHook = (status: string) =>
    aServiceDeployment({
      status: 'IN_PROGRESS',
      lifecycleStage: 'PRE_SCALE_UP',
      hooks: [{ id: 'ecs-pause-1', status }],
    });

  test.each(['AWAITING_ACTION', 'IN_PROGRESS'])('is not stuck while the hook is %s', async (status) => {
    expect((await check(service, {}, atHook(status))).judgement).toBeUndefined();
  });

  test('is stuck where nothing can start after the hook', async () => {
    expect((await check(service, {}, atHook('SUCCEEDED'))).judgement?.verdict).toBe('stuck');
  });
});

describe('a rollback that is stalled', () => {
  /** One of our tasks holds the place of the last old one, and may not be stopped. */
  const service = aService({
    deployments: [
      anOldDeployment({ status: 'PRIMARY', rolloutState: 'IN_PROGRESS', running: 3 }),
      ourDeployment({ status: 'ACTIVE', rolloutState: 'FAILED', running: 1 }),
    ],
  });

  test('is stalled, though what failed before does not end it', async () => {
    const { judgement } = await check(service, { shouldFailFast: false, shouldDetectStall: true });

    expect(judgement).toEqual({
      verdict: 'stuck',
      reason:
        'The rollback to web:1 is stalled: Cluster production has no container instances. Add one, or use a capacity provider or Fargate.',
    });
  });

  test('is stalled as well when ECS itself began it', async () => {
    expect((await check(service)).judgement?.verdict).toBe('stuck');
  });

  test('is waited for where nobody is to be hasty', async () => {
    expect((await check(service, { shouldFailFast: false })).judgement).toBeUndefined();
  });

  test('is no standstill once all its tasks run', async () => {
    const whole = [
      anOldDeployment({ status: 'PRIMARY', rolloutState: 'IN_PROGRESS' }),
      ourDeployment({ status: 'ACTIVE' }),
    ];

    expect((await check(aService({ deployments: whole }))).judgement).toBeUndefined();
  });
});
