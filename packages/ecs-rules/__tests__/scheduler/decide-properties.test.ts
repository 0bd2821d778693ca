import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lowerBound, upperBound } from '../../src/scheduler/bounds.ts';
import { decide } from '../../src/scheduler/decide.ts';
import type { InstanceCapacity } from '../../src/scheduler/placement.ts';
import type { Decision, ServiceView, TaskView } from '../../src/scheduler/view.ts';
import {
  aNewTask,
  anInstance,
  anOldTask,
  aView,
  NEEDS,
  NEEDS_PORT_80,
} from '../support/builders/scheduler-builders.ts';

/** A small world: tasks start, turn healthy, and stop one pass after the stop was requested. */
interface World {
  readonly tasks: readonly (TaskView & { readonly place?: string })[];
  readonly made: number;
}

interface Setting {
  readonly desired: number;
  /** Tasks of each older deployment, the oldest first: two merges in a row leave two of them. */
  readonly old: readonly number[];
  /** Of every so many old tasks one is not counted healthy yet; 0: none. */
  readonly unprovenOld: number;
  readonly minimum: number;
  readonly maximum: number;
  /** None: AWS Fargate. */
  readonly instances: number | undefined;
  readonly hasPort: boolean;
}

const SETTINGS = fc.record({
  desired: fc.nat({ max: 12 }),
  old: fc.array(fc.nat({ max: 6 }), { minLength: 1, maxLength: 3 }),
  unprovenOld: fc.nat({ max: 3 }),
  minimum: fc.integer({ min: 0, max: 100 }),
  maximum: fc.integer({ min: 100, max: 200 }),
  instances: fc.option(fc.nat({ max: 14 }), { nil: undefined }),
  hasPort: fc.boolean(),
});

function begin(setting: Setting): World {
  const isPlaced = setting.instances !== undefined && setting.instances > 0;
  const ranks = setting.old.flatMap((count, rank) => Array.from({ length: count }, () => rank));
  const most = setting.hasPort && setting.instances !== undefined ? setting.instances : ranks.length;
  const tasks = ranks.slice(0, most).map((rank, at) => {
    const isHealthy = setting.unprovenOld === 0 || at % (setting.unprovenOld + 1) !== 0;
    const task = anOldTask(`o${at}`, { rank, isHealthy, availabilityZone: 'abc'.charAt(at % 3) });
    return isPlaced ? { ...task, place: `i${at % (setting.instances ?? 1)}` } : task;
  });
  return { tasks, made: 0 };
}

function listInstances(setting: Setting, world: World): readonly InstanceCapacity[] {
  return Array.from({ length: setting.instances ?? 0 }, (_, at) => {
    const here = world.tasks.filter((task) => task.place === `i${at}`).length;
    return anInstance(`i${at}`, {
      availabilityZone: 'abc'.charAt(at % 3),
      usedTcpPorts: setting.hasPort && here > 0 ? [80] : [],
      taskCount: here,
      ownTaskCount: here,
    });
  });
}

function decideFor(setting: Setting, world: World): Decision {
  const view: ServiceView = aView({
    desired: setting.desired,
    minimumHealthyPercent: setting.minimum,
    maximumPercent: setting.maximum,
    tasks: world.tasks,
    needs: setting.hasPort ? NEEDS_PORT_80 : NEEDS,
  });
  const instances = listInstances(setting, world);
  return decide(view, setting.instances === undefined ? { kind: 'unlimited' } : { kind: 'instances', instances });
}

function advance(setting: Setting, world: World, decision: Decision): World {
  const stops = new Set(decision.stops);
  const kept = world.tasks.filter((task) => task.phase !== 'stopping');
  const aged = kept.map((task): World['tasks'][number] => {
    if (stops.has(task.id)) return { ...task, phase: 'stopping', isHealthy: false };
    return task.phase === 'starting' ? { ...task, phase: 'running' } : { ...task, isHealthy: true };
  });
  const started = decision.starts.map(({ instanceId }, at): World['tasks'][number] => {
    const task = aNewTask(`n${world.made + at}`, { rank: setting.old.length, phase: 'starting', isHealthy: false });
    return instanceId === undefined ? task : { ...task, place: instanceId };
  });
  return { tasks: [...aged, ...started], made: world.made + started.length };
}

function countHealthy(world: World): number {
  return world.tasks.filter((task) => task.isHealthy && task.phase === 'running').length;
}

/** Running, and not one of PRIMARY's that is yet to prove itself. */
function mayServe({ phase, isHealthy, isOfPrimary }: TaskView): boolean {
  return phase === 'running' && (isHealthy || !isOfPrimary);
}

