/** Simulated tasks: what the engine wants done is done by the scenario, as facts on the agenda. */

import { defined } from '@slipway/ecs-rules/values';
import { mappingKey } from './capacity.ts';
import type {
  Effect,
  Fact,
  ImageBehaviour,
  ListenerEffect,
  NetworkBinding,
  Scenario,
  TaskToStart,
} from './contract.ts';
import { drawHex } from './identifiers.ts';
import { resolveDigest } from './image.ts';
import { readNumber, readObjects, readString } from './input.ts';
import { isClassic } from './load-balancers.ts';
import { describeAsGroup } from './load-balancing/classic/classic-settings.ts';
import { describeMissingGroup, prepareLogGroups } from './log-driver.ts';
import { type DatedFact, type MutableState, scheduleFacts } from './mutable-state.ts';
import { fitsPattern } from './pattern.ts';
import { listPorts, readNetworkMode } from './task-definition/needs.ts';
import type { ContainerRecord, TaskRecord } from './task-record.ts';

/** The default times of a simulated task, in milliseconds. */
export const DEFAULT_TIMES = { pullMs: 2000, startMs: 1000, targetMs: 10_000, stopMs: 1000 };

/** SIGKILL follows SIGTERM after so long when the container does not say (ECS API reference, stopTimeout). */
const STOP_TIMEOUT_MS = 30_000;

/**
 * Turns the effects of this step into the facts that they will have led to: all of them in simulated mode; else those
 * of Classic Load Balancers that a service names and that were not made.
 */
export function simulateEffects(state: MutableState, now: number): void {
  const wanted = state.effects.splice(0);
  const dated: DatedFact[] = [];
  for (const effect of wanted) {
    const failure = effect.kind === 'start-task' ? failLogging(state, effect.task, now) : undefined;
    if (failure !== undefined) dated.push(...failure);
    else if (isSimulated(state, effect)) dated.push(...simulateEffect(state, effect, now));
    else state.effects.push(effect);
  }
  if (dated.length > 0) scheduleFacts(state, dated);
}

/** No task starts without its log group, wherever it runs. */
function failLogging(state: MutableState, { taskArn, taskDefinition }: TaskToStart, now: number) {
  const task = state.tasks.get(taskArn);
  const container = prepareLogGroups(state, taskDefinition);
  if (task === undefined || container === undefined) return undefined;
  const why = describeMissingGroup(task.launchType);
  return [
    { at: now, fact: { kind: 'pull-started', taskArn } },
    { at: now + DEFAULT_TIMES.pullMs, fact: { kind: 'start-failed', taskArn, container, ...why } },
  ] satisfies readonly DatedFact[];
}

type TaskEffect = Exclude<Effect, ListenerEffect>;

function isSimulated(state: MutableState, effect: Effect): effect is TaskEffect {
  if (isListenerEffect(effect)) return false;
  if (state.settings.tasks === 'simulated') return true;
  if (!('targetGroupArn' in effect) || !isClassic(effect.targetGroupArn)) return false;
  return !state.classicLoadBalancers.has(effect.targetGroupArn);
}

function isListenerEffect(effect: Effect): effect is ListenerEffect {
  switch (effect.kind) {
    case 'serve-target-group':
    case 'remove-target-group':
    case 'route-traffic':
    case 'serve-listener':
    case 'close-listener':
      return true;
    default:
      return false;
  }
}

function simulateEffect(state: MutableState, effect: TaskEffect, now: number): readonly DatedFact[] {
  const taskArn = effect.kind === 'start-task' ? effect.task.taskArn : effect.taskArn;
  const task = state.tasks.get(taskArn);
  if (task === undefined) return [];
  switch (effect.kind) {
    case 'start-task':
      return simulateStart(state, { task, request: effect.task, now });
    case 'stop-task':
      return simulateStop(state, task, now);
    case 'register-target':
      return simulateTarget(state, { task, targetGroupArn: effect.targetGroupArn, now });
    case 'deregister-target': {
      const group = state.targetGroups.get(effect.targetGroupArn)?.specification;
      const classic = state.classicLoadBalancers.get(effect.targetGroupArn);
      const specification = group ?? (classic === undefined ? undefined : describeAsGroup(classic));
      const delayMs = (specification?.deregistrationDelaySeconds ?? 0) * 1000;
      const { targetGroupArn } = effect;
      return [{ at: now + delayMs, fact: { kind: 'target-drained', targetGroupArn, taskArn } }];
    }
  }
}

/** The first entry of the scenario whose patterns match the container's image, by any of its names, and its command. */
export function findBehaviour(
  scenario: Scenario,
  { image, otherNames = [], command = '' }: Pick<ContainerRecord, 'image' | 'otherNames' | 'command'>,
): ImageBehaviour {
  const fits = (entry: ImageBehaviour) =>
    [image, ...otherNames].some((name) => fitsPattern(entry.image, name)) &&
    (entry.command === undefined || fitsPattern(entry.command, command));
  return scenario.images.find(fits) ?? { image };
}

interface Start {
  readonly task: TaskRecord;
  readonly request: TaskToStart;
  readonly now: number;
}

