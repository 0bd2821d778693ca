/** The verdict of a deployment that had completed before the run read it. */
import { describe, expect, test } from '@jest/globals';
import type { ServiceRecord } from '../../src/ports/service-records.ts';
import type { Tags } from '../../src/ports/tags.ts';
import { writeDownCompleted } from '../../src/run/write-verdict.ts';
import { anOldDeployment, aService, revisionArn } from '../support/builders/service-builders.ts';
import { aClock, aLedger, aWorld } from '../support/fakes/fake-world.ts';

const REVISION = revisionArn('web:1');
const OURS: Tags = { 'slipway:content': 'c0ffee' };
const FOREIGN: Tags = { team: 'shop' };

interface Completed {
  readonly tags: Tags;
  readonly mayBeForeign: boolean;
  readonly service?: Partial<ServiceRecord>;
}

/** Keys of the verdicts that are on the revision afterwards. */
async function write({ tags, mayBeForeign, service = {} }: Completed): Promise<readonly string[]> {
  const kept = new Map([[REVISION, tags]]);
  const completed = { service: aService(service), revisionArn: REVISION, mayBeForeign };

  await writeDownCompleted(completed, aWorld({ ledger: aLedger(kept) }));

  return Object.keys(kept.get(REVISION) ?? {}).filter((key) => key.startsWith('slipway:verdict/'));
}

describe('the deployment that created a service', () => {
  test('gets a verdict if a run registered its revision: that run was killed before it wrote one', async () => {
    expect(await write({ tags: OURS, mayBeForeign: true })).toHaveLength(1);
  });

  test('gets none if something else registered its revision', async () => {
    expect(await write({ tags: FOREIGN, mayBeForeign: true })).toEqual([]);
  });
});

test('a later deployment gets a verdict whatever registered its revision', async () => {
  expect(await write({ tags: FOREIGN, mayBeForeign: false })).toHaveLength(1);
});

test('a deployment by CodeDeploy, of which ECS shows no state, gets one too', async () => {
  const { rolloutState: _, ...taskSet } = anOldDeployment({ status: 'PRIMARY' });
  const service = { controller: 'CODE_DEPLOY', deployments: [taskSet] };

  expect(await write({ tags: OURS, mayBeForeign: true, service })).toHaveLength(1);
});

test('a deployment in progress gets none', async () => {
  const service = { deployments: [anOldDeployment({ status: 'PRIMARY', rolloutState: 'IN_PROGRESS' })] };

  expect(await write({ tags: OURS, mayBeForeign: false, service })).toEqual([]);
});

describe('a verdict that AWS does not take', () => {
  const silent = { ...aLedger(new Map([[REVISION, OURS]])), write: () => new Promise<boolean>(() => {}) };
  const completed = { service: aService(), revisionArn: REVISION, mayBeForeign: false };

  test('within twenty seconds is done without, and that is reported', async () => {
    const clock = aClock();
    const world = aWorld({ clock, ledger: silent });

    await writeDownCompleted(completed, world);

    expect(clock.sleeps).toEqual([20_000]);
    const text = 'The verdict is not recorded in tags: AWS does not answer.';
    expect(world.reported).toEqual([{ type: 'notice', text, advice: 'Everything else works without it.' }]);
  });

  test('is waited for a second in a run that was cancelled, and not reported', async () => {
    const clock = aClock();
    const world = aWorld({ clock, ledger: silent, signal: AbortSignal.abort() });

    await writeDownCompleted(completed, world);

    expect({ sleeps: clock.sleeps, reported: world.reported }).toEqual({ sleeps: [1_000], reported: [] });
  });
});

test('a verdict that was written is not reported', async () => {
  const clock = { ...aClock(), sleep: () => new Promise<void>(() => {}) };
  const world = aWorld({ clock, ledger: aLedger(new Map([[REVISION, OURS]])) });

  await writeDownCompleted({ service: aService(), revisionArn: REVISION, mayBeForeign: false }, world);

  expect(world.reported).toEqual([]);
});
