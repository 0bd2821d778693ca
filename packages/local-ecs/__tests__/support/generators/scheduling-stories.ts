/** Random clusters with one service each, and random calls and failures, for properties that must always be true. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import fc from 'fast-check';
import type { ImageBehaviour } from '../../../src/engine/contract.ts';
import type { EngineState } from '../../../src/engine/step.ts';
import { ANY_PORT, aConfiguration, aTaskDefinition, VirtualEcs } from '../fakes/virtual-ecs.ts';

/** How the tasks of an image go that is named so. */
const BEHAVIOURS: Readonly<Record<string, Partial<ImageBehaviour>>> = {
  well: {},
  absent: { pullFails: 'not found' },
  brief: { exits: { afterMs: 4000, code: 1 } },
  mortal: { exits: { afterMs: 70_000, code: 1 } },
  sick: { health: { afterMs: 5000, result: 'unhealthy' }, target: { afterMs: 5000, result: 'unhealthy' } },
  slow: { pullMs: 45_000, startMs: 8000, stopMs: 25_000 },
};

const AN_INSTANCE = fc.record({
  zone: fc.constantFrom('a', 'b', 'c'),
  disk: fc.constantFrom('ssd', 'hdd'),
  memoryMiB: fc.constantFrom(1024, 256),
});

const AN_ACT = fc.oneof(
  fc.record({ kind: fc.constant('update' as const), image: fc.constantFrom(...Object.keys(BEHAVIOURS)) }),
  fc.record({ kind: fc.constant('scale' as const), to: fc.nat({ max: 6 }) }),
  fc.record({
    kind: fc.constantFrom('stop', 'fall-ill', 'protect', 'drain', 'activate', 'remove'),
    nth: fc.nat({ max: 5 }),
  }),
  fc.record({ kind: fc.constant('add' as const), instance: AN_INSTANCE }),
  fc.record({ kind: fc.constant('roll-back' as const) }),
  fc.record({
    kind: fc.constant('bound' as const),
    minimum: fc.nat({ max: 99 }),
    maximum: fc.integer({ min: 100, max: 200 }),
  }),
);
export type Act = typeof AN_ACT extends fc.Arbitrary<infer T> ? T : never;

export const SCHEDULING_STORY = fc.record({
  instances: fc.array(AN_INSTANCE, { minLength: 1, maxLength: 6 }),
  service: fc.record({
    /** None: a DAEMON. */
    desired: fc.option(fc.nat({ max: 6 }), { nil: undefined }),
    minimum: fc.nat({ max: 99 }),
    maximum: fc.integer({ min: 100, max: 200 }),
    isPortFixed: fc.boolean(),
    isBalanced: fc.boolean(),
    isChecked: fc.boolean(),
    constraint: fc.constantFrom('none', 'distinctInstance', 'ssd'),
    strategy: fc.constantFrom('zones', 'hosts', 'binpack', 'random'),
    hasProviders: fc.boolean(),
    breaker: fc.constantFrom('off', 'alone', 'rollback'),
    /** Cleanup of early success, with six of ten tasks healthy or as many as the minimum says. */
    early: fc.constantFrom('none', 'BLOCKING', 'DEFERRED'),
  }),
  /** Each some seconds after the one before. */
  acts: fc.array(fc.record({ after: fc.integer({ min: 1, max: 150 }), act: AN_ACT }), { maxLength: 8 }),
});
export type SchedulingStory = typeof SCHEDULING_STORY extends fc.Arbitrary<infer T> ? T : never;

const CONSTRAINTS: Readonly<Record<string, readonly JsonObject[]>> = {
  none: [],
  distinctInstance: [{ type: 'distinctInstance' }],
  ssd: [{ type: 'memberOf', expression: 'attribute:disk == ssd' }],
};

const STRATEGIES: Readonly<Record<string, readonly JsonObject[]>> = {
  zones: [],
  hosts: [{ type: 'spread', field: 'instanceId' }],
  binpack: [{ type: 'binpack', field: 'memory' }],
  random: [{ type: 'random' }],
};

/** Host ports that only one task an instance can have. */
const PORTS: JsonObject = {
  portMappings: [
    { containerPort: 5000, hostPort: 80 },
    { containerPort: 5001, hostPort: 53, protocol: 'udp' },
  ],
};

