import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lowerBound, upperBound } from '../../src/scheduler/bounds.ts';
import { decide } from '../../src/scheduler/decide.ts';
import type { InstanceCapacity } from '../../src/scheduler/placement.ts';
import type { Decision, ServiceView, TaskView } from '../../src/scheduler/view.ts';
import { aNewTask, anInstance, anOldTask, aView, NEEDS_PORT_80 } from '../support/builders/scheduler-builders.ts';

/** A daemon at the API's 0/100, in the middle of a rollout. */
function aDaemon(change: Partial<ServiceView> = {}): ServiceView {
  return aView({ isDaemon: true, minimumHealthyPercent: 0, maximumPercent: 100, needs: NEEDS_PORT_80, ...change });
}

function decideFor(view: ServiceView, instances: readonly InstanceCapacity[]): Decision {
  return decide(view, { kind: 'instances', instances });
}

const THREE = ['i1', 'i2', 'i3'].map((id) => anInstance(id));
const HELD = THREE.map((instance) => ({ ...instance, usedTcpPorts: [80], ownTaskCount: 1 }));
const OLD = ['i1', 'i2', 'i3'].map((instanceId, at) => anOldTask(`o${at + 1}`, { instanceId }));
const NEW = ['i1', 'i2', 'i3'].map((instanceId, at) => aNewTask(`n${at + 1}`, { instanceId }));

