import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lowerBound, upperBound } from '../../src/scheduler/bounds.ts';
import { decide } from '../../src/scheduler/decide.ts';
import type { InstanceCapacity } from '../../src/scheduler/placement.ts';
import type { Decision, ServiceView, TaskView } from '../../src/scheduler/view.ts';
import { aNewTask, anInstance, anOldTask, aView, NEEDS, NEEDS_PORT_80 } from '../support/scheduler-builders.ts';

/** A small world: tasks start, turn healthy and stop one look after they were told to. */
interface World {
  readonly tasks: readonly (TaskView & { readonly place?: string })[];
  readonly made: number;
}

interface Setting {
  readonly desired: number;
  readonly old: number;
  readonly minimum: number;
  readonly maximum: number;
  /** None: AWS Fargate. */
  readonly instances: number | undefined;
  readonly hasPort: boolean;
}

const SETTINGS = fc.record({
  desired: fc.nat({ max: 12 }),
  old: fc.nat({ max: 12 }),
  minimum: fc.integer({ min: 0, max: 100 }),
  maximum: fc.integer({ min: 100, max: 200 }),
  instances: fc.option(fc.nat({ max: 14 }), { nil: undefined }),
  hasPort: fc.boolean(),
});

function begin(setting: Setting): World {
  const count = Math.min(setting.old, setting.hasPort ? (setting.instances ?? setting.old) : setting.old);
  const isPlaced = setting.instances !== undefined && setting.instances > 0;
  const tasks = Array.from({ length: count }, (_, at) => {
    const zone = 'abc'.charAt(at % 3);
    const task = anOldTask(`o${at}`, { availabilityZone: zone });
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

function look(setting: Setting, world: World): Decision {
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

function advance(world: World, decision: Decision): World {
  const stops = new Set(decision.stops);
  const kept = world.tasks.filter((task) => task.phase !== 'stopping');
  const aged = kept.map((task): World['tasks'][number] => {
    if (stops.has(task.id)) return { ...task, phase: 'stopping', isHealthy: false };
    return task.phase === 'starting' ? { ...task, phase: 'running' } : { ...task, isHealthy: true };
  });
  const started = decision.starts.map(({ instanceId }, at): World['tasks'][number] => {
    const task = aNewTask(`n${world.made + at}`, { phase: 'starting', isHealthy: false });
    return instanceId === undefined ? task : { ...task, place: instanceId };
  });
  return { tasks: [...aged, ...started], made: world.made + started.length };
}

function countServing(world: World): number {
  return world.tasks.filter((task) => task.isHealthy && task.phase === 'running').length;
}

/** Runs until a look decides nothing while nothing is on its way; every world that it went through. */
function roll(setting: Setting): { readonly worlds: readonly World[]; readonly last: Decision } {
  const worlds = [begin(setting)];
  for (let looks = 0; looks < 400; looks += 1) {
    const world = worlds[worlds.length - 1] as World;
    const decision = look(setting, world);
    const isQuiet = world.tasks.every((task) => task.phase === 'running' && task.isHealthy);
    if (isQuiet && decision.starts.length === 0 && decision.stops.length === 0) return { worlds, last: decision };
    worlds.push(advance(world, decision));
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
          expect(countServing(world)).toBeGreaterThanOrEqual(Math.min(lower, countServing(before)));
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

  test('no host port is ever held twice', () => {
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
