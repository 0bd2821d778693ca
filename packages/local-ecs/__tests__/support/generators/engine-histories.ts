/** Histories of the engine that touch all of its state, for properties that are true in all of them. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import fc from 'fast-check';
import { writeValue } from '../../../src/data-directory/value-text.ts';
import type { Command, EngineSettings, Fact } from '../../../src/engine/contract.ts';
import { type Change, createState, type EngineState, step } from '../../../src/engine/step.ts';
import {
  ANY_PORT,
  aConfiguration,
  aService,
  aTaskDefinition,
  BREAKER_WITH_ROLLBACK,
  PORT_80,
  START,
} from '../fakes/virtual-ecs.ts';
import { aGroup, GROUP, revise } from './code-deploy-stories.ts';

const CALLER = { accessKeyId: 'AKIDEXAMPLE', region: 'eu-west-1' };

/** Builds a command for the engine from its current state. */
type CommandOf = (state: EngineState) => Command;

export interface HistoryStep {
  /** Milliseconds since the step before. */
  readonly afterMs: number;
  readonly commandOf: CommandOf;
}

/** A step that was taken. */
export interface TakenStep {
  readonly command: Command;
  readonly at: number;
  readonly state: EngineState;
  readonly change: Change;
}

function call(operation: string, input: JsonObject): CommandOf {
  return () => callNow(operation, input);
}

function callNow(operation: string, input: JsonObject): Command {
  return { kind: 'call', operation, input, caller: CALLER };
}

function pick<V>(items: Iterable<V>, number: number): V | undefined {
  const all = [...items];
  return all[number % Math.max(all.length, 1)];
}

function addInstance(number: number): CommandOf {
  const availabilityZone = `eu-west-1${'abc'.charAt(number % 3)}`;
  const instance = { address: `127.0.1.${number}`, cpu: 2048, memoryMiB: 4096, availabilityZone };
  return () => ({ kind: 'add-instances', cluster: 'default', instances: [instance] });
}

function putTargetGroup(name: string): CommandOf {
  const times = { healthCheckIntervalSeconds: 5, healthCheckTimeoutSeconds: 2, deregistrationDelaySeconds: 20 };
  const health = { healthCheckPath: '/', healthyThreshold: 2, unhealthyThreshold: 2, matcher: '200' };
  return () => ({ kind: 'put-target-group', targetGroup: { name, listenPort: 0, ...times, ...health } });
}