function simulateStart(state: MutableState, { task, request, now }: Start): readonly DatedFact[] {
  const taskArn = task.arn;
  const plays = task.containers.map((container) => ({
    container,
    behaviour: findBehaviour(state.scenario, container),
  }));
  const begin: DatedFact = { at: now, fact: { kind: 'pull-started', taskArn } };
  const absent = plays.find(({ behaviour }) => behaviour.pullFails !== undefined);
  if (absent !== undefined) {
    const fact = failPull(taskArn, absent.container.name, absent.behaviour.pullFails ?? '');
    return [begin, { at: now + (absent.behaviour.pullMs ?? DEFAULT_TIMES.pullMs), fact }];
  }
  const pulledAt = now + Math.max(...plays.map(({ behaviour }) => behaviour.pullMs ?? DEFAULT_TIMES.pullMs));
  const digests = Object.fromEntries(
    task.containers.map(({ name, image }) => [name, resolveDigest(state.imageDigests, request.images[name] ?? image)]),
  );
  const dated: DatedFact[] = [begin, { at: pulledAt, fact: { kind: 'pulled', taskArn, digests } }];
  for (const { container, behaviour } of plays) {
    const networkBindings = bindPorts(task, request, container.name);
    const startedAt = pulledAt + (behaviour.startMs ?? DEFAULT_TIMES.startMs);
    const runtimeId = drawHex(state, 64);
    const fact: Fact = { kind: 'container-started', taskArn, container: container.name, runtimeId, networkBindings };
    dated.push({ at: startedAt, fact }, ...simulateRun(taskArn, { container, behaviour, startedAt }));
  }
  return dated;
}

function failPull(taskArn: string, container: string, said: string): Fact {
  const reason = /^[A-Z]\w+(?:Error|Exception): /.test(said) ? said : `CannotPullContainerError: ${said}`;
  return { kind: 'start-failed', taskArn, reason, container, containerReason: reason };
}

interface Play {
  readonly container: ContainerRecord;
  readonly behaviour: ImageBehaviour;
  readonly startedAt: number;
}

function simulateRun(taskArn: string, { container, behaviour, startedAt }: Play): readonly DatedFact[] {
  const dated: DatedFact[] = [];
  const { name } = container;
  const { health = { afterMs: 0, result: 'healthy' }, exits } = behaviour;
  if (container.hasHealthCheck) {
    const result = health.result === 'healthy' ? 'HEALTHY' : 'UNHEALTHY';
    const fact: Fact = { kind: 'container-health', taskArn, container: name, health: result };
    dated.push({ at: startedAt + health.afterMs, fact });
  }
  if (exits !== undefined) {
    const reason = defined({ reason: exits.reason });
    const fact: Fact = { kind: 'container-exited', taskArn, container: name, exitCode: exits.code, ...reason };
    dated.push({ at: startedAt + (exits.afterMs ?? 0), fact });
  }
  return dated;
}

/** In awsvpc mode a task has an address of its own and no bindings on its host. */
function bindPorts(task: TaskRecord, request: TaskToStart, container: string): readonly NetworkBinding[] {
  if (readNetworkMode(request.taskDefinition) === 'awsvpc') return [];
  return listPorts(request.taskDefinition)
    .filter((mapping) => mapping.container === container)
    .map((mapping) => {
      const dynamic = task.reservation.dynamicPorts[mappingKey(mapping)];
      const hostPort = mapping.hostPort !== 0 ? mapping.hostPort : (dynamic ?? mapping.containerPort);
      return { bindIP: '0.0.0.0', containerPort: mapping.containerPort, hostPort, protocol: mapping.protocol };
    });
}

function simulateTarget(
  state: MutableState,
  { task, targetGroupArn, now }: { readonly task: TaskRecord; readonly targetGroupArn: string; readonly now: number },
): readonly DatedFact[] {
  const target = task.targets.find((one) => one.targetGroupArn === targetGroupArn);
  const container = task.containers.find(({ name }) => name === target?.containerName);
  const behaviour = findBehaviour(state.scenario, container ?? { image: '' });
  const check = behaviour.target ?? { afterMs: DEFAULT_TIMES.targetMs, result: 'healthy' as const };
  const reason = defined({ reason: check.reason });
  const fact: Fact = { kind: 'target-health', targetGroupArn, taskArn: task.arn, state: check.result, ...reason };
  return [{ at: now + check.afterMs, fact }];
}

/** Exit code 143 for a container that obeys SIGTERM, 137 for one that SIGKILL had to end. */
function simulateStop(state: MutableState, task: TaskRecord, now: number): readonly DatedFact[] {
  const described = state.revisions.get(task.revisionArn)?.described ?? {};
  const definitions = readObjects(described, 'containerDefinitions');
  return task.containers.flatMap((container): DatedFact[] => {
    if (container.status !== 'RUNNING') return [];
    const definition = definitions.find((one) => readString(one, 'name') === container.name) ?? {};
    const timeoutSeconds = readNumber(definition, 'stopTimeout');
    const timeoutMs = timeoutSeconds === undefined ? STOP_TIMEOUT_MS : timeoutSeconds * 1000;
    const stopMs = findBehaviour(state.scenario, container).stopMs ?? DEFAULT_TIMES.stopMs;
    const exitCode = stopMs > timeoutMs ? 137 : 143;
    const fact: Fact = { kind: 'container-exited', taskArn: task.arn, container: container.name, exitCode };
    return [{ at: now + Math.min(stopMs, timeoutMs), fact }];
  });
}
