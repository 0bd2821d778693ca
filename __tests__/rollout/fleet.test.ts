import { expect, test } from '@jest/globals';
import { type DueUpdate, startServices } from '../../src/rollout/start-service.ts';
import { aLedger, anEcs, aWorld } from '../support/fake-world.ts';
import { aService, revisionArn } from '../support/service-builders.ts';

test('a run that was cancelled before the update sends none', async () => {
  const signal = AbortSignal.abort();
  const due: DueUpdate = {
    plan: { service: aService(), history: [], shouldForce: true },
    revisionArn: revisionArn('web:9'),
    entry: {},
    order: 'keep',
    limitMs: 60_000,
    shouldFailFast: true,
  };

  const started = await startServices([due], aWorld({ ecs: anEcs(), ledger: aLedger(), signal }));

  expect(started).toEqual([
    {
      kind: 'judged',
      name: aService().name,
      ending: {
        verdict: 'cancelled',
        reason: `${aService().name} was not updated: the run was cancelled.`,
      },
    },
  ]);
});
