import { describe, expect, test } from '@jest/globals';
import { answerPause, type DueAnswer } from '../../../src/drivers/ecs/answer-pause.ts';
import { DeployError, type DeployErrorKind } from '../../../src/ports/deploy-error.ts';
import type { LifecycleHook } from '../../../src/ports/service-records.ts';
import {
  anOldDeployment,
  aPause,
  aServiceDeployment,
  aShiftingService,
  OUR_ID,
  ourDeployment,
  revisionArn,
} from '../../support/builders/service-builders.ts';
import { anEcs, aWorld } from '../../support/fakes/fake-world.ts';

const waiting = aPause();
const deployment = aServiceDeployment({ lifecycleStage: 'POST_SCALE_UP', hooks: [waiting] });
const service = aShiftingService({ deployments: [ourDeployment(), anOldDeployment()] });

const DUE: DueAnswer = {
  plan: { kind: 'answer', hookId: waiting.id },
  deployment,
  request: {
    plan: { service, history: [], shouldForce: false },
    revisionArn: revisionArn('web:2'),
    shouldForce: false,
    limitMs: 60_000,
    shouldFailFast: true,
  },
};

function failure(kind: DeployErrorKind): DeployError {
  return new DeployError({ kind, message: `ECS is ${kind}.`, advice: 'None.' });
}

type Reading = LifecycleHook | 'unreachable';

/** A world whose answers end like this, one after the other, and whose hook is read like this; the last stays. */
function open(outcomes: readonly (DeployErrorKind | 'sent')[], ...readings: readonly Reading[]) {
  const sent: unknown[] = [];
  let reads = 0;
  const ecs = anEcs({
    answerHook: (answer) => {
      const outcome = outcomes[sent.push(answer) - 1] ?? 'sent';
      return outcome === 'sent' ? Promise.resolve() : Promise.reject(failure(outcome));
    },
    describeServiceDeployment: () => {
      const reading = readings[reads] ?? readings.at(-1) ?? waiting;
      reads += 1;
      return reading === 'unreachable'
        ? Promise.reject(failure('unreachable'))
        : Promise.resolve({ ...deployment, hooks: [reading] });
    },
  });
  const world = aWorld({ ecs });
  world.notes.noteService('web', { cluster: 'production' });
  return { world, sent };
}

describe('an answer', () => {
  test.each([
    ['continues', {}, 'CONTINUE'],
    ['rolls back', { toArn: revisionArn('web:1') }, 'ROLLBACK'],
  ] as const)('%s that very deployment at that hook', async (_, overrides, action) => {
    const { world, sent } = open(['sent']);

    const started = await answerPause({ ...DUE, ...overrides }, world);

    expect(sent).toEqual([{ serviceDeploymentArn: deployment.arn, hookId: waiting.id, action }]);
    expect(started).toMatchObject({
      kind: 'following',
      driver: { facts: { ourId: OUR_ID, answeredHookId: waiting.id } },
    });
  });

  test('is sent again only if the lost one did not arrive', async () => {
    const [arrived, lost] = [open(['unreachable'], aPause({ status: 'SUCCEEDED' })), open(['unreachable'])];

    await answerPause(DUE, arrived.world);
    await answerPause(DUE, lost.world);

    expect([arrived.sent.length, lost.sent.length]).toEqual([1, 2]);
  });

  test('that ECS refuses because another one came first is not repeated', async () => {
    const { world, sent } = open(['rejected'], aPause({ status: 'FAILED' }));

    await answerPause(DUE, world);

    expect(sent).toHaveLength(1);
    expect(world.reported).toContainEqual({
      type: 'notice',
      text: `Lifecycle hook ${waiting.id} was already answered: roll back. No answer is sent; following the deployment to its end.`,
    });
  });

  test('that came second is known as such when the read lags, and when it gets no answer', async () => {
    const { world, sent } = open(['rejected'], waiting, 'unreachable', aPause({ status: 'SUCCEEDED' }));

    await answerPause(DUE, world);

    expect(sent).toHaveLength(1);
    expect(world.reported).toContainEqual(expect.objectContaining({ type: 'notice' }));
  });

  test.each(['rejected', 'access'] as const)('that is %s while the hook waits fails', async (kind) => {
    const { world, sent } = open([kind]);

    await expect(answerPause(DUE, world)).rejects.toMatchObject({ kind });
    expect([sent.length, world.notes.record().services[0]?.isUpdateSent]).toEqual([1, false]);
  });

  test('that is not due is not sent', async () => {
    const { world, sent } = open([]);

    await answerPause({ ...DUE, plan: { kind: 'follow', why: 'It is over.' } }, world);

    expect(sent).toEqual([]);
  });
});
