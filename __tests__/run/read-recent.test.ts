import { describe, expect, test } from '@jest/globals';
import { adoptRollout } from '../../src/drivers/ecs/describe-rollout.ts';
import { driveRollout } from '../../src/drivers/ecs/driver.ts';
import { ECS_STARTER } from '../../src/drivers/ecs/starter.ts';
import type { DueUpdate } from '../../src/follow/due-update.ts';
import { writeEntry } from '../../src/ledger/entry.ts';
import type { Tags } from '../../src/ports/tags.ts';
import { readRecent } from '../../src/run/read-recent.ts';
import { anEntry } from '../support/builders/past-builders.ts';
import {
  anOldDeployment,
  aService,
  aServiceDeployment,
  OUR_ID,
  ourDeployment,
  revisionArn,
} from '../support/builders/service-builders.ts';
import { aClock, aLedger, aWorld } from '../support/fakes/fake-world.ts';

const BEFORE = aServiceDeployment({
  arn: 'arn:aws:ecs:eu-west-1:111122223333:service-deployment/production/web/before',
  status: 'SUCCESSFUL',
  targetRevisionArn: revisionArn('web:1'),
  createdAt: 1_000,
});
const DUE: DueUpdate = {
  order: 'leave',
  isNew: true,
  readMs: 0,
  starter: ECS_STARTER,
  plan: {
    service: aService({ deployments: [ourDeployment(), anOldDeployment()] }),
    history: [BEFORE],
    shouldForce: false,
  },
  revisionArn: revisionArn('web:2'),
  entry: anEntry(42),
  limitMs: 60_000,
  shouldFailFast: true,
};

/** No limit is reached. */
function untilAborted(_ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
}

/** The rows that are noted of a rollout of `web:2`. */
async function noteRecent(due: readonly DueUpdate[], kept: Map<string, Tags> = new Map()) {
  const world = aWorld({ ledger: aLedger(kept), clock: { ...aClock(), sleep: untilAborted } });
  const [first = DUE] = due;
  const rollout = adoptRollout({ ...first, shouldForce: false }, OUR_ID);
  await readRecent({ kind: 'following', name: 'web', driver: driveRollout(rollout) }, due, world)('steady');
  return world.notes.record().services[0]?.past;
}

describe('the last deployments of a run’s service', () => {
  test('are ours with its verdict, then those before', async () => {
    const kept = new Map([[revisionArn('web:1'), writeEntry(anEntry(41))]]);

    expect(await noteRecent([DUE], kept)).toEqual([
      { at: 2_000, revisionArn: revisionArn('web:2'), entry: anEntry(42), outcome: 'steady' },
      { at: 1_000, revisionArn: revisionArn('web:1'), entry: anEntry(41), outcome: 'steady' },
    ]);
  });

  test('have of a rollback our run, and the commit and release of the revision', async () => {
    const run = { repository: 'acme/shop', runId: '7', runNumber: 50 };
    const written = writeEntry({ commit: 'aaa', releases: ['v1'], runNumber: 40 });

    const past = await noteRecent([{ ...DUE, entry: run }], new Map([[revisionArn('web:2'), written]]));

    expect(past?.[0]?.entry).toEqual({ ...run, commit: 'aaa', releases: ['v1'] });
  });

  test('are not read for many services', async () => {
    expect(await noteRecent(Array.from({ length: 11 }, () => DUE))).toBeUndefined();
  });
});