/** Runs passes until one decides nothing and nothing is in progress. Returns every world in between. */
function roll(setting: Setting): { readonly worlds: readonly World[]; readonly last: Decision } {
  const worlds = [begin(setting)];
  for (let rounds = 0; rounds < 400; rounds += 1) {
    const world = worlds[worlds.length - 1] as World;
    const decision = decideFor(setting, world);
    const isQuiet = world.tasks.every((task) => task.phase === 'running' && task.isHealthy);
    if (isQuiet && decision.starts.length === 0 && decision.stops.length === 0) return { worlds, last: decision };
    worlds.push(advance(setting, world, decision));
  }
  throw new Error('the rollout does not end');
}

describe('whatever the service and its capacity', () => {
  test('stops never take the number in service below the lower bound', () => {
    fc.assert(
      fc.property(SETTINGS, (setting) => {
        const { worlds } = roll(setting);
        const lower = lowerBound(setting.desired, setting.minimum);
        for (const [at, world] of worlds.entries()) {
          const before = worlds[at - 1];
          if (before === undefined) continue;
          expect(countHealthy(world)).toBeGreaterThanOrEqual(Math.min(lower, countHealthy(before)));
        }
      }),
    );
  });

  test('stops leave as many tasks that may be in service as the lower bound requires, counted healthy or not', () => {
    fc.assert(
      fc.property(SETTINGS, (setting) => {
        const lower = lowerBound(setting.desired, setting.minimum);
        for (const world of roll(setting).worlds) {
          const stops = new Set(decideFor(setting, world).stops);
          const left = world.tasks.filter((task) => mayServe(task) && !stops.has(task.id));
          expect(left.length).toBeGreaterThanOrEqual(Math.min(lower, world.tasks.filter(mayServe).length));
        }
      }),
    );
  });

  test('no task of a deployment is replaced while an older one keeps a task like it', () => {
    fc.assert(
      fc.property(SETTINGS, (setting) => {
        for (const world of roll(setting).worlds) {
          const stops = new Set(decideFor(setting, world).stops);
          const old = world.tasks.filter((task) => !task.isOfPrimary && task.phase === 'running');
          for (const isHealthy of [true, false]) {
            const alike = old.filter((task) => task.isHealthy === isHealthy);
            const stopped = alike.filter(({ id }) => stops.has(id)).map(({ rank }) => rank);
            const kept = alike.filter(({ id }) => !stops.has(id)).map(({ rank }) => rank);
            expect(Math.max(-1, ...stopped)).toBeLessThanOrEqual(Math.min(99, ...kept));
          }
        }
      }),
    );
  });

  test('starts never take the number of tasks above the upper bound', () => {
    fc.assert(
      fc.property(SETTINGS, (setting) => {
        const { worlds } = roll(setting);
        const upper = upperBound(setting.desired, setting.maximum);
        for (const [at, world] of worlds.entries()) {
          const before = worlds[at - 1];
          if (before === undefined || world.made === before.made) continue;
          expect(world.tasks.length).toBeLessThanOrEqual(upper);
        }
      }),
    );
  });

  test('no host port is ever used twice', () => {
    fc.assert(
      fc.property(SETTINGS, (setting) => {
        fc.pre(setting.hasPort);
        for (const world of roll(setting).worlds) {
          const places = world.tasks.flatMap((task) => task.place ?? []);
          expect(new Set(places).size).toBe(places.length);
        }
      }),
    );
  });

  test('every rollout ends: done, or with a reason why it is not', () => {
    fc.assert(
      fc.property(SETTINGS, (setting) => {
        const { worlds, last } = roll(setting);
        const world = worlds[worlds.length - 1] as World;
        const isDone = world.tasks.length === setting.desired && world.tasks.every((task) => task.isOfPrimary);
        expect(isDone || last.blocked !== undefined).toBe(true);
      }),
    );
  });
});

const SORTS = ['healthy', 'unproven', 'starting', 'unhealthy', 'stopping'] as const;

/** A service with tasks of PRIMARY and of up to three older deployments, in any state. */
const ANY_VIEW = fc
  .record({
    desired: fc.nat({ max: 4 }),
    minimumHealthyPercent: fc.nat({ max: 100 }),
    maximumPercent: fc.integer({ min: 100, max: 200 }),
    isRollout: fc.boolean(),
    mayStart: fc.boolean(),
    isStalled: fc.boolean(),
    tasks: fc.array(
      fc.record({ rank: fc.nat({ max: 3 }), sort: fc.constantFrom(...SORTS), isProtected: fc.boolean() }),
      { maxLength: 12 },
    ),
  })
  .map(({ tasks, ...view }) => aView({ ...view, tasks: tasks.map(aTaskOf) }));

