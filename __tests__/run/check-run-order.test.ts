import { expect, test } from '@jest/globals';
import { ECS_STARTER } from '../../src/drivers/ecs/starter.ts';
import type { DueUpdate } from '../../src/follow/due-update.ts';
import { markService } from '../../src/ledger/ledger.ts';
import { checkRunOrder } from '../../src/run/check-run-order.ts';
import { anOldDeployment, aService, revisionArn } from '../support/builders/service-builders.ts';
import { aLedger, anEcs, aWorld } from '../support/fakes/fake-world.ts';

const RUN = { repository: 'acme/shop', workflow: 'deploy.yml', runNumber: 7, runAttempt: 1 };

const REST = { starter: ECS_STARTER, limitMs: 60_000, shouldFailFast: true } as const;

/** Run 7 is due to update, and run 8 has deployed since the services were read, so many milliseconds ago. */
async function checkAfter(ageMs: number) {
  const newer = anOldDeployment({ id: 'ecs-svc/8', revisionArn: revisionArn('web:8'), createdAt: 9_000 });
  const now = aService({ revisionArn: revisionArn('web:8'), deployments: [{ ...newer, status: 'PRIMARY' }] });
  const ledger = aLedger();
  const turn = { arn: now.arn, revisionArn: revisionArn('web:8'), order: 'keep', since: 1_000, newest: 1_000 } as const;
  await markService(turn, { ...RUN, runNumber: 8 }, ledger);
  const ecs = anEcs({ describeService: () => Promise.resolve(now), serviceDeployments: () => Promise.resolve([]) });
  const world = aWorld({ ecs, ledger });
  const due: DueUpdate = {
    plan: { service: aService(), history: [], shouldForce: false },
    revisionArn: revisionArn('web:7'),
    entry: RUN,
    order: 'keep',
    isNew: true,
    readMs: world.clock.now() - ageMs,
    ...REST,
  };
  return { check: await checkRunOrder(due, world), now };
}

function hold<Value>() {
  let release: (value: Value) => void = () => {};
  const promise = new Promise<Value>((resolve) => {
    release = resolve;
  });
  return { promise, resolve: (value: Value) => release(value) };
}

/** Whether the service is read while the turn of the run is still being written. */
async function isReadMeanwhile(isNew: boolean): Promise<boolean> {
  const writing = hold<boolean>();
  const asked: string[] = [];
  const describeService = () => {
    asked.push('DescribeServices');
    return Promise.resolve(aService());
  };
  const world = aWorld({ ecs: anEcs({ describeService }), ledger: { ...aLedger(), write: () => writing.promise } });
  const plan = { service: aService(), history: [], shouldForce: false };
  const readMs = world.clock.now();
  const checking = checkRunOrder(
    { plan, revisionArn: revisionArn('web:7'), entry: RUN, order: 'keep', isNew, readMs, ...REST },
    world,
  );
  await new Promise((resolve) => setImmediate(resolve));
  const isRead = asked.length > 0;
  writing.resolve(true);
  await checking;
  expect(asked).toEqual(['DescribeServices']);
  return isRead;
}

test('a newer run that deployed since is found two seconds after the services were read', async () => {
  const { check } = await checkAfter(2_000);

  expect(check).toEqual({ kind: 'late', reason: expect.stringContaining('web was not updated.') });
});

test('sooner than that it is left to the check after the update, and the service is read', async () => {
  const { check, now } = await checkAfter(1_999);

  expect(check).toMatchObject({ kind: 'taken', due: { plan: { service: now } } });
});

test('the service is read while the turn is written if the revision is new, which replaces whatever it has', async () => {
  expect(await isReadMeanwhile(true)).toBe(true);
});

test('a revision that another run may deploy too is looked for after the turn was written', async () => {
  expect(await isReadMeanwhile(false)).toBe(false);
});
