import { describe, expect, test } from '@jest/globals';
import { createClock } from '../../src/emulator/clock.ts';
import { createHost, type Engine } from '../../src/emulator/host.ts';
import type { Command, Effect, EngineSettings } from '../../src/engine/contract.ts';

const SETTINGS: EngineSettings = {
  account: '123456789012',
  region: 'us-east-1',
  tasks: 'containers',
  schedulerIntervalMs: 10_000,
  seed: 1,
};
const CALLER = { accessKeyId: 'AKIDEXAMPLE', region: 'us-east-1' };
const STOP_TASK: Effect = { kind: 'stop-task', taskArn: 'task-1' };

/** An engine that records its commands with their times, and is due at given times. */
interface Diary {
  readonly lines: readonly string[];
  readonly due: readonly number[];
}

function aDiaryEngine(due: readonly number[]): Engine<Diary> {
  return {
    createState: () => ({ lines: [], due }),
    step: (state, command, now) => ({
      state: {
        lines: [...state.lines, `${now} ${describeCommand(command)}`],
        due: state.due.filter((moment) => moment > now),
      },
      ...(command.kind === 'call' ? { answer: { ok: true, output: { operation: command.operation } } } : {}),
      effects: command.kind === 'call' ? [STOP_TASK] : [],
      change: 'command',
    }),
    nextWake: (state) => state.due[0],
  };
}

function describeCommand(command: Command): string {
  return command.kind === 'call' ? command.operation : command.kind;
}

describe('the host of an engine', () => {
  test('advancing a virtual clock wakes the engine at each moment it is due', () => {
    const clock = createClock({ kind: 'virtual', startMs: 0 });
    const host = createHost({ engine: aDiaryEngine([1_000, 2_500, 9_000]), settings: SETTINGS, clock, perform() {} });

    host.advance(5_000);

    expect(host.state().lines).toEqual(['1000 tick', '2500 tick', '5000 tick']);
    expect(clock.now()).toBe(5_000);
  });

  test('an engine that is always due does not keep the clock from its end', () => {
    const engine: Engine<number> = {
      createState: () => 0,
      step: (count) => ({ state: count + 1, effects: [], change: 'time' }),
      nextWake: (_count, now) => now,
    };
    const clock = createClock({ kind: 'virtual', startMs: 0 });
    const host = createHost({ engine, settings: SETTINGS, clock, perform() {} });

    host.advance(10);

    expect(clock.now()).toBe(10);
  });

  test('a call is answered, and its effects go out', () => {
    const performed: Effect[] = [];
    const clock = createClock({ kind: 'virtual', startMs: 0 });
    const host = createHost({
      engine: aDiaryEngine([]),
      settings: SETTINGS,
      clock,
      perform: (effect) => performed.push(effect),
    });

    const answer = host.call('StopTask', {}, CALLER);

    expect(answer).toEqual({ ok: true, output: { operation: 'StopTask' } });
    expect(performed).toEqual([STOP_TASK]);
  });

  test('a fact reported from inside an effect follows the command that caused it', () => {
    const clock = createClock({ kind: 'virtual', startMs: 0 });
    const host = createHost({
      engine: aDiaryEngine([]),
      settings: SETTINGS,
      clock,
      perform: () => host.report({ kind: 'pull-started', taskArn: 'task-1' }),
    });

    host.call('StopTask', {}, CALLER);

    expect(host.state().lines).toEqual(['0 StopTask', '0 fact']);
  });

  test('a running clock wakes the engine by itself', async () => {
    const clock = createClock({ kind: 'real' });
    const woken = new Promise<string>((resolve) => {
      const engine: Engine<boolean> = {
        createState: () => false,
        step(_state, command) {
          if (command.kind === 'tick') resolve('woken');
          return { state: command.kind !== 'tick', effects: [], change: 'command' };
        },
        nextWake: (isDue, now) => (isDue ? now + 5 : undefined),
      };
      const host = createHost({ engine, settings: SETTINGS, clock, perform() {} });
      host.call('UpdateService', {}, CALLER);
    });

    expect(await woken).toBe('woken');
  });

  test('a clock that runs cannot be advanced', () => {
    const clock = createClock({ kind: 'real' });
    const host = createHost({ engine: aDiaryEngine([]), settings: SETTINGS, clock, perform() {} });

    expect(() => host.advance(1)).toThrow('only a virtual clock can be advanced, and this one is real');
  });

  test('after the end nothing is taken', () => {
    const clock = createClock({ kind: 'virtual', startMs: 0 });
    const host = createHost({ engine: aDiaryEngine([]), settings: SETTINGS, clock, perform() {} });
    host.close();

    const answer = host.call('StopTask', {}, CALLER);

    expect(answer).toMatchObject({ ok: false, type: 'ServerException', status: 500 });
    expect(host.state().lines).toEqual([]);
  });

  describe('that keeps its steps', () => {
    function aKeepingHost(due: readonly number[] = []) {
      const kept: string[] = [];
      const performed: Effect[] = [];
      const disk = { isFull: false };
      const clock = createClock({ kind: 'virtual', startMs: 0 });
      const host = createHost({
        engine: aDiaryEngine(due),
        settings: SETTINGS,
        clock,
        state: { lines: ['before'], due },
        keep({ command, at }) {
          if (!disk.isFull) kept.push(`${at} ${describeCommand(command)}`);
          return !disk.isFull;
        },
        perform: (effect) => performed.push(effect),
      });
      return { host, kept, performed, disk };
    }

    test('continues from the given state, and saves each step before its effects', () => {
      const { host, kept } = aKeepingHost([1_000]);

      host.call('StopTask', {}, CALLER);
      host.advance(1_000);

      expect(kept).toEqual(['0 StopTask', '1000 tick', '1000 tick']);
      expect(host.state().lines).toEqual(['before', ...kept]);
    });

    test('refuses a call that it cannot keep, and nothing of it happens', () => {
      const { host, performed, disk } = aKeepingHost();
      disk.isFull = true;

      const refused = host.call('StopTask', {}, CALLER);
      const then = host.state().lines;
      disk.isFull = false;
      const taken = host.call('StopTask', {}, CALLER);

      expect(refused).toEqual({
        ok: false,
        type: 'ServerException',
        message: 'The local ECS cannot write to its folder; nothing has changed.',
        status: 500,
      });
      expect(then).toEqual(['before']);
      expect(taken).toEqual({ ok: true, output: { operation: 'StopTask' } });
      expect(performed).toEqual([STOP_TASK]);
    });

    test('takes a fact that it could not keep once it can', () => {
      const { host, kept, disk } = aKeepingHost();
      disk.isFull = true;
      host.report({ kind: 'pull-started', taskArn: 'task-1' });
      disk.isFull = false;

      host.advance(10);

      expect(kept).toEqual(['10 tick', '10 fact']);
    });
  });
});