describe('a daemon', () => {
  test('starts one task on each instance', () => {
    expect(decideFor(aDaemon(), THREE)).toEqual({
      starts: [{ instanceId: 'i1' }, { instanceId: 'i2' }, { instanceId: 'i3' }],
      stops: [],
    });
  });

  test('leaves instances that have one alone, whatever the desired count', () => {
    expect(decideFor(aDaemon({ desired: 9, tasks: NEW }), HELD)).toEqual({ starts: [], stops: [] });
  });

  test('at 0/100 stops the old tasks first', () => {
    expect(decideFor(aDaemon({ tasks: OLD }), HELD)).toEqual({ starts: [], stops: ['o1', 'o2', 'o3'] });
  });

  test('starts where the old task has left', () => {
    const tasks = [anOldTask('o1', { instanceId: 'i1', phase: 'stopping' }), ...OLD.slice(2)];

    const decision = decideFor(aDaemon({ tasks, minimumHealthyPercent: 30 }), [
      HELD[0],
      THREE[1],
      HELD[2],
    ] as InstanceCapacity[]);

    expect(decision).toEqual({ starts: [{ instanceId: 'i2' }], stops: [] });
  });

  test('keeps its minimum in service', () => {
    expect(decideFor(aDaemon({ tasks: OLD, minimumHealthyPercent: 50 }), HELD).stops).toEqual(['o1']);
  });

  test.each([
    { name: 'goes before one that is', change: {}, stops: ['o3'] },
    { name: 'does not allow a healthy one to stop when it is protected', change: { isProtected: true }, stops: [] },
  ])('a task that is not counted healthy $name', ({ change, stops }) => {
    const tasks = [...OLD.slice(0, 2), anOldTask('o3', { instanceId: 'i3', isHealthy: false, ...change })];

    expect(decideFor(aDaemon({ tasks, minimumHealthyPercent: 60 }), HELD).stops).toEqual(stops);
  });

  test('stops no more than may be started while the first task starts alone', () => {
    expect(decideFor(aDaemon({ tasks: OLD, startAtMost: 1 }), HELD).stops).toEqual(['o1']);
  });

  test('stops the less, the more instances wait for a task that may start', () => {
    const instances = [...HELD.slice(0, 2), ...THREE.slice(2)];

    expect(decideFor(aDaemon({ tasks: OLD.slice(0, 2), startAtMost: 2 }), instances)).toEqual({
      starts: [{ instanceId: 'i3' }],
      stops: ['o1'],
    });
  });

  test('counts no instance with an old and a new task as one that waits', () => {
    const tasks = [...NEW.slice(0, 1), ...OLD];

    expect(decideFor(aDaemon({ tasks, startAtMost: 1 }), HELD).stops).toEqual(['o1']);
  });

  test('stops old tasks while starts are throttled, once each instance has a new one', () => {
    expect(decideFor(aDaemon({ tasks: [...OLD.slice(0, 1), ...NEW], mayStart: false }), HELD).stops).toEqual(['o1']);
  });

  test('leaves a protected task that starts', () => {
    const tasks = [anOldTask('o1', { instanceId: 'i1', phase: 'starting', isHealthy: false, isProtected: true })];

    expect(decideFor(aDaemon({ tasks }), HELD.slice(0, 1)).stops).toEqual([]);
  });

  test('starts where there is no task before it starts next to an old one', () => {
    const tasks = [...OLD.slice(0, 1), anOldTask('going', { instanceId: 'i1', phase: 'stopping' })];

    expect(decideFor(aDaemon({ tasks, minimumHealthyPercent: 30 }), THREE).starts).toEqual([{ instanceId: 'i2' }]);
  });

  test('at 100 starts no second task on an instance, though another one has no capacity', () => {
    const instances = [anInstance('i1', { ownTaskCount: 1 }), anInstance('i2', { remainingMemoryMiB: 0 })];

    expect(decideFor(aDaemon({ tasks: OLD.slice(0, 1), minimumHealthyPercent: 50 }), instances).starts).toEqual([]);
  });

  test('starts next to the old task if the maximum and the ports allow both', () => {
    const view = aDaemon({ tasks: OLD, minimumHealthyPercent: 100, maximumPercent: 150 });

    expect(decideFor(view, THREE)).toEqual({ starts: [{ instanceId: 'i1' }], stops: [] });
  });

  test('stops a task that fails its checks at once', () => {
    const sick = aNewTask('sick', { instanceId: 'i1', isHealthy: false, isUnhealthy: true });

    expect(decideFor(aDaemon({ tasks: [sick, ...NEW.slice(1)], isRollout: false }), HELD).stops).toEqual(['sick']);
  });

  test('stops tasks where none may be, without regard to its minimum', () => {
    const tasks = [...NEW, aNewTask('stray', { instanceId: 'gone' })];

    expect(decideFor(aDaemon({ tasks, minimumHealthyPercent: 90 }), HELD)).toEqual({ starts: [], stops: ['stray'] });
  });

  test('stops its task on a draining instance last', () => {
    const tasks = [...NEW, aNewTask('last', { instanceId: 'draining', isLeaving: true, isStoppedLast: true })];

    expect(decideFor(aDaemon({ tasks }), HELD)).toEqual({ starts: [], stops: [] });
  });

  test('stops the second of two tasks on one instance', () => {
    const tasks = [...NEW, aNewTask('second', { instanceId: 'i1' })];

    expect(decideFor(aDaemon({ tasks }), HELD).stops).toEqual(['second']);
  });

  test('reports an instance without capacity, and starts on the others', () => {
    const instances = [anInstance('full', { remainingMemoryMiB: 0 }), ...THREE.slice(1)];

    expect(decideFor(aDaemon(), instances)).toEqual({
      starts: [{ instanceId: 'i2' }, { instanceId: 'i3' }],
      stops: [],
      blocked: { kind: 'placement', failure: { reason: 'MEMORY', closest: 'full' } },
    });
  });

  test('that has failed for good starts and replaces nothing', () => {
    expect(decideFor(aDaemon({ tasks: OLD.slice(1), isStalled: true }), HELD)).toEqual({ starts: [], stops: [] });
  });

  test('reports percentages that block every start and stop', () => {
    const view = aDaemon({ tasks: OLD, minimumHealthyPercent: 90 });

    expect(decideFor(view, HELD)).toEqual({ starts: [], stops: [], blocked: { kind: 'bounds' } });
  });
});

