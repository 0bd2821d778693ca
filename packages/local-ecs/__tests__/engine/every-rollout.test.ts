import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { EngineState } from '../../src/engine/step.ts';
import {
  ANY_PORT,
  aConfiguration,
  aService,
  aTaskDefinition,
  PORT_80,
  VirtualEcs,
} from '../support/fakes/virtual-ecs.ts';
import { type Cell, type Rest, tryEveryPlay } from '../support/generators/every-play.ts';

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

/** The state before the update: all tasks of the old revision that can be placed. */
interface Setup {
  readonly before: number;
  readonly instances: number;
  readonly kind: Kind;
  readonly container: JsonObject;
}

function lay({ before, instances, container }: Setup): VirtualEcs {
  const ecs = new VirtualEcs();
  ecs.addInstances(instances, { memoryMiB: 256 });
  ecs.call('RegisterTaskDefinition', aTaskDefinition(container));
  const create = { desiredCount: before, availabilityZoneRebalancing: 'DISABLED', ...aConfiguration(0, 200) };
  ecs.call('CreateService', aService(create));
  ecs.run();
  return ecs;
}

function listSetups(more: JsonObject): readonly Setup[] {
  const desired = Array.from({ length: LARGEST + 1 }, (_, at) => at);
  const instances = Array.from({ length: LARGEST + 1 }, (_, at) => at + 1);
  return KINDS.flatMap((kind) =>
    desired.flatMap((before) =>
      instances.map((count) => ({ before, instances: count, kind, container: { ...kind.container, ...more } })),
    ),
  );
}

/** Where nothing was, nothing is wanted: a service of three is scaled to none by its update. */
function listCells({ before, instances, kind }: Setup): readonly Cell[] {
  const bounds = QUARTERS.flatMap((minimum) => QUARTERS.map((over) => ({ minimum, maximum: 100 + over })));
  const old = Math.min(before === 0 ? 3 : before, kind.fit * instances);
  return bounds
    .filter(({ minimum, maximum }) => minimum !== 100 || maximum !== 100)
    .map((one) => ({ old, desired: before, instances, fit: kind.fit, ...one }));
}

interface RolloutResult {
  readonly rest: Rest | 'elsewhere';
  readonly fewest: number;
  readonly most: number;
}

/** Rolls out one cell, starting from the setup. */
function rollOut(setup: VirtualEcs, cell: Cell, { cause }: Kind): RolloutResult {
  const ecs = new VirtualEcs();
  ecs.state = setup.state;
  ecs.now = setup.now;
  const result = { fewest: Number.POSITIVE_INFINITY, most: 0 };
  ecs.watch = (state, now) => {
    result.fewest = Math.min(result.fewest, countHealthy(state, now));
    result.most = Math.max(result.most, state.tasks.size);
  };
  const { desired, minimum, maximum } = cell;
  const change = { desiredCount: desired, forceNewDeployment: true, ...aConfiguration(minimum, maximum) };
  ecs.call('UpdateService', { service: 'web', ...change });
  ecs.run();
  return { rest: classifyRest(ecs.state, cause), ...result };
}

/** RUNNING for forty seconds. */
function countHealthy(state: EngineState, now: number): number {
  let count = 0;
  for (const { lastStatus, startedAt = now } of state.tasks.values()) {
    if (lastStatus === 'RUNNING' && now - startedAt >= 40_000) count += 1;
  }
  return count;
}

function classifyRest(state: EngineState, cause: string): RolloutResult['rest'] {
  const { deployments = [], told: reported = {} } = state.services.get('default/web') ?? {};
  if (deployments.length === 1 && deployments[0]?.rolloutState === 'COMPLETED') return 'complete';
  if ('blocked/bounds' in reported) return 'bounds';
  return cause in reported ? 'place' : 'elsewhere';
}

/** A cell whose rollout differs from every possible play. */
interface Difference {
  readonly cell: Cell;
  readonly plays: ReturnType<typeof tryEveryPlay>;
  readonly result: RolloutResult;
}

interface Compared {
  readonly cells: number;
  readonly differences: readonly Difference[];
}

/** @param isSame whether a result is one that the plays allow */
function compareAll(
  more: JsonObject,
  isSame: (result: RolloutResult, plays: ReturnType<typeof tryEveryPlay>) => boolean,
): Compared {
  let cells = 0;
  const differences: Difference[] = [];
  for (const setup of listSetups(more)) {
    const laid = lay(setup.before === 0 ? { ...setup, before: 3 } : setup);
    for (const cell of listCells(setup)) {
      const plays = tryEveryPlay(cell);
      const result = rollOut(laid, cell, setup.kind);
      cells += 1;
      if (!isSame(result, plays)) differences.push({ cell, plays, result });
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
