import { describe, expect, test } from '@jest/globals';
import { overwriteTurns, type RunTurn, readTurns, writeTurn } from '../../src/ledger/run-turn.ts';

function aTurn(runNumber: number, overrides: Partial<RunTurn['entry']> = {}): RunTurn {
  const entry = { repository: 'acme/shop', workflow: 'deploy.yml', runId: '7', runNumber, runAttempt: 1, ...overrides };
  return { entry, revision: `web:${runNumber}` };
}

const RUN = aTurn(9).entry;

describe('the turns on a service', () => {
  test('of four runs in a row stand side by side, and are read by any run of the workflow', () => {
    const turns = [4, 5, 6, 7].map((number) => aTurn(number));
    const tags = Object.assign({ team: 'shop' }, ...turns.map(writeTurn));

    expect(readTurns(tags, RUN)).toEqual(turns);
  });

  test('keep the moment when they were taken', () => {
    const turn = { ...aTurn(4), since: 1_763_000_000_000 };

    expect(readTurns(writeTurn(turn), RUN)).toEqual([turn]);
  });

  test('of other workflows and repositories are not read, nor overwritten', () => {
    const others = [aTurn(5, { workflow: 'rollback.yml' }), aTurn(5, { repository: 'acme/fork' })];
    const tags = Object.assign({}, ...others.map(writeTurn), writeTurn(aTurn(5)));

    expect(readTurns(tags, RUN)).toEqual([aTurn(5)]);
    expect(Object.keys(tags)).toHaveLength(3);
  });

  test('are forgotten by a run that was asked to go before all others', () => {
    const tags = { ...writeTurn(aTurn(6)), ...writeTurn(aTurn(7)), ...overwriteTurns(aTurn(5)) };

    expect(readTurns(tags, RUN)).toEqual([aTurn(5)]);
  });

  test('are none for a run without a number, and where someone wrote something else', () => {
    const { runNumber: _, ...onLaptop } = RUN;
    const [key = ''] = Object.keys(writeTurn(aTurn(5)));

    expect(writeTurn({ entry: onLaptop, revision: 'web:5' })).toEqual({});
    expect(readTurns({ [key]: 'by hand' }, RUN)).toEqual([]);
  });

  test('have keys of 128 characters at most', () => {
    const [key = ''] = Object.keys(writeTurn(aTurn(5, { repository: `acme/${'shop'.repeat(40)}` })));

    expect(key).toHaveLength(128);
  });
});
