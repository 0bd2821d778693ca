import { describe, expect, test } from '@jest/globals';
import { openLedger, tagRevision } from '../../src/ledger/ledger.ts';
import { DeployError } from '../../src/ports/deploy-error.ts';
import type { Tags } from '../../src/ports/tags.ts';
import { revisionArn } from '../support/builders/service-builders.ts';
import { aLedger, anEcs, aWorld } from '../support/fakes/fake-world.ts';

const ARN = revisionArn('web:2');
const SERVICE = 'arn:aws:ecs:eu-west-1:111122223333:service/prod/web';
const denied = new DeployError({ kind: 'access', message: 'ecs:TagResource is denied.', advice: 'Allow it.' });
const silent = new DeployError({ kind: 'unreachable', message: 'ECS did not answer.', advice: 'Wait.' });

describe('the ledger', () => {
  test('reads all tags of a resource and adds to them', async () => {
    const written: unknown[] = [];
    const ecs = anEcs({
      tagsOf: () => Promise.resolve({ team: 'shop' }),
      tag: async (arn, tags) => void written.push([arn, tags]),
    });
    const ledger = openLedger(aWorld({ ecs }));

    expect(await ledger.read(ARN)).toEqual({ team: 'shop' });
    expect(await ledger.write(ARN, { 'slipway:release': 'v1' })).toBe(true);
    expect(written).toEqual([[ARN, { 'slipway:release': 'v1' }]]);
  });

  test('says once that it may not write, and does not try again', async () => {
    let tries = 0;
    const ecs = anEcs({
      tag: () => {
        tries += 1;
        return Promise.reject(denied);
      },
    });
    const world = aWorld({ ecs });
    const ledger = openLedger(world);

    expect([await ledger.write(ARN, { a: 'b' }), await ledger.write(ARN, { c: 'd' })]).toEqual([false, false]);
    expect(tries).toBe(1);
    expect(world.reported).toEqual([
      {
        type: 'notice',
        text: 'This deployment is not recorded in tags: ecs:TagResource is denied.',
        advice: 'Allow ecs:TagResource for rollbacks by release or commit, the history, and the stale-run check.',
      },
    ]);
  });

  test('still marks services where only revisions may not be tagged', async () => {
    const marked: string[] = [];
    const ecs = anEcs({
      tag: (arn) => (arn === ARN ? Promise.reject(denied) : Promise.resolve(void marked.push(arn))),
    });
    const ledger = openLedger(aWorld({ ecs }));

    await ledger.write(ARN, { a: 'b' });

    expect(await ledger.write(SERVICE, { a: 'b' })).toBe(true);
    expect(marked).toEqual([SERVICE]);
  });

  test('says once that a read failed, and tries the next one', async () => {
    let tries = 0;
    const ecs = anEcs({
      tagsOf: () => {
        tries += 1;
        return tries < 3 ? Promise.reject(silent) : Promise.resolve({});
      },
    });
    const world = aWorld({ ecs });
    const ledger = openLedger(world);

    expect([await ledger.read(ARN), await ledger.read(ARN), await ledger.read(ARN)]).toEqual([
      undefined,
      undefined,
      {},
    ]);
    expect(world.reported).toHaveLength(1);
  });

  test('writes nothing when there is nothing to write', async () => {
    expect(await openLedger(aWorld()).write(ARN, {})).toBe(true);
  });
});

describe('the tags of a revision', () => {
  const BASE = revisionArn('web:1');
  const entry = { commit: 'bbb', releases: ['v2'], content: 'ccc' };
  const written = { 'slipway:commit': 'bbb', 'slipway:release': 'v2', 'slipway:content': 'ccc' };
  const team = { team: 'shop', 'aws:cloudformation:stack-name': 'shop', 'slipway:commit': 'aaa' };

  test.each([
    {
      name: 'a new one has the entry, and the team’s tags of the revision that it was made from',
      revision: { isReused: false, baseArn: BASE },
      existing: {},
      after: { ...written, team: 'shop' },
    },
    {
      name: 'a new one from a file has the entry',
      revision: { isReused: false },
      existing: {},
      after: written,
    },
    {
      name: 'one that a killed run left without tags gets them all',
      revision: { isReused: true, baseArn: BASE },
      existing: { team: 'kept' },
      after: { ...written, team: 'kept' },
    },
    {
      name: 'one that is released again keeps what it has, and gets the release',
      revision: { isReused: true, baseArn: BASE },
      existing: { 'slipway:commit': 'aaa', 'slipway:release': 'v1', 'slipway:content': 'ccc' },
      after: { 'slipway:commit': 'aaa', 'slipway:release': 'v1 v2', 'slipway:content': 'ccc' },
    },
  ])('$name', async ({ revision, existing, after }) => {
    const kept = new Map<string, Tags>([
      [BASE, team],
      [ARN, existing],
    ]);

    expect(await tagRevision({ arn: ARN, ...revision }, entry, aLedger(kept))).toBe(true);
    expect(kept.get(ARN)).toEqual(after);
  });

  test('are left alone where it already exists and they may not be read', async () => {
    const ledger = { ...aLedger(), read: () => Promise.resolve(undefined) };

    expect(await tagRevision({ arn: ARN, isReused: true }, entry, ledger)).toBe(false);
  });

  test('are the team’s first where there is no space for all', async () => {
    const many = Object.fromEntries(Array.from({ length: 49 }, (_, at) => [`k${at}`, 'v']));
    const writes: Tags[] = [];
    const write = (_arn: string, tags: Tags) => Promise.resolve(writes.push(tags) > 0);
    const ledger = { read: () => Promise.resolve(many), write };

    await tagRevision({ arn: ARN, isReused: false, baseArn: BASE }, entry, ledger);

    expect(writes).toEqual([many, written]);
  });
});