/** Providers `a` and `b`; an instance belongs to the one of its number's turn. */
const PROVIDERS: JsonObject = {
  capacityProviderStrategy: [
    { capacityProvider: 'a', base: 1, weight: 1 },
    { capacityProvider: 'b', weight: 2 },
  ],
};

/**
 * The cluster with its service, steady or as near to it as it comes. Tasks of images named in `BEHAVIOURS` go so from
 * then on.
 */
export function beginStory({ instances, service }: SchedulingStory): VirtualEcs {
  const ecs = new VirtualEcs();
  for (const name of ['a', 'b']) {
    ecs.call('CreateCapacityProvider', { name, autoScalingGroupProvider: { autoScalingGroupArn: `arn:${name}` } });
  }
  const capacityProviders = { capacityProviders: ['a', 'b'], defaultCapacityProviderStrategy: [] };
  ecs.call('PutClusterCapacityProviders', { cluster: 'default', ...capacityProviders });
  for (const instance of instances) addInstance(ecs, instance);
  const targetGroupArn = ecs.addTargetGroup();
  register(ecs, service, 'first');
  ecs.call('CreateService', describeRequest(service, targetGroupArn));
  ecs.pass(600);
  ecs.play(...Object.entries(BEHAVIOURS).map(([name, behaviour]) => ({ image: `example/web:${name}`, ...behaviour })));
  return ecs;
}

function describeRequest(service: SchedulingStory['service'], targetGroupArn: string): JsonObject {
  const { desired, minimum, maximum, breaker } = service;
  const deploymentCircuitBreaker = { enable: breaker !== 'off', rollback: breaker === 'rollback' };
  const isDaemon = desired === undefined;
  const isDistinct = service.constraint === 'distinctInstance';
  return {
    serviceName: 'web',
    taskDefinition: 'web',
    ...aConfiguration(minimum, isDaemon ? 100 : maximum, { deploymentCircuitBreaker, ...describeEarly(service) }),
    ...(isDaemon ? { schedulingStrategy: 'DAEMON' } : { desiredCount: desired }),
    ...(service.isBalanced ? { loadBalancers: [{ targetGroupArn, containerName: 'web', containerPort: 5000 }] } : {}),
    ...(isDaemon && isDistinct ? {} : { placementConstraints: CONSTRAINTS[service.constraint] ?? [] }),
    ...(isDaemon ? {} : { placementStrategy: STRATEGIES[service.strategy] ?? [] }),
    ...(service.hasProviders && !isDaemon ? PROVIDERS : {}),
  };
}

function describeEarly({ early, minimum }: SchedulingStory['service']): JsonObject {
  const healthyPercent = Math.max(60, minimum);
  if (early === 'none') return {};
  return { earlySuccessCriteria: { enable: true, healthyPercent, sourceServiceRevisionCleanup: early } };
}

/** Registers a revision whose image has that tag. */
export function register(ecs: VirtualEcs, { isPortFixed, isChecked }: SchedulingStory['service'], tag: string): void {
  const check = isChecked ? { healthCheck: { command: ['CMD-SHELL', 'true'] } } : {};
  const ports = isPortFixed ? PORTS : ANY_PORT;
  ecs.call('RegisterTaskDefinition', aTaskDefinition({ ...ports, ...check, image: `example/web:${tag}` }));
}

export function addInstance(ecs: VirtualEcs, { zone, disk, memoryMiB }: SchedulingStory['instances'][number]): void {
  const number = ecs.state.instances.size;
  const instance = {
    address: `127.0.1.${number + 1}`,
    cpu: 1024,
    memoryMiB,
    availabilityZone: `eu-west-1${zone}`,
    attributes: { disk },
    capacityProvider: 'ab'.charAt(number % 2),
  };
  const answer = ecs.send({ kind: 'add-instances', cluster: 'default', instances: [instance] });
  if (answer?.ok !== true) throw new Error(answer?.message);
}

/** Two states with one step between them. */
export interface Taken {
  readonly before: EngineState;
  readonly after: EngineState;
  readonly now: number;
}

/** Calls the observer for every later step. */
export function watchSteps(ecs: VirtualEcs, observe: (taken: Taken) => void): void {
  let before = ecs.state;
  ecs.watch = (after, now) => {
    observe({ before, after, now });
    before = after;
  };
}
