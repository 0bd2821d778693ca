import type { JsonObject } from '../json.ts';
import type { CallLog } from './call-log.ts';
import type { EngineClock } from './clock.ts';
import type { Answer, Caller, EngineSettings, InstanceSpecification } from './engine/contract.ts';
import type { EngineState } from './engine/step.ts';
import { describeTargetHealth } from './engine/target-group.ts';
import type { Host } from './host.ts';
import type { Controls } from './http/control.ts';
import type { NamedInstances } from './http/control-input.ts';
import type { FaultBook } from './http/fault-book.ts';
import { findLongestAge } from './http/faults.ts';
import type { CallAsSomebodyElse } from './http/foreign-call.ts';
import type { ReadLag } from './switches/read-lag.ts';
import type { Throttle } from './switches/throttle.ts';

export interface ControlParts {
  readonly host: Host<EngineState>;
  readonly clock: EngineClock;
  readonly settings: EngineSettings;
  readonly log: CallLog;
  readonly faults: FaultBook;
  readonly throttle: Throttle;
  readonly readLag: ReadLag;
  readonly callAsSomebodyElse: CallAsSomebodyElse;
  /** `http://127.0.0.1:PORT` */
  readonly address: string;
}

/** The control functions of one local ECS. */
export function createControls(parts: ControlParts): Controls {
  const { host, clock, settings, log, faults, throttle, readLag, address } = parts;
  const remember = (): void => host.remember(Math.max(findLongestAge(faults.rules()), readLag.consistency().lagMs));
  return {
    health: () => ({
      status: 'ok',
      address,
      account: settings.account,
      region: settings.region,
      tasks: settings.tasks,
      clock: clock.kind,
      now: clock.now(),
    }),
    calls: log.list,
    advance(ms) {
      host.advance(ms);
      return clock.now();
    },
    addInstances: (cluster, instances) =>
      addAll(
        host,
        cluster,
        typeof instances === 'number' ? describeUsualInstances(host.state(), instances) : instances,
      ),
    drainInstances: (wish) => drainAll(parts, wish),
    removeInstances: (wish) => removeAll(parts, wish),
    putTargetGroup: host.putTargetGroup,
    targetGroups: () => describeTargetGroups(host.state()),
    putScenario: (scenario) => void host.putScenario(scenario),
    putAlarm: ({ name, state }) => void host.putAlarm(name, state),
    faults: faults.rules,
    setFaults(rules) {
      faults.set(rules);
      remember();
    },
    consistency: readLag.consistency,
    setConsistency(consistency) {
      readLag.set(consistency);
      remember();
    },
    throttling: throttle.limits,
    setThrottling(limits) {
      throttle.set(limits);
    },
    callAsSomebodyElse: parts.callAsSomebodyElse,
  };
}

/** Each has a loopback address of its own: the first that no instance has. */
function describeUsualInstances(state: EngineState, count: number): readonly InstanceSpecification[] {
  const present = [...state.instances.values()].filter(({ status }) => status !== 'INACTIVE');
  const taken = new Set(present.map(({ address }) => address));
  const found: InstanceSpecification[] = [];
  for (let number = 1; found.length < count; number += 1) {
    const instance = describeUsualInstance(number, state.settings.region);
    if (!taken.has(instance.address)) found.push(instance);
  }
  return found;
}

/** 2 vCPU and 4 GiB; the zones take turns. */
function describeUsualInstance(number: number, region: string): InstanceSpecification {
  const zone = ['a', 'b', 'c'][(number - 1) % 3];
  return {
    address: `127.0.${1 + Math.floor((number - 1) / 254)}.${1 + ((number - 1) % 254)}`,
    cpu: 2048,
    memoryMiB: 4096,
    availabilityZone: `${region}${zone}`,
  };
}

/** Stops at the first refusal, which is then the answer. */
function addAll(host: Host<EngineState>, cluster: string, instances: readonly InstanceSpecification[]): Answer {
  const containerInstances: JsonObject[] = [];
  for (const instance of instances) {
    const answer = host.addInstance(cluster, instance);
    if (!answer.ok) return answer;
    containerInstances.push(answer.output);
  }
  return {
    ok: true,
    output: { containerInstances: containerInstances.map((output) => output.containerInstance ?? null) },
  };
}

/** Whoever drains or removes an instance does it as an operator would, by the API. */
function findOperator({ settings }: ControlParts): Caller {
  return { accessKeyId: 'local', region: settings.region };
}

function drainAll(parts: ControlParts, { cluster, instances }: NamedInstances): Answer {
  const input = { cluster, containerInstances: instances, status: 'DRAINING' };
  return parts.host.call('UpdateContainerInstancesState', input, findOperator(parts));
}

/** Stops at the first refusal, which is then the answer. */
function removeAll(parts: ControlParts, { cluster, instances }: NamedInstances): Answer {
  const containerInstances: JsonObject[] = [];
  for (const containerInstance of instances) {
    const input = { cluster, containerInstance, force: true };
    const answer = parts.host.call('DeregisterContainerInstance', input, findOperator(parts));
    if (!answer.ok) return answer;
    containerInstances.push(answer.output);
  }
  return {
    ok: true,
    output: { containerInstances: containerInstances.map((output) => output.containerInstance ?? null) },
  };
}

function describeTargetGroups(state: EngineState): readonly JsonObject[] {
  return [...state.targetGroups.values()].map((group) => ({
    targetGroupArn: group.arn,
    ...group.specification,
    targets: (describeTargetHealth(state, group.arn) ?? []).map((target) => ({ ...target })),
  }));
}
