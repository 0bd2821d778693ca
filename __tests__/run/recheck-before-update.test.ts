import { expect, test } from '@jest/globals';
import { ECS_STARTER } from '../../src/drivers/ecs/starter.ts';
import type { DueUpdate } from '../../src/follow/due-update.ts';
import type { ServiceRecord } from '../../src/ports/service-records.ts';
import { recheckBeforeUpdate } from '../../src/run/recheck-before-update.ts';
import { anOldDeployment, aService, ourDeployment, revisionArn } from '../support/builders/service-builders.ts';
import { anEcs, aWorld } from '../support/fakes/fake-world.ts';

const DUE: DueUpdate = {
  plan: { service: aService(), history: [], shouldForce: false },
  revisionArn: revisionArn('web:2'),
  entry: {},
  order: 'keep',
  isNew: true,
  readMs: 0,
  starter: ECS_STARTER,
  limitMs: 60_000,
  shouldFailFast: true,
};

function observe(now: ServiceRecord | undefined) {
  return recheckBeforeUpdate([DUE], aWorld({ ecs: anEcs({ describeService: () => Promise.resolve(now) }) }));
}

test('what was scaled in between is updated from its current state', async () => {
  const now = aService({ desired: 7 });

  expect(await observe(now)).toEqual([{ ...DUE, plan: { ...DUE.plan, service: now } }]);
});

test('what someone else deployed in between is left alone', async () => {
  const foreign = ourDeployment({ revisionArn: revisionArn('web:9') });

  expect(await observe(aService({ deployments: [foreign, anOldDeployment()] }))).toEqual({
    verdict: 'superseded',
    reason:
      'Someone deployed web:9 to web while the one-off task ran; no service was updated. Run again to deploy over it.',
  });
});

test.each([
  { name: 'gone', now: undefined, how: 'is gone' },
  { name: 'drained', now: aService({ status: 'DRAINING' }), how: 'is DRAINING' },
])('a service that is $name in between is reported', async ({ now, how }) => {
  expect(await observe(now)).toEqual({
    verdict: 'failed',
    reason: `Service web ${how} since the one-off task started; it was not updated.`,
  });
});
