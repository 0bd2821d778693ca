import { describe, expect, test } from '@jest/globals';
import { type LedgerEntry, writeEntry } from '../../src/ledger/entry.ts';
import { writeMark } from '../../src/ledger/mark.ts';
import { findOrderState, type Traces } from '../../src/ledger/order-state.ts';
import { writeTurn } from '../../src/ledger/run-turn.ts';

const WORKFLOW = { repository: 'acme/shop', workflow: 'deploy.yml' };
const RUN: LedgerEntry = { ...WORKFLOW, runNumber: 41, runAttempt: 1 };
const NEWER: LedgerEntry = { ...WORKFLOW, runNumber: 42, runAttempt: 1, releases: ['v1.4.0'] };
const OLDER: LedgerEntry = { ...WORKFLOW, runNumber: 40, runAttempt: 1 };
const BARE = { ...WORKFLOW, runNumber: 42, runAttempt: 1 };
const FOREIGN: LedgerEntry = { ...NEWER, workflow: 'rollback.yml' };

function onService(...tags: readonly Traces['service'][]): Traces {
  return { service: Object.assign({}, ...tags), revisions: [] };
}

describe('the order of run 41', () => {
  test.each([
    {
      name: 'is stale by the mark of a newer run, which says its release',
      traces: onService(writeMark({ entry: NEWER, revision: 'web:9' }), writeTurn({ entry: NEWER, revision: 'web:9' })),
      orderState: { kind: 'stale', newer: { entry: NEWER, revision: 'web:9' } },
    },
    {
      name: 'is stale by the turn of a newer run under the mark of an older one',
      traces: onService(writeMark({ entry: OLDER, revision: 'web:7' }), writeTurn({ entry: BARE, revision: 'web:9' })),
      orderState: { kind: 'stale', newer: { entry: BARE, revision: 'web:9' } },
    },
    {
      name: 'is stale by a revision of a newer run where the service has no tags',
      traces: { service: undefined, revisions: [{ revision: 'web:9', tags: writeEntry(NEWER) }] },
      orderState: { kind: 'stale', newer: { entry: NEWER, revision: 'web:9' } },
    },
    {
      name: 'is in order after an older run',
      traces: onService(writeMark({ entry: OLDER, revision: 'web:7' })),
      orderState: { kind: 'in-order' },
    },
    {
      name: 'is in order after itself',
      traces: onService(writeTurn({ entry: RUN, revision: 'web:8' })),
      orderState: { kind: 'in-order' },
    },
    {
      name: 'is not known after a run of another workflow',
      traces: onService(writeMark({ entry: FOREIGN, revision: 'web:9' })),
      orderState: { kind: 'not-known', why: 'only runs of other workflows have deployed to it' },
    },
    {
      name: 'is not known where no run has marked the service',
      traces: onService({ team: 'shop' }),
      orderState: { kind: 'not-known', why: 'no run has marked it' },
    },
    {
      name: 'is not known where tags cannot be read',
      traces: { service: undefined, revisions: [] },
      orderState: { kind: 'not-known', why: 'the tags of the service cannot be read' },
    },
  ])('$name', ({ traces, orderState }) => {
    expect(findOrderState(RUN, traces)).toEqual(orderState);
  });

  test('is not known for a run from a laptop', () => {
    const traces = onService(writeMark({ entry: NEWER, revision: 'web:9' }));

    expect(findOrderState({}, traces)).toEqual({ kind: 'not-known', why: 'this run has no number in a workflow' });
  });
});