describe('percentages that block every start and stop of a daemon are reported', () => {
  const [first, ...others] = OLD as [TaskView, ...TaskView[]];

  test.each<{ readonly name: string; readonly change: Partial<ServiceView>; readonly isReported: boolean }>([
    { name: 'while the first task starts alone', change: { startAtMost: 1 }, isReported: true },
    {
      name: 'where one instance alone lacks a task',
      change: { tasks: [first, ...NEW.slice(1)], minimumHealthyPercent: 99 },
      isReported: true,
    },
    { name: 'not while no task may start', change: { startAtMost: 0 }, isReported: false },
    { name: 'not while starts are throttled', change: { mayStart: false }, isReported: false },
    { name: 'not once it has failed for good', change: { isStalled: true }, isReported: false },
    { name: 'not when no instance lacks a task', change: { tasks: NEW }, isReported: false },
    {
      name: 'not while a task may still be healthy',
      change: { tasks: [{ ...first, isHealthy: false }, ...others] },
      isReported: false,
    },
    {
      name: 'not while a new task starts',
      change: { tasks: [aNewTask('n1', { instanceId: 'i1', phase: 'starting', isHealthy: false }), ...others] },
      isReported: false,
    },
    {
      name: 'not while a task stops',
      change: { tasks: [{ ...first, phase: 'stopping' }, ...others] },
      isReported: false,
    },
  ])('$name', ({ change, isReported }) => {
    const { blocked, starts, stops } = decideFor(aDaemon({ tasks: OLD, minimumHealthyPercent: 90, ...change }), HELD);

    expect(blocked?.kind === 'bounds').toBe(isReported);
    expect([starts, stops]).toEqual([[], []]);
  });
});

const SETTING = fc.record({
  instances: fc.integer({ min: 1, max: 8 }),
  old: fc.nat({ max: 8 }),
  minimum: fc.integer({ min: 0, max: 99 }),
  maximum: fc.constantFrom(100, 150, 200),
  hasPort: fc.boolean(),
});

describe('whatever the instances and the percents of a daemon', () => {
  test('in the end each instance has exactly one task of the new deployment, or the bounds are reported', () => {
    fc.assert(
      fc.property(SETTING, ({ instances, old, minimum, maximum, hasPort }) => {
        let tasks: readonly TaskView[] = Array.from({ length: Math.min(old, instances) }, (_, at) =>
          anOldTask(`o${at}`, { instanceId: `i${at}` }),
        );
        let decision: Decision = { starts: [], stops: [] };
        for (let rounds = 0; rounds < 60; rounds += 1) {
          const instancesOf = Array.from({ length: instances }, (_, at) => {
            const here = tasks.filter(({ instanceId }) => instanceId === `i${at}`).length;
            return anInstance(`i${at}`, { usedTcpPorts: hasPort && here > 0 ? [80] : [], ownTaskCount: here });
          });
          const base = { tasks, minimumHealthyPercent: minimum, maximumPercent: maximum };
          decision = decideFor(
            aDaemon(hasPort ? base : { ...base, needs: { ...NEEDS_PORT_80, tcpPorts: [] } }),
            instancesOf,
          );
          const before = tasks.filter((task) => task.isHealthy && task.phase === 'running').length;
          const stops = new Set(decision.stops);
          const kept = tasks
            .filter(({ phase }) => phase !== 'stopping')
            .map(
              (task): TaskView =>
                stops.has(task.id)
                  ? { ...task, phase: 'stopping', isHealthy: false }
                  : { ...task, phase: 'running', isHealthy: true },
            );
          const started = decision.starts.map(({ instanceId = '' }) =>
            aNewTask(`n${rounds}-${instanceId}`, { instanceId, phase: 'starting', isHealthy: false }),
          );
          const healthy = kept.filter((task) => task.isHealthy && task.phase === 'running').length;
          expect(healthy).toBeGreaterThanOrEqual(Math.min(before, lowerBound(instances, minimum)));
          if (started.length > 0)
            expect(tasks.length + started.length).toBeLessThanOrEqual(upperBound(instances, maximum));
          tasks = [...kept, ...started];
        }
        const places = tasks.filter(({ isOfPrimary }) => isOfPrimary).map(({ instanceId }) => instanceId);
        const isDone = tasks.length === instances && new Set(places).size === instances;
        expect(isDone || decision.blocked !== undefined).toBe(true);
      }),
    );
  });
});
