import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { isCountedHealthy } from '@slipway/local-ecs/engine';
import * as fc from 'fast-check';
import { aConfiguration, VirtualEcs } from '../../packages/local-ecs/__tests__/support/fakes/virtual-ecs.ts';
import type { Change } from '../../src/forecast/changes.ts';
import { type Forecast, forecastRollout } from '../../src/forecast/forecast.ts';
import { toRollout } from '../../src/forecast/prospect.ts';
import { aRequest } from '../support/builders/service-builders.ts';
import { findService } from '../support/fakes/virtual-cluster.ts';

/** What a task requires. Port 0 is of ECS's choice. */
interface PlayRequest {
  readonly cpu: number;
  readonly memory: number;
  readonly port: number;
}

interface Machine {
  readonly cpu: number;
  readonly memoryMiB: number;
  readonly attributes: { readonly disk: string };
}

interface Setting {
  readonly desired: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly before: PlayRequest;
  readonly after: PlayRequest;
  readonly instances: readonly Machine[];
  readonly isDaemon: boolean;
  /** Fields of CreateService. */
  readonly rules: JsonObject;
  /** Tasks of another service, which uses port 90 and some capacity. */
  readonly neighbours: number;
  readonly hasTargetGroup: boolean;
  /** What targets take to drain: no time when they are idle. */
  readonly drainSeconds: number;
}

const request = fc.record({
  cpu: fc.constantFrom(128, 256, 512),
  memory: fc.constantFrom(128, 256, 512),
  port: fc.constantFrom(0, 0, 80, 80, 80, 81, 90),
});

const CONSTRAINTS = [
  { type: 'distinctInstance' },
  { type: 'memberOf', expression: 'attribute:disk == ssd or attribute:ecs.availability-zone == eu-west-1b' },
];

const STRATEGIES = [
  { type: 'spread', field: 'attribute:disk' },
  { type: 'spread', field: 'instanceId' },
  { type: 'binpack', field: 'memory' },
  { type: 'random' },
];

/** A daemon takes no maximum percent over 100, and nobody takes 100/100. */
function allowDaemon(setting: Setting): Setting {
  if (!setting.isDaemon) return setting;
  return { ...setting, minimum: Math.min(setting.minimum, 90), maximum: 100 };
}

const anySettings: fc.Arbitrary<Setting> = fc.record({
  desired: fc.integer({ min: 1, max: 6 }),
  minimum: fc.constantFrom(0, 25, 50, 66, 75, 90, 100, 100, 100),
  maximum: fc.constantFrom(101, 110, 125, 150, 175, 200, 200),
  before: request,
  after: request,
  instances: fc.array(
    fc.record({
      cpu: fc.constantFrom(512, 1024, 1024),
      memoryMiB: fc.constantFrom(512, 1024, 1024),
      attributes: fc.record({ disk: fc.constantFrom('ssd', 'ssd', 'hdd') }),
    }),
    { minLength: 1, maxLength: 7 },
  ),
  isDaemon: fc.constantFrom(false, false, false, true),
  rules: fc.record({
    placementConstraints: fc.subarray(CONSTRAINTS),
    placementStrategy: fc.oneof(fc.constant([]), fc.shuffledSubarray(STRATEGIES)),
  }),
  neighbours: fc.constantFrom(0, 0, 1, 2),
  hasTargetGroup: fc.boolean(),
  drainSeconds: fc.constantFrom(0, 20),
});

const settings = anySettings.map(allowDaemon);

/** Those that are more likely not to work. */
const tightSettings = anySettings.map((setting) =>
  allowDaemon({ ...setting, minimum: 100, after: { ...setting.after, port: 80 } }),
);

const DEREGISTRATION_DELAY_MS = 20_000;

function define(family: string, { cpu, memory, port }: PlayRequest, version: number): JsonObject {
  const ports = { portMappings: [{ containerPort: 5000, hostPort: port }] };
  return {
    family,
    containerDefinitions: [{ name: 'web', image: `example/${family}:${version}`, cpu, memory, ...ports }],
  };
}

/** The service at rest, before the rollout. */
function settle(setting: Setting): VirtualEcs {
  const ecs = new VirtualEcs();
  for (const [at, instance] of setting.instances.entries()) addInstance(ecs, at, instance);
  ecs.call('RegisterTaskDefinition', define('other', { cpu: 128, memory: 128, port: 90 }, 1));
  // A service that waits for capacity itself would take what a change frees.
  fc.pre(setting.neighbours <= setting.instances.length);
  const neighbour = { serviceName: 'other', taskDefinition: 'other', desiredCount: setting.neighbours };
  ecs.call('CreateService', neighbour);
  ecs.run();
  ecs.call('RegisterTaskDefinition', define('web', setting.before, 1));
  const loadBalancers = setting.hasTargetGroup
    ? [
        {
          targetGroupArn: ecs.addTargetGroup({ deregistrationDelaySeconds: setting.drainSeconds }),
          containerName: 'web',
          containerPort: 5000,
        },
      ]
    : [];
  const bounds = aConfiguration(setting.minimum, setting.maximum);
  ecs.call('CreateService', { ...chooseScheduling(setting), loadBalancers, ...bounds });
  ecs.run();
  return ecs;
}

/** A daemon takes no count, no strategy and, of the constraints, memberOf alone. */
function chooseScheduling({ desired, isDaemon, rules }: Setting): JsonObject {
  const web = { serviceName: 'web', taskDefinition: 'web', availabilityZoneRebalancing: 'DISABLED' };
  if (!isDaemon) return { ...web, desiredCount: desired, ...rules };
  const constraints = rules.placementConstraints as readonly JsonObject[];
  const placementConstraints = constraints.filter(({ type }) => type === 'memberOf');
  return { ...web, schedulingStrategy: 'DAEMON', placementConstraints };
}

