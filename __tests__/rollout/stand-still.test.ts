import { describe, expect, test } from '@jest/globals';
import type { RolloutFacts } from '../../src/rollout/facts.ts';
import type { ServiceRecord } from '../../src/rollout/observation.ts';
import { doubtStanding, type Standing } from '../../src/rollout/stand-still.ts';
import { anEcs, aWorld } from '../support/fake-world.ts';
import {
  aLook,
  anOldDeployment,
  aService,
  aShiftingService,
  ourDeployment,
  revisionArn,
  theFacts,
} from '../support/service-builders.ts';

/** A cluster without room: no task of ours can start. */
const ecs = anEcs({
  describeRevision: () =>
    Promise.resolve({ arn: revisionArn('web:2'), family: 'web', number: 2, status: 'ACTIVE', described: {} }),
  containerInstances: () => Promise.resolve([]),
  serviceTasks: () => Promise.resolve([]),
});

/** Asked for the second time, after a minute without a move. */
function doubt(service: ServiceRecord, facts: Partial<RolloutFacts> = {}) {
  const look = aLook({ atMs: 100_000, service });
  const sight = {
    cluster: 'production',
    service: 'web',
    facts: theFacts(facts),
    serviceDeploymentsBefore: new Set<string>(),
  };
  const standing: Standing = { sinceMs: 0, isDoubtful: true };
  return doubtStanding({ look, sight, standing }, aWorld({ ecs }));
}

describe('a rollout that stands still', () => {
  const deployments = [ourDeployment(), anOldDeployment()];

  test('is stuck when the cluster has no room for a rolling update', async () => {
    const { judgement } = await doubt(aService({ deployments }));

    expect(judgement?.verdict).toBe('stuck');
  });

  test('is never stuck when traffic is shifted: a pause, a hook or the bake time may hold it', async () => {
    const { judgement } = await doubt(aShiftingService({ deployments }));

    expect(judgement).toBeUndefined();
  });
});

describe('a rollback that stands still', () => {
  /** One of our tasks holds the place of the last old one, and may not be stopped. */
  const service = aService({
    deployments: [
      anOldDeployment({ status: 'PRIMARY', rolloutState: 'IN_PROGRESS', running: 3 }),
      ourDeployment({ status: 'ACTIVE', rolloutState: 'FAILED', running: 1 }),
    ],
  });

  test('is stalled, though what failed before does not end it', async () => {
    const { judgement } = await doubt(service, { shouldFailFast: false, shouldDetectStall: true });

    expect(judgement).toEqual({
      verdict: 'stuck',
      reason:
        'The rollback to web:1 is stalled: Cluster production has no container instances. Add one, or use a capacity provider or Fargate.',
    });
  });

  test('is stalled as well when ECS itself began it', async () => {
    expect((await doubt(service)).judgement?.verdict).toBe('stuck');
  });

  test('is waited for where nobody is to be hasty', async () => {
    expect((await doubt(service, { shouldFailFast: false })).judgement).toBeUndefined();
  });

  test('is no standstill once all its tasks run', async () => {
    const whole = [
      anOldDeployment({ status: 'PRIMARY', rolloutState: 'IN_PROGRESS' }),
      ourDeployment({ status: 'ACTIVE' }),
    ];

    expect((await doubt(aService({ deployments: whole }))).judgement).toBeUndefined();
  });
});
