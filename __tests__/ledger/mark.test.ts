import { describe, expect, test } from '@jest/globals';
import { readMark, writeMark } from '../../src/ledger/mark.ts';

const RELEASED = { entry: { runNumber: 41, commit: 'aaa', releases: ['v1'] }, revision: 'web:7' };

describe('the mark of a service', () => {
  test('comes back from its tags, whatever other tags there are', () => {
    expect(readMark({ team: 'shop', ...writeMark(RELEASED) })).toEqual(RELEASED);
  });

  test('leaves nothing of the mark before it', () => {
    const rollback = { entry: { runNumber: 42 }, revision: 'web:6' };

    expect(readMark({ ...writeMark(RELEASED), ...writeMark(rollback) })).toEqual(rollback);
  });

  test('is empty where no run has marked the service', () => {
    expect(readMark({ team: 'shop' })).toEqual({ entry: {} });
  });
});