function aTaskOf(
  { rank, sort, isProtected }: { rank: number; sort: (typeof SORTS)[number]; isProtected: boolean },
  at: number,
): TaskView {
  const phase = sort === 'starting' || sort === 'stopping' ? sort : 'running';
  const state = { phase, isHealthy: sort === 'healthy', isUnhealthy: sort === 'unhealthy', isProtected } as const;
  return anOldTask(`t${at}`, { rank, isOfPrimary: rank === 3, ...state });
}

function stopsOf(view: ServiceView): readonly TaskView[] {
  const stops = new Set(decide(view, { kind: 'unlimited' }).stops);
  return view.tasks.filter(({ id }) => stops.has(id));
}

describe('whatever the tasks of several older deployments are doing', () => {
  test('healthy ones are stopped only down to the lower bound', () => {
    fc.assert(
      fc.property(ANY_VIEW, (view) => {
        const healthy = view.tasks.filter(({ isHealthy }) => isHealthy).length;
        const stopped = stopsOf(view).filter(({ isHealthy }) => isHealthy).length;
        const lower = lowerBound(view.desired, view.minimumHealthyPercent);

        expect(healthy - stopped).toBeGreaterThanOrEqual(Math.min(lower, healthy));
      }),
      { numRuns: 500 },
    );
  });

  test('of the current deployment no more than the surplus is stopped', () => {
    fc.assert(
      fc.property(ANY_VIEW, (view) => {
        const isGood = (task: TaskView) => task.isOfPrimary && !task.isUnhealthy && task.phase !== 'stopping';
        const surplus = Math.max(0, view.tasks.filter(isGood).length - view.desired);

        expect(stopsOf(view).filter(isGood).length).toBeLessThanOrEqual(surplus);
      }),
      { numRuns: 500 },
    );
  });

  test('those of the current deployment that fail their checks go at once while it is rolled out', () => {
    fc.assert(
      fc.property(ANY_VIEW, (view) => {
        fc.pre(view.isRollout || view.isStalled || view.desired === 0);
        const stops = new Set(stopsOf(view).map(({ id }) => id));

        expect(
          view.tasks.filter(({ isOfPrimary, isUnhealthy, id }) => isOfPrimary && isUnhealthy && !stops.has(id)),
        ).toEqual([]);
      }),
    );
  });

  test('afterwards, while nothing may start, as many of them go as healthy ones make up for', () => {
    fc.assert(
      fc.property(ANY_VIEW, (view) => {
        const settled = { ...view, isRollout: false, isStalled: false, mayStart: false, desired: view.desired + 1 };
        const own = view.tasks.filter(({ isOfPrimary }) => isOfPrimary);
        const bad = own.filter(({ isUnhealthy }) => isUnhealthy).length;
        const healthy = own.filter(({ isHealthy }) => isHealthy).length;

        const stopped = stopsOf(settled).filter(({ isOfPrimary, isUnhealthy }) => isOfPrimary && isUnhealthy);

        expect(stopped.length).toBe(Math.min(bad, Math.max(0, healthy + bad - settled.desired)));
      }),
      { numRuns: 500 },
    );
  });

  test('a stalled deployment leaves those of the older ones that do not fail their checks', () => {
    fc.assert(
      fc.property(ANY_VIEW, (view) => {
        fc.pre(view.isStalled && view.desired > 0);

        expect(stopsOf(view).filter(({ isOfPrimary, isUnhealthy }) => !isOfPrimary && !isUnhealthy)).toEqual([]);
      }),
    );
  });

  test('a stalled service that is scaled to nothing keeps only what is protected', () => {
    fc.assert(
      fc.property(ANY_VIEW, (view) => {
        const stalled = { ...view, isStalled: true, desired: 0 };
        const stops = new Set(stopsOf(stalled).map(({ id }) => id));
        const kept = view.tasks.filter(({ id, phase }) => phase !== 'stopping' && !stops.has(id));

        expect(kept.filter(({ isProtected, isUnhealthy }) => !isProtected || isUnhealthy)).toEqual([]);
      }),
    );
  });

  test('nothing is stopped twice, and nothing that is stopping', () => {
    fc.assert(
      fc.property(ANY_VIEW, (view) => {
        const { stops } = decide(view, { kind: 'unlimited' });

        expect(new Set(stops).size).toBe(stops.length);
        expect(stopsOf(view).filter(({ phase }) => phase === 'stopping')).toEqual([]);
      }),
    );
  });
});
