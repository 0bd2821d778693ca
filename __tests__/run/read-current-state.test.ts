import { describe, expect, test } from '@jest/globals';
import { DeployError } from '../../src/ports/deploy-error.ts';
import { readCurrentState } from '../../src/run/read-current-state.ts';
import { aTaskRequest } from '../drivers/one-off-task/builders.ts';
import { aRequest, aService, aShiftingService, revisionArn } from '../support/builders/service-builders.ts';
import { aLedger, anEcs, aWorld } from '../support/fakes/fake-world.ts';

const current = { arn: revisionArn('web:1'), family: 'web', number: 1, status: 'ACTIVE', described: {} };

describe('a deployment controller that Slipway does not drive', () => {
  test.each(['EXTERNAL', 'SOMETHING_NEW'])('%s is refused, whatever else would answer', async (controller) => {
    const ecs = anEcs({ describeService: () => Promise.resolve(aService({ controller })) });

    await expect(readCurrentState(aRequest(), aWorld({ ecs }))).rejects.toMatchObject({
      kind: 'unsupported',
      message: `Service web has deployment controller ${controller}; Slipway supports ECS and CODE_DEPLOY.`,
    });
  });
});

test('a service whose deployments shift traffic is found like any other', async () => {
  const service = aShiftingService({ launchType: 'FARGATE' });
  const ecs = anEcs({
    describeService: () => Promise.resolve(service),
    describeRevision: () => Promise.resolve(current),
    serviceDeployments: () => Promise.resolve([]),
  });

  const found = await readCurrentState(aRequest(), aWorld({ ecs }));

  expect(found).toEqual({
    readMs: expect.any(Number),
    readAt: expect.any(Number),
    identity: { account: '111122223333', arn: 'arn:aws:iam::111122223333:user/ci', region: 'eu-west-1' },
    services: [
      { service, current, completedArn: current.arn, history: [], running: {}, surroundings: { unreadable: [] } },
    ],
    given: [],
  });
});

describe('credentials that expire', () => {
  test('while a rollback target is searched for are the reason, not what could not be read', async () => {
    const expired = new DeployError({
      kind: 'access',
      message: 'The credentials expired.',
      advice: '',
      hasExpired: true,
    });
    const identities = [Promise.resolve(identity), Promise.reject(expired)];
    const ecs = anEcs({
      describeService: () => Promise.resolve(aService()),
      describeRevision: () => Promise.resolve(current),
      serviceDeployments: () => Promise.resolve([]),
      listRevisions: () => Promise.resolve([]),
    });
    const ledger = { ...aLedger(), read: () => Promise.resolve(undefined), write: () => Promise.resolve(false) };
    const world = aWorld({ ecs, ledger, identify: () => identities.shift() ?? Promise.reject(expired) });

    const reading = readCurrentState(aRequest({ rollbackTo: { kind: 'previous' } }), world);

    await expect(reading).rejects.toBe(expired);
  });

  const identity = { account: '111122223333', arn: 'arn:aws:iam::111122223333:role/ci', region: 'eu-west-1' };
  const half = 30 * 60_000;

  test.each([
    { name: 'before the limit of the rollout', expiresInMs: half - 1, request: aRequest(), isWarned: true },
    { name: 'after it', expiresInMs: half, request: aRequest(), isWarned: false },
    {
      name: 'before the limits of a one-off task and the rollout together',
      expiresInMs: half,
      request: aRequest({ oneOffTask: aTaskRequest() }),
      isWarned: true,
    },
  ])('$name: a warning is $isWarned', async ({ expiresInMs, request, isWarned }) => {
    const ecs = anEcs({ describeService: () => Promise.resolve(undefined) });
    const world = aWorld({ ecs, identify: () => Promise.resolve({ ...identity, expiresInMs }) });

    await expect(readCurrentState(request, world)).rejects.toMatchObject({ kind: 'absent' });

    expect(world.reported.some(({ type }) => type === 'warning')).toBe(isWarned);
  });
});
