import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { TaskFact } from '../../src/ports/local-tasks.ts';
import { judgeRehearsal } from '../../src/rehearsal/judge-rehearsal.ts';
import { anExit, anObservation, aPlan, aStart } from '../support/builders/rehearsal-builders.ts';

const HEALTHY: TaskFact = { kind: 'health', container: 'web', isHealthy: true, atMs: 900 };
const UNHEALTHY: TaskFact = { ...HEALTHY, isHealthy: false };
const UP = { kind: 'up' };
const WAITING = { kind: 'waiting' };

function failure(kind: string, rest: object = {}): object {
  return { kind: 'failed', failure: { kind, ...rest } };
}

describe('a task without checks', () => {
  test.each([
    ['waits before it has started', [], 1_000, WAITING],
    ['waits while it has run for less than 5 s', [aStart()], 4_999, WAITING],
    ['passes after 5 s', [aStart()], 5_000, UP],
    ['fails when it has not started after 5 minutes', [], 300_000, failure('not-started', { containers: ['web'] })],
    ['fails when an essential container ends, whatever its code', [aStart(), anExit(0)], 6_000, failure('exited')],
    [
      'fails when it cannot start',
      [{ kind: 'start-failed', reason: 'Task failed to start', atMs: 1 }] as const,
      1_000,
      failure('start-failed'),
    ],
  ])('%s', (_, facts, nowMs, expected) => {
    expect(judgeRehearsal(aPlan(), anObservation(facts, { nowMs }))).toEqual(expected);
  });
});

describe('a task of no service', () => {
  test.each([
    ['may end with code 0', 0, { kind: 'ended' }],
    ['fails with another code', 3, failure('exited')],
  ])('%s', (_, exitCode, expected) => {
    const plan = aPlan({}, { mayEnd: true });

    expect(judgeRehearsal(plan, anObservation([aStart(), anExit(exitCode)]))).toEqual(expected);
  });
});

describe('the health check', () => {
  const plan = aPlan({ healthLimitMs: 30_000 });

  test.each([
    ['is waited for', [aStart()], 29_999, WAITING],
    ['passes', [aStart(), HEALTHY], 6_000, UP],
    ['fails when Docker says so', [aStart(), UNHEALTHY], 6_000, failure('unhealthy', { containers: ['web'] })],
    ['fails when it has not passed in time', [aStart()], 30_000, failure('unhealthy', { containers: ['web'] })],
  ])('%s', (_, facts, nowMs, expected) => {
    expect(judgeRehearsal(plan, anObservation(facts, { nowMs }))).toEqual(expected);
  });

  test('of a container that is not essential does not count, as ECS keeps the task', () => {
    const other = aPlan({ healthLimitMs: 30_000, isEssential: false });

    expect(judgeRehearsal(other, anObservation([aStart(), UNHEALTHY]))).toEqual(UP);
  });

  test('of the image does not count, as ECS ignores it', () => {
    expect(judgeRehearsal(aPlan(), anObservation([aStart(), UNHEALTHY]))).toEqual(UP);
  });
});

describe('a mapped port', () => {
  const plan = aPlan({ ports: [8080] });
  const other = new Map([['web', [{ port: 3000, isLoopback: false }]]]);
  const silent = { container: 'web', port: 8080 };

  test.each([
    ['is waited for while nothing listens', 59_999, new Map(), WAITING],
    ['fails after a minute of silence', 60_000, new Map(), failure('not-listening', { ...silent, sockets: [] })],
    ['is waited for while another port is open', 11_999, other, WAITING],
    [
      'fails sooner when another port is open',
      12_000,
      other,
      failure('not-listening', { ...silent, sockets: other.get('web') }),
    ],
  ])('%s', (_, nowMs, sockets, expected) => {
    expect(judgeRehearsal(plan, anObservation([aStart()], { nowMs, sockets }))).toEqual(expected);
  });

  test('passes when it accepts a connection', () => {
    expect(judgeRehearsal(plan, anObservation([aStart()], { listening: new Set(['web:8080']) }))).toEqual(UP);
  });

  test('of a container that has ended is not needed', () => {
    const sidecar = aPlan({ ports: [8080], isEssential: false });

    expect(judgeRehearsal(sidecar, anObservation([aStart(), anExit(0)]))).toEqual(UP);
  });
});

test('the longer a task is watched, the less it waits: a judgement stays once all is known', () => {
  const facts = fc.subarray([aStart(), HEALTHY, UNHEALTHY, anExit(0), anExit(1)]);
  const plans = fc.record({
    mayEnd: fc.boolean(),
    healthLimitMs: fc.option(fc.integer({ min: 1, max: 90_000 }), { nil: undefined }),
  });

  fc.assert(
    fc.property(facts, plans, fc.nat(400_000), ([...seen], { mayEnd, healthLimitMs }, nowMs) => {
      const plan = aPlan(healthLimitMs === undefined ? {} : { healthLimitMs }, { mayEnd });
      const now = judgeRehearsal(plan, anObservation(seen, { nowMs }));
      const later = judgeRehearsal(plan, anObservation(seen, { nowMs: nowMs + 400_000 }));

      expect(later.kind).not.toBe('waiting');
      if (now.kind === 'failed' || now.kind === 'ended') expect(later).toEqual(now);
    }),
  );
});
