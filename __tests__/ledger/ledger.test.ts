import { describe, expect, test } from '@jest/globals';
import { tagRevision } from '../../src/ledger/ledger.ts';
import type { Tags } from '../../src/ports/tags.ts';
import { revisionArn } from '../support/builders/service-builders.ts';
import { aLedger } from '../support/fakes/fake-world.ts';

const ARN = revisionArn('web:2');

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
    const ledger = { ...aLedger(), read: () => Promise.resolve(many), write };

    await tagRevision({ arn: ARN, isReused: false, baseArn: BASE }, entry, ledger);

    expect(writes).toEqual([many, written]);
  });
});
