import { expect, test } from '@jest/globals';
import { ECS_STARTER } from '../../src/drivers/ecs/starter.ts';
import type { DueUpdate } from '../../src/follow/due-update.ts';
import { startServices } from '../../src/run/start-services.ts';
import { aService, revisionArn } from '../support/builders/service-builders.ts';
import { aLedger, anEcs, aWorld } from '../support/fakes/fake-world.ts';

const DUE: DueUpdate = {
  plan: { service: aService(), history: [], shouldForce: true },
  revisionArn: revisionArn('web:9'),
  entry: {},
  order: 'keep',
  isNew: true,
  readMs: 0,
  starter: ECS_STARTER,
  limitMs: 60_000,
  shouldFailFast: true,
};

test('a service is updated once its revision has its tags, and no sooner', async () => {
  const steps: string[] = [];
  const start = () => {
    steps.push('updated');
    return Promise.resolve({ kind: 'judged', name: 'web', ending: { verdict: 'started', reason: '' } } as const);
  };
  let endTagging = () => {};
  const tagging = new Promise<void>((resolve) => {
    endTagging = resolve;
  });
  setImmediate(() => {
    steps.push('tagged');
    endTagging();
  });
  const world = aWorld({ ecs: anEcs(), ledger: aLedger() });

  await startServices([{ ...DUE, starter: { ...ECS_STARTER, start }, tagging }], world);

  expect(steps).toEqual(['tagged', 'updated']);
});

test('a run that was cancelled before the update sends none', async () => {
  const signal = AbortSignal.abort();

  const started = await startServices([DUE], aWorld({ ecs: anEcs(), ledger: aLedger(), signal }));

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
