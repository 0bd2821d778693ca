import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { DeployError } from '../../src/ports/deploy-error.ts';
import type { ScheduleReference, Schedules } from '../../src/ports/schedules.ts';
import { updateSchedule } from '../../src/schedules/update-schedule.ts';
import { aClock } from '../support/fakes/fake-world.ts';

const PREFIX = 'arn:aws:ecs:eu-west-1:123456789012:task-definition' as const;
const NEXT = new Map([[`${PREFIX}/report`, `${PREFIX}/report:42`]] as const);
const RULE: ScheduleReference = { kind: 'rule', name: 'nightly' };

function aTarget(Id: string, revision: string): JsonObject {
  return { Id, EcsParameters: { TaskDefinitionArn: `${PREFIX}/${revision}` } };
}

type Fault = 'lost before' | 'lost after' | 'conflict' | 'denied';

/** A rule with these targets; the writes fail as listed, the rest succeed. */
async function update(targets: readonly JsonObject[] | undefined, faults: readonly Fault[] = []) {
  let current = targets;
  const writes: (readonly JsonObject[])[] = [];
  const port: Schedules = {
    read: () => Promise.resolve(current),
    write: async (_, documents) => {
      const fault = faults[writes.length];
      writes.push(documents);
      const put = (one: JsonObject): JsonObject => documents.find(({ Id }) => Id === one.Id) ?? one;
      if (fault === undefined || fault === 'lost after') current = current?.map(put);
      if (fault !== undefined) throw asError(fault);
    },
  };
  const events: string[] = [];
  const world = {
    schedules: () => port,
    clock: aClock(),
    signal: new AbortController().signal,
    report: ({ type }: { readonly type: string }) => void events.push(type),
  };
  const result = await updateSchedule(RULE, NEXT, world).catch((thrown: unknown) => thrown);
  return { result, writes, current, events: events.filter((type) => type !== 'debug') };
}

function asError(fault: Fault): DeployError {
  const advice = 'Run again.';
  if (fault === 'conflict')
    return new DeployError({ kind: 'rejected', message: 'ConcurrentModificationException: x', advice });
  return new DeployError({ kind: fault === 'denied' ? 'access' : 'unreachable', message: fault, advice });
}

const OLD = aTarget('a', 'report:41');
const NEW = aTarget('a', 'report:42');
const UPDATED = {
  kind: 'rule',
  name: 'nightly',
  state: 'updated',
  changes: [{ before: 'report:41', after: 'report:42' }],
};

describe('an update', () => {
  test('writes only the targets that do not follow, and reports it', async () => {
    const { result, writes, events } = await update([OLD, aTarget('b', 'web:1'), aTarget('c', 'report:42')]);

    expect([result, writes, events]).toEqual([UPDATED, [[NEW]], ['schedule-updated']]);
  });

  test('of what follows already writes nothing', async () => {
    const { result, writes, events } = await update([NEW]);

    expect([result, writes, events]).toEqual([{ ...UPDATED, state: 'unchanged', changes: [] }, [], []]);
  });

  test('whose answer was lost is not sent again if it happened', async () => {
    const { result, writes } = await update([OLD], ['lost after']);

    expect([result, writes.length]).toEqual([UPDATED, 1]);
  });

  test('whose answer was lost is sent again if it did not happen', async () => {
    const { result, writes, current } = await update([OLD], ['lost before']);

    expect([result, writes.length, current]).toEqual([UPDATED, 2, [NEW]]);
  });

  test('next to another change is sent again', async () => {
    const { result, writes } = await update([OLD], ['conflict']);

    expect([result, writes.length]).toEqual([UPDATED, 2]);
  });

  test('that is denied fails', async () => {
    const { result, writes, events } = await update([OLD], ['denied']);

    expect([result, writes.length, events]).toEqual([expect.objectContaining({ kind: 'access' }), 1, []]);
  });

  test('of what no longer exists fails', async () => {
    const { result } = await update(undefined);

    expect(result).toMatchObject({ kind: 'absent', message: 'The rule nightly no longer exists.' });
  });
});