const NOT_FOUND = { Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404', MessageBody: 'Straße' } };

function listen(Port: number): CommandOf {
  return ({ loadBalancers }) => {
    const LoadBalancerArn = pick(loadBalancers.keys(), 0) ?? 'none';
    return callNow('elbv2:CreateListener', { LoadBalancerArn, Port, Protocol: 'HTTP', DefaultActions: [NOT_FOUND] });
  };
}

function createRule(Priority: number): CommandOf {
  return ({ listeners, targetGroups }) => {
    const ListenerArn = pick(listeners.keys(), 0) ?? 'none';
    const Actions = [{ Type: 'forward', TargetGroupArn: pick(targetGroups.keys(), Priority) ?? 'none' }];
    const Conditions = [{ Field: 'path-pattern', Values: [`/${Priority}/*`] }];
    return callNow('elbv2:CreateRule', { ListenerArn, Priority, Conditions, Actions });
  };
}

function deleteListener(): CommandOf {
  return ({ listeners }) => callNow('elbv2:DeleteListener', { ListenerArn: pick(listeners.keys(), 0) ?? 'none' });
}

function serveBehind(name: string, more: JsonObject): CommandOf {
  return (state) => {
    const targetGroupArn = pick(state.targetGroups.keys(), 0) ?? 'none';
    const loadBalancers = [{ targetGroupArn, containerName: 'web', containerPort: 5000 }];
    return call('CreateService', aService({ serviceName: name, loadBalancers, ...more }))(state);
  };
}

/** A fact of a task that there is; with real tasks that is how they live. */
function reportOf(number: number, kind: Fact['kind']): CommandOf {
  return (state) => {
    const task = pick(state.tasks.values(), number);
    const taskArn = task?.arn ?? 'none';
    const container = pick(task?.containers ?? [], number)?.name ?? 'none';
    const targetGroupArn = task?.targets[0]?.targetGroupArn ?? 'none';
    const binding = { bindIP: '0.0.0.0', containerPort: 5000, hostPort: 32_768 + number, protocol: 'tcp' as const };
    const facts: { readonly [K in Fact['kind']]: Extract<Fact, { readonly kind: K }> } = {
      'pull-started': { kind: 'pull-started', taskArn },
      pulled: { kind: 'pulled', taskArn, digests: { [container]: `sha256:${'0'.repeat(64)}` } },
      'container-started': {
        kind: 'container-started',
        taskArn,
        container,
        runtimeId: `c${number}`,
        networkBindings: [binding],
      },
      'container-health': { kind: 'container-health', taskArn, container, health: 'HEALTHY' },
      'container-exited': { kind: 'container-exited', taskArn, container, exitCode: number % 3 },
      'start-failed': { kind: 'start-failed', taskArn, reason: 'CannotPullContainerError: not found' },
      'target-health': { kind: 'target-health', targetGroupArn, taskArn, state: 'healthy' },
      'target-drained': { kind: 'target-drained', targetGroupArn, taskArn },
    };
    return { kind: 'fact', fact: facts[kind] };
  };
}

/** Values as hostile as a user's may be. */
const HOSTILE: readonly JsonObject[] = [{ name: '__proto__', value: '{"$":["map",[]]}\n\u2028\ud800' }];

/** Something in every table of the state, whatever follows. */
const BEGINNING: readonly CommandOf[] = [
  addInstance(1),
  addInstance(2),
  putTargetGroup('blue'),
  call('CreateCluster', { clusterName: 'shop', tags: [{ key: 'team', value: 'Straße' }] }),
  call('RegisterTaskDefinition', aTaskDefinition(ANY_PORT)),
  call('RegisterTaskDefinition', {
    family: 'web',
    containerDefinitions: [
      { name: 'sidecar', image: 'example/sidecar:2', memory: 32, essential: false },
      { name: 'web', image: 'example/web:2', memory: 128, ...PORT_80, environment: HOSTILE },
    ],
  }),
  call('PutAccountSettingDefault', { name: 'containerInsights', value: 'enabled' }),
  call('CreateCapacityProvider', {
    name: 'spot',
    autoScalingGroupProvider: { autoScalingGroupArn: 'arn:aws:autoscaling:eu-west-1:123456789012:autoScalingGroup:1' },
  }),
  () => ({ kind: 'put-alarm', name: 'errors', state: 'OK' }),
  putImage('1'),
  serveBehind('web', aConfiguration(100, 200, BREAKER_WITH_ROLLBACK)),
  call('RunTask', { taskDefinition: 'web', clientToken: 'once' }),
  putTargetGroup('green'),
  serveBehind('shifting', { desiredCount: 1, deploymentController: { type: 'CODE_DEPLOY' } }),
  call('codedeploy:CreateApplication', { applicationName: 'shop', computePlatform: 'ECS' }),
  call('codedeploy:CreateDeploymentConfig', { deploymentConfigName: 'at-once', computePlatform: 'ECS' }),
  call(
    'codedeploy:CreateDeploymentGroup',
    aGroup({ ecsServices: [{ serviceName: 'shifting', clusterName: 'default' }] }),
  ),
  call('elbv2:CreateLoadBalancer', {
    Name: 'front',
    Subnets: ['subnet-1', 'subnet-2'],
    Tags: [{ Key: 'a', Value: 'ß' }],
  }),
  listen(80),
  createRule(1),
  call('elb:CreateLoadBalancer', {
    LoadBalancerName: 'classic',
    Listeners: [{ Protocol: 'TCP', LoadBalancerPort: 80, InstancePort: 80 }],
    Subnets: ['subnet-1'],
  }),
];

/** The registry has an image of this digest under the tag that the services name. */
function putImage(digit: string): CommandOf {
  return () => ({ kind: 'put-images', digests: new Map([['example/web:2', `sha256:${digit.repeat(64)}`]]) });
}

const DEPLOY = call('codedeploy:CreateDeployment', { ...GROUP, ...revise() });

const INDEX = fc.nat(7);
const PERCENTS = fc.tuple(fc.constantFrom(0, 50, 100), fc.constantFrom(100, 150, 200));

const ANY_COMMAND: fc.Arbitrary<CommandOf> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<CommandOf>(() => ({ kind: 'tick' })) },
  fc.integer({ min: 3, max: 9 }).map(addInstance),
  fc.constantFrom('blue', 'green').map(putTargetGroup),
  fc.oneof(fc.integer({ min: 80, max: 82 }).map(listen), fc.nat(4).map(createRule), fc.constant(deleteListener())),
  fc
    .constantFrom('web:1', 'web:2', 'web')
    .map((taskDefinition) => call('UpdateService', { service: 'web', taskDefinition })),
  fc
    .tuple(fc.nat(5), PERCENTS)
    .map(([desiredCount, [minimum, maximum]]) =>
      call('UpdateService', { service: 'web', desiredCount, ...aConfiguration(minimum, maximum) }),
    ),
  fc.constantFrom('web', 'api').map((service) => call('DescribeServices', { services: [service] })),
  fc.constant(call('UpdateService', { service: 'web', forceNewDeployment: true })),
  fc.constant(DEPLOY),
  fc.constant(call('CreateService', aService({ serviceName: 'api', desiredCount: 1 }))),
  fc.constant(call('DeleteService', { service: 'api', force: true })),
  fc.constantFrom('once', 'twice').map((clientToken) => call('RunTask', { taskDefinition: 'web', clientToken })),
  INDEX.map(
    (number): CommandOf =>
      (state) => {
        const task = pick(state.tasks.keys(), number) ?? 'none';
        return call('StopTask', { task, reason: 'enough' })(state);
      },
  ),
  INDEX.map(
    (number): CommandOf =>
      (state) => {
        const serviceDeploymentArn = pick(state.serviceDeployments.keys(), number) ?? 'none';
        return call('StopServiceDeployment', { serviceDeploymentArn, stopType: 'ROLLBACK' })(state);
      },
  ),
  INDEX.map(
    (number): CommandOf =>
      (state) => {
        const resourceArn = pick(state.revisions.keys(), number) ?? 'none';
        return call('TagResource', { resourceArn, tags: [{ key: '$', value: 'v' }] })(state);
      },
  ),
  fc.constantFrom('1', '2').map(putImage),
  fc.constantFrom('OK' as const, 'ALARM' as const).map(
    (state): CommandOf =>
      () => ({ kind: 'put-alarm', name: 'errors', state }),
  ),
  fc.constantFrom({ pullFails: 'not found' }, { exits: { afterMs: 3000, code: 1 } }, {}).map(
    (behaviour): CommandOf =>
      () => ({ kind: 'put-scenario', scenario: { images: [{ image: '*:2', ...behaviour }] } }),
  ),
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        INDEX,
        fc.constantFrom<Fact['kind']>(
          'pull-started',
          'pulled',
          'container-started',
          'container-health',
          'container-exited',
          'start-failed',
          'target-health',
          'target-drained',
        ),
      )
      .map(([number, kind]) => reportOf(number, kind)),
  },
);

