import { expect, test } from '@jest/globals';
import { ECS_STARTER } from '../../src/drivers/ecs/starter.ts';
import type { DueUpdate } from '../../src/follow/due-update.ts';
import { startServices } from '../../src/run/start-services.ts';
import { aService, revisionArn } from '../support/builders/service-builders.ts';
import { aLedger, anEcs, aWorld } from '../support/fakes/fake-world.ts';

test('a run that was cancelled before the update sends none', async () => {
  const signal = AbortSignal.abort();
  const due: DueUpdate = {
    plan: { service: aService(), history: [], shouldForce: true },
    revisionArn: revisionArn('web:9'),
    entry: {},
    order: 'keep',
    starter: ECS_STARTER,
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
