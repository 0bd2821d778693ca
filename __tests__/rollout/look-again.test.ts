import { expect, test } from '@jest/globals';
import { lookAgain } from '../../src/rollout/look-again.ts';
import type { ServiceRecord } from '../../src/rollout/observation.ts';
import type { DueUpdate } from '../../src/rollout/start-service.ts';
import { anEcs, aWorld } from '../support/fake-world.ts';
import { anOldDeployment, aService, ourDeployment, revisionArn } from '../support/service-builders.ts';

const DUE: DueUpdate = {
  plan: { service: aService(), history: [], shouldForce: false },
  revisionArn: revisionArn('web:2'),
  entry: {},
  order: 'keep',
  limitMs: 60_000,
  shouldFailFast: true,
};

function lookAt(now: ServiceRecord | undefined) {
  return lookAgain([DUE], aWorld({ ecs: anEcs({ describeService: () => Promise.resolve(now) }) }));
}

test('what was scaled meanwhile is updated from what is there now', async () => {
  const now = aService({ desired: 7 });

  expect(await lookAt(now)).toEqual([{ ...DUE, plan: { ...DUE.plan, service: now } }]);
});

test('what somebody deployed meanwhile is left alone', async () => {
  const foreign = ourDeployment({ revisionArn: revisionArn('web:9') });

  expect(await lookAt(aService({ deployments: [foreign, anOldDeployment()] }))).toEqual({
    verdict: 'superseded',
    reason:
      'Somebody deployed web:9 to web while the one-off task ran; no service was updated. Run again to deploy over it.',
  });
});

test.each([
  { name: 'gone', now: undefined, how: 'is gone' },
  { name: 'drained', now: aService({ status: 'DRAINING' }), how: 'is DRAINING' },
])('a service that is $name meanwhile is told', async ({ now, how }) => {
  expect(await lookAt(now)).toEqual({
    verdict: 'failed',
    reason: `Service web ${how} since the one-off task began; it was not updated.`,
  });
});