const PAUSE = fc.oneof(fc.constant(0), fc.nat(5_000), fc.nat(60_000), fc.constant(2 * 3_600_000));

export interface EngineHistory {
  readonly tasks: EngineSettings['tasks'];
  readonly steps: readonly HistoryStep[];
}

/** Histories of so many steps, after those that put something into every table. */
export function engineHistories(maxLength: number, minLength = 0): fc.Arbitrary<EngineHistory> {
  const steps = fc.array(fc.record({ afterMs: PAUSE, commandOf: ANY_COMMAND }), { minLength, maxLength });
  return fc.record({ tasks: fc.constantFrom('simulated' as const, 'containers' as const), steps });
}

const SETTINGS = { account: '123456789012', region: 'eu-west-1', schedulerIntervalMs: 10_000, seed: 7 };

export function beginHistory({ tasks }: EngineHistory): EngineState {
  return createState({ ...SETTINGS, tasks }, START);
}

/** The steps of a history, each as it was taken. */
export function* takeSteps(history: EngineHistory): Generator<TakenStep> {
  let state = beginHistory(history);
  let at = START;
  const beginning = BEGINNING.map((commandOf) => ({ afterMs: 100, commandOf }));
  // Long enough for tasks to start, and for one to end.
  const pause = { afterMs: 15_000, commandOf: (): Command => ({ kind: 'tick' }) };
  const end = { afterMs: 100, commandOf: reportOf(0, 'start-failed') };
  for (const { afterMs, commandOf } of [
    ...beginning,
    pause,
    end,
    pause,
    { afterMs: 60_000, commandOf: DEPLOY },
    ...history.steps,
  ]) {
    at += afterMs;
    const command = commandOf(state);
    const next = step(state, command, at);
    state = next.state;
    yield { command, at, state, change: next.change };
  }
}

/** Equal texts are equal values: in every field, whatever the order of fields, and in the order of every table. */
export function spellState(value: unknown): string {
  return JSON.stringify(JSON.parse(writeValue(value)), (_name, field: unknown) => {
    if (typeof field !== 'object' || field === null || Array.isArray(field)) return field;
    return Object.fromEntries(Object.entries(field).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