function addInstance(ecs: VirtualEcs, at: number, size: Machine): void {
  const instance = { address: `127.0.1.${at + 1}`, availabilityZone: `eu-west-1${'ab'.charAt(at % 2)}`, ...size };
  ecs.send({ kind: 'add-instances', cluster: 'default', instances: [instance] });
}

interface PlayedRollout {
  readonly isCompleted: boolean;
  readonly fewestInService: number;
  readonly mostTasks: number;
  readonly tookMs: number;
}

/** What the local ECS makes of it. */
function rollOut(ecs: VirtualEcs, next: JsonObject, change: JsonObject = {}): PlayedRollout {
  const startedAt = ecs.now;
  let [fewest, most, completedAt] = [Number.POSITIVE_INFINITY, 0, Number.POSITIVE_INFINITY];
  ecs.call('RegisterTaskDefinition', next);
  ecs.watch = ({ tasks, services }, now) => {
    const own = [...tasks.values()].filter((task) => task.serviceKey?.endsWith('web'));
    fewest = Math.min(
      fewest,
      own.filter((task) => task.desiredStatus === 'RUNNING' && isCountedHealthy(task, now)).length,
    );
    most = Math.max(most, own.length);
    const web = [...services.values()].find(({ name }) => name === 'web');
    if (web?.deployments[0]?.rolloutState === 'COMPLETED') completedAt = Math.min(completedAt, now);
  };
  ecs.call('UpdateService', { service: 'web', taskDefinition: 'web', ...change });
  completedAt = Number.POSITIVE_INFINITY;
  ecs.run();
  return {
    isCompleted: Number.isFinite(completedAt),
    fewestInService: fewest,
    mostTasks: most,
    tookMs: completedAt - startedAt,
  };
}

/** The service at rest, and what is forecast of its rollout. */
async function forecastPlay(setting: Setting): Promise<{ readonly ecs: VirtualEcs; readonly forecast: Forecast }> {
  const ecs = settle(setting);
  fc.pre(ecs.service().deployments[0]?.rolloutState === 'COMPLETED');
  const found = await findService(ecs, 'web', DEREGISTRATION_DELAY_MS);
  const rollout = toRollout({ found, next: nextDefinition(setting) }, aRequest());
  return { ecs, forecast: forecastRollout(rollout) };
}

function nextDefinition({ after }: Setting): JsonObject {
  return define('web', after, 2);
}

/** Carries out a change on the local ECS. */
function rollOutChanged(setting: Setting, change: Change): PlayedRollout {
  const ecs = settle(setting);
  const next = nextDefinition(setting);
  switch (change.kind) {
    case 'minimum-healthy-percent':
      return rollOut(ecs, next, aConfiguration(change.percent, setting.maximum));
    case 'maximum-percent':
      return rollOut(ecs, next, aConfiguration(setting.minimum, change.percent));
    case 'dynamic-ports':
      return rollOut(ecs, define('web', { ...setting.after, port: 0 }, 2));
    case 'instances': {
      const { remainingCpu: cpu, remainingMemoryMiB: memoryMiB, facts } = change.like;
      const size = { cpu, memoryMiB, attributes: { disk: facts?.attributes.disk ?? '' } };
      for (let at = 0; at < change.count; at += 1) addInstance(ecs, 20 + at, size);
      return rollOut(ecs, next);
    }
  }
}

/** What ECS must do to be within the forecast. */
function expectWithin(played: PlayedRollout, forecast: Forecast): void {
  if (forecast.kind === 'cannot-progress') expect(played.isCompleted).toBe(false);
  if (forecast.kind !== 'will-progress') return;
  expect(played.isCompleted).toBe(true);
  expect(played.fewestInService).toBeGreaterThanOrEqual(forecast.fewestInService);
  expect(played.mostTasks).toBeLessThanOrEqual(forecast.mostTasks);
  expect(played.tookMs).toBeGreaterThanOrEqual(forecast.leastMs);
}

describe('what is forecast of a rollout in which every task is well', () => {
  test('is what the local ECS does: it completes or never does, within the bounds and no sooner than reported', async () => {
    await fc.assert(
      fc.asyncProperty(settings, async (setting) => {
        const { ecs, forecast } = await forecastPlay(setting);

        expectWithin(rollOut(ecs, nextDefinition(setting)), forecast);
      }),
      { numRuns: 150 },
    );
  });

  test('is seldom left open', async () => {
    const kinds: string[] = [];
    await fc.assert(
      fc.asyncProperty(settings, async (setting) => {
        kinds.push((await forecastPlay(setting)).forecast.kind);
      }),
      { numRuns: 100, seed: 1 },
    );

    expect(kinds.filter((kind) => kind === 'not-decidable').length).toBeLessThanOrEqual(5);
    expect(kinds).toContain('cannot-progress');
    expect(kinds).toContain('will-progress');
  });

  test('names changes each of which lets the local ECS complete it', async () => {
    await fc.assert(
      fc.asyncProperty(tightSettings, async (setting) => {
        const { forecast } = await forecastPlay(setting);
        fc.pre(forecast.kind === 'cannot-progress');

        const ends = forecast.changes.map((change) => [change.kind, rollOutChanged(setting, change).isCompleted]);

        expect(ends).toEqual(forecast.changes.map(({ kind }) => [kind, true]));
      }),
      { numRuns: 60 },
    );
  });
});
