/** Rollouts that begin together, each case of a small grid: what is forecast is what the local ECS does. */
import { expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { isCountedHealthy } from '@slipway/local-ecs/engine';
import { aConfiguration, VirtualEcs } from '../../packages/local-ecs/__tests__/support/fakes/virtual-ecs.ts';
import { type Forecast, forecastRollouts } from '../../src/forecast/forecast.ts';
import { playRollouts } from '../../src/forecast/play.ts';
import { toRollout } from '../../src/forecast/prospect.ts';
import type { Rollout } from '../../src/forecast/rollout.ts';
import { aRequest } from '../support/builders/service-builders.ts';
import { findService } from '../support/fakes/virtual-cluster.ts';

const NAMES = ['web', 'api', 'jobs'] as const;
type Name = (typeof NAMES)[number];

interface Case {
  /** One a service: a static host port that all share, or one of ECS's choice. */
  readonly ports: readonly (80 | 0)[];
  readonly instances: number;
  readonly minimum: number;
  readonly maximum: number;
}

const PERCENTS = [0, 25, 50, 75, 100];
const MAXIMA = [100, 125, 150, 175, 200];
/** Two tasks fill an instance. */
const MEMORY = 512;
const DESIRED = 2;

/** Every port for up to three services, the services of one kind being alike. */
const PORTS: readonly (readonly (80 | 0)[])[] = [
  [80],
  [0],
  [80, 80],
  [80, 0],
  [0, 80],
  [0, 0],
  [80, 80, 80],
  [80, 0, 80],
  [0, 0, 80],
  [0, 0, 0],
];

/** ECS accepts no 100/100. */
const GRID: readonly Case[] = PORTS.flatMap((ports) =>
  [1, 2, 3, 4, 5].flatMap((instances) =>
    PERCENTS.flatMap((minimum) =>
      MAXIMA.filter((maximum) => minimum < 100 || maximum > 100).map((maximum) => ({
        ports,
        instances,
        minimum,
        maximum,
      })),
    ),
  ),
);

function define(family: string, port: 80 | 0, version: number): JsonObject {
  const portMappings = [{ containerPort: 5000, hostPort: port }];
  const image = `example/${family}:${version}`;
  return { family, containerDefinitions: [{ name: family, image, memory: MEMORY, cpu: 128, portMappings }] };
}

function namesOf({ ports }: Case): readonly Name[] {
  return NAMES.slice(0, ports.length);
}

/** All services at rest; undefined where they do not fit on the instances. */
function settle(one: Case): VirtualEcs | undefined {
  const ecs = new VirtualEcs();
  for (let at = 0; at < one.instances; at += 1) {
    const instance = { address: `127.0.1.${at + 1}`, availabilityZone: `eu-west-1${'ab'.charAt(at % 2)}` };
    ecs.send({
      kind: 'add-instances',
      cluster: 'default',
      instances: [{ ...instance, cpu: 2048, memoryMiB: 2 * MEMORY }],
    });
  }
  for (const [at, name] of namesOf(one).entries()) {
    ecs.call('RegisterTaskDefinition', define(name, one.ports[at] ?? 0, 1));
    const service = { serviceName: name, taskDefinition: name, desiredCount: DESIRED };
    const settings = {
      ...service,
      availabilityZoneRebalancing: 'DISABLED',
      ...aConfiguration(one.minimum, one.maximum),
    };
    ecs.call('CreateService', settings);
    ecs.run();
  }
  return namesOf(one).every((name) => isCompleted(ecs, name)) ? ecs : undefined;
}

function isCompleted(ecs: VirtualEcs, name: Name): boolean {
  return ecs.service(name).deployments[0]?.rolloutState === 'COMPLETED';
}

interface Course {
  readonly isCompleted: boolean;
  readonly fewestInService: number;
  readonly mostTasks: number;
  readonly tookMs: number;
}

/** Updates all services at one moment, in their order, and says what ECS makes of each. */
function rollOut(ecs: VirtualEcs, one: Case): readonly Course[] {
  const startedAt = ecs.now;
  const seen = new Map(
    namesOf(one).map((name) => [name, { fewest: DESIRED, most: DESIRED, tookMs: Number.POSITIVE_INFINITY }]),
  );
  for (const [at, name] of namesOf(one).entries()) {
    ecs.call('RegisterTaskDefinition', define(name, one.ports[at] ?? 0, 2));
    ecs.call('UpdateService', { service: name, taskDefinition: name });
  }
  ecs.watch = ({ tasks, services }, now) => {
    for (const [name, counts] of seen) {
      const own = [...tasks.values()].filter((task) => task.serviceKey?.endsWith(`/${name}`));
      const inService = own.filter((task) => task.desiredStatus === 'RUNNING' && isCountedHealthy(task, now));
      counts.fewest = Math.min(counts.fewest, inService.length);
      counts.most = Math.max(counts.most, own.length);
      const service = [...services.values()].find((each) => each.name === name);
      if (service?.deployments[0]?.rolloutState === 'COMPLETED')
        counts.tookMs = Math.min(counts.tookMs, now - startedAt);
    }
  };
  ecs.run();
  return [...seen].map(([name, { fewest, most, tookMs }]) => {
    return { isCompleted: isCompleted(ecs, name), fewestInService: fewest, mostTasks: most, tookMs };
  });
}

/** What the forecast says and ECS does not do. */
function contradicts(forecast: Forecast, course: Course): boolean {
  if (forecast.kind === 'not-decidable') return false;
  if (forecast.kind === 'cannot-progress') return course.isCompleted;
  const isWithin =
    course.fewestInService >= forecast.fewestInService &&
    course.mostTasks <= forecast.mostTasks &&
    course.tookMs >= forecast.leastMs;
  return !course.isCompleted || !isWithin;
}

async function openRollouts(ecs: VirtualEcs, one: Case): Promise<readonly Rollout[]> {
  return Promise.all(
    namesOf(one).map(async (name, at) => {
      const found = await findService(ecs, name);
      return toRollout({ found, next: define(name, one.ports[at] ?? 0, 2) }, aRequest());
    }),
  );
}

/** Each case that can begin, with what was forecast and what ECS made of it. */
async function playGrid() {
  const played: { one: Case; rollouts: readonly Rollout[]; courses: readonly Course[] }[] = [];
  for (const one of GRID) {
    const ecs = settle(one);
    if (ecs === undefined) continue;
    const rollouts = await openRollouts(ecs, one);
    played.push({ one, rollouts, courses: rollOut(ecs, one) });
  }
  return played;
}

const grid = playGrid();

test('in every case of the grid ECS completes the services that the scheduler of the forecast completes', async () => {
  for (const { one, rollouts, courses } of await grid) {
    const plays = playRollouts(rollouts, { isFirstAlone: true }, { views: 1_000_000 });

    expect([one, plays.map(({ end }) => end === 'done')]).toEqual([one, courses.map(({ isCompleted: is }) => is)]);
  }
});

test('what is forecast is what ECS does, with its bounds and its least time, and little is left open', async () => {
  const kinds: string[] = [];
  for (const { one, rollouts, courses } of await grid) {
    const forecasts = forecastRollouts(rollouts);
    kinds.push(...forecasts.map(({ kind }) => kind));
    const wrong = forecasts.filter((forecast, at) => contradicts(forecast, courses[at] as Course));

    expect([one, wrong]).toEqual([one, []]);
  }
  // The grid has many cases of each kind.
  const count = (kind: string) => kinds.filter((each) => each === kind).length;
  expect(count('not-decidable') / kinds.length).toBeLessThan(0.03);
  expect(Math.min(count('cannot-progress'), count('will-progress'))).toBeGreaterThan(200);
});
