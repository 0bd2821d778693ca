import { describe, expect, test } from '@jest/globals';
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
function doubt(service: ServiceRecord) {
  const look = aLook({ atMs: 100_000, service });
  const sight = {
    cluster: 'production',
    service: 'web',
    facts: theFacts(),
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
