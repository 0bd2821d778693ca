import { describe, expect, test } from '@jest/globals';
import type { LedgerEntry } from '../../src/ledger/entry.ts';
import { compareRuns } from '../../src/ledger/order.ts';

const RUN: LedgerEntry = { repository: 'acme/shop', workflow: 'deploy.yml', runNumber: 41, runAttempt: 1 };

describe('the order of two runs', () => {
  test.each([
    { name: 'the run before', run: { ...RUN, runNumber: 40 }, order: 'older' },
    { name: 'the run before, started again', run: { ...RUN, runNumber: 40, runAttempt: 7 }, order: 'older' },
    { name: 'the same run', run: RUN, order: 'same' },
    { name: 'the same run, its attempt not known', run: { ...RUN, runAttempt: undefined }, order: 'same' },
    { name: 'the same run, started again', run: { ...RUN, runAttempt: 2 }, order: 'newer' },
    { name: 'the run after', run: { ...RUN, runNumber: 42 }, order: 'newer' },
    { name: 'a run of another workflow', run: { ...RUN, workflow: 'rollback.yml', runNumber: 3 }, order: 'unordered' },
    { name: 'a run of another repository', run: { ...RUN, repository: 'acme/fork' }, order: 'unordered' },
    { name: 'a run from a laptop', run: {}, order: 'unordered' },
    { name: 'a run without a number', run: { ...RUN, runNumber: undefined }, order: 'unordered' },
  ])('$name is $order', ({ run, order }) => {
    expect(compareRuns(run as LedgerEntry, RUN)).toBe(order);
  });

  test('nothing is ordered against what no run has marked', () => {
    expect(compareRuns(RUN, {})).toBe('unordered');
  });
});
