import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../src/json.ts';
import type { EngineState } from '../../../src/local/engine/step.ts';
import { type Cell, type Rest, tryEveryPlay } from '../../support/every-play.ts';
import { ANY_PORT, aConfiguration, aService, aTaskDefinition, PORT_80, VirtualEcs } from '../../support/virtual-ecs.ts';

/** Desired counts up to so many, on up to one instance more. */
const LARGEST = Number(process.env.SLIPWAY_GRID ?? 6);
const QUARTERS = [0, 25, 50, 75, 100];

/** How a task occupies its instance of 256 MiB. */
interface Kind {
  readonly name: string;
  readonly container: JsonObject;
  readonly fit: number;
  readonly cause: string;
}

const KINDS: readonly Kind[] = [
  { name: 'a fixed host port, one task an instance', container: PORT_80, fit: 1, cause: 'blocked/PORTS' },
  { name: 'any host port, memory for two tasks an instance', container: ANY_PORT, fit: 2, cause: 'blocked/MEMORY' },
];

/** What is there before the update: all tasks of the old revision that find a place. */
interface Ground {
  readonly before: number;
  readonly instances: number;
  readonly kind: Kind;
  readonly container: JsonObject;
}

function lay({ before, instances, container }: Ground): VirtualEcs {
  const ecs = new VirtualEcs();
  ecs.addInstances(instances, { memoryMiB: 256 });
  ecs.call('RegisterTaskDefinition', aTaskDefinition(container));
  const create = { desiredCount: before, availabilityZoneRebalancing: 'DISABLED', ...aConfiguration(0, 200) };
  ecs.call('CreateService', aService(create));
  ecs.run();
  return ecs;
}

function listGrounds(more: JsonObject): readonly Ground[] {
  const desired = Array.from({ length: LARGEST + 1 }, (_, at) => at);
  const instances = Array.from({ length: LARGEST + 1 }, (_, at) => at + 1);
  return KINDS.flatMap((kind) =>
    desired.flatMap((before) =>
      instances.map((count) => ({ before, instances: count, kind, container: { ...kind.container, ...more } })),
    ),
  );
}

/** Where nothing was, nothing is wanted: a service of three is scaled to none by its update. */
function listCells({ before, instances, kind }: Ground): readonly Cell[] {
  const bounds = QUARTERS.flatMap((minimum) => QUARTERS.map((over) => ({ minimum, maximum: 100 + over })));
  const old = Math.min(before === 0 ? 3 : before, kind.fit * instances);
  return bounds
    .filter(({ minimum, maximum }) => minimum !== 100 || maximum !== 100)
    .map((one) => ({ old, desired: before, instances, fit: kind.fit, ...one }));
}

interface Course {
  readonly rest: Rest | 'elsewhere';
  readonly fewest: number;
  readonly most: number;
}

/** Rolls one cell out from where the ground ends. */
function rollOut(ground: VirtualEcs, cell: Cell, { cause }: Kind): Course {
  const ecs = new VirtualEcs();
  ecs.state = ground.state;
  ecs.now = ground.now;
  const course = { fewest: Number.POSITIVE_INFINITY, most: 0 };
  ecs.watch = (state, now) => {
    course.fewest = Math.min(course.fewest, countServing(state, now));
    course.most = Math.max(course.most, state.tasks.size);
  };
  const { desired, minimum, maximum } = cell;
  const change = { desiredCount: desired, forceNewDeployment: true, ...aConfiguration(minimum, maximum) };
  ecs.call('UpdateService', { service: 'web', ...change });
  ecs.run();
  return { rest: nameRest(ecs.state, cause), ...course };
}

/** RUNNING for forty seconds. */
function countServing(state: EngineState, now: number): number {
  let count = 0;
  for (const { lastStatus, startedAt = now } of state.tasks.values()) {
    if (lastStatus === 'RUNNING' && now - startedAt >= 40_000) count += 1;
  }
  return count;
}

function nameRest(state: EngineState, cause: string): Course['rest'] {
  const { deployments = [], told = {} } = state.services.get('default/web') ?? {};
  if (deployments.length === 1 && deployments[0]?.rolloutState === 'COMPLETED') return 'complete';
  if ('blocked/bounds' in told) return 'bounds';
  return cause in told ? 'place' : 'elsewhere';
}

/** A cell whose rollout is not what trying every play says. */
interface Difference {
  readonly cell: Cell;
  readonly plays: ReturnType<typeof tryEveryPlay>;
  readonly course: Course;
}

interface Compared {
  readonly cells: number;
  readonly differences: readonly Difference[];
}

/** @param isSame whether a course is one that the plays allow */
function compareAll(
  more: JsonObject,
  isSame: (course: Course, plays: ReturnType<typeof tryEveryPlay>) => boolean,
): Compared {
  let cells = 0;
  const differences: Difference[] = [];
  for (const ground of listGrounds(more)) {
    const laid = lay(ground.before === 0 ? { ...ground, before: 3 } : ground);
    for (const cell of listCells(ground)) {
      const plays = tryEveryPlay(cell);
      const course = rollOut(laid, cell, ground.kind);
      cells += 1;
      if (!isSame(course, plays)) differences.push({ cell, plays, course });
    }
  }
  return { cells, differences };
}

const CELLS = KINDS.length * (LARGEST + 1) * (LARGEST + 1) * (QUARTERS.length ** 2 - 1);

describe('a rolling update of any size, on any number of instances, between any quarters of percents', () => {
  test('ends as every play by the rules ends, with the fewest in service and the most tasks of any', () => {
    const compared = compareAll({ versionConsistency: 'disabled' }, ({ rest, fewest, most }, plays) => {
      return plays.rests.size === 1 && [...plays.rests][0] === rest && plays.fewest === fewest && plays.most === most;
    });

    expect(compared).toEqual({ cells: CELLS, differences: [] });
  });

  test('ends so too when its first task starts alone, with no more tasks', () => {
    const compared = compareAll({}, ({ rest, fewest, most }, plays) => {
      return plays.rests.size === 1 && [...plays.rests][0] === rest && plays.fewest === fewest && plays.most >= most;
    });

    expect(compared).toEqual({ cells: CELLS, differences: [] });
  });
});
