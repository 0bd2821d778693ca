import { defined, type JsonObject } from '@slipway/ecs-rules/values';
import type { Controls } from '../control/control-contract.ts';
import {
  dropHookBehaviour,
  dropImageBehaviour,
  putHookBehaviour,
  putImageBehaviour,
} from '../control/edit-scenario.ts';
import type { EngineSettings, Scenario } from '../engine/contract.ts';
import { writeAddress } from '../engine/load-balancing/serve-listeners.ts';
import type { EngineState } from '../engine/step.ts';
import { describeTargetHealth } from '../engine/target-group.ts';
import type { FaultBook } from '../fault-injection/fault-book.ts';
import { findLongestAge } from '../fault-injection/faults.ts';
import type { CallAsOther } from '../fault-injection/foreign-call.ts';
import type { CallLog } from '../http/call-log.ts';
import type { ContainerReach } from '../runtime/contract.ts';
import { LOCAL_LOAD_BALANCER } from '../runtime/load-balancer.ts';
import type { ReadLag } from '../settings/read-lag.ts';
import type { Throttle } from '../settings/throttle.ts';
import type { EngineClock } from './clock.ts';
import type { Host } from './host.ts';
import { createInstanceControls } from './instance-controls.ts';

export interface ControlParts {
  readonly host: Host<EngineState>;
  readonly clock: EngineClock;
  readonly settings: EngineSettings;
  readonly log: CallLog;
  readonly faults: FaultBook;
  readonly throttle: Throttle;
  readonly readLag: ReadLag;
  readonly callAsOther: CallAsOther;
  /** `http://127.0.0.1:PORT` */
  readonly address: string;
  readonly reset: () => Promise<string | undefined>;
  /** Absent: tasks are no containers. */
  readonly reach?: ContainerReach;
}

/** The control functions of one local ECS. */
export function createControls(parts: ControlParts): Controls {
  const { host, settings, log } = parts;
  return {
    health: () => describeHealth(parts),
    calls: log.list,
    forgetCalls: log.clear,
    ...createClockControls(parts),
    ...createInstanceControls(host, settings.region, parts.reach),
    putTargetGroup: host.putTargetGroup,
    loadBalancers: () => describeLoadBalancers(host.state(), parts.reach),
    targetGroups: () => describeTargetGroups(host.state(), parts.reach),
    ...createScenarioControls(host),
    alarms: () => [...host.state().alarms].map(([name, state]) => ({ name, state })),
    putAlarm: ({ name, state }) => void host.putAlarm(name, state),
    ...createSettingsControls(parts),
    callAsOther: parts.callAsOther,
    reset: parts.reset,
  };
}

function describeHealth({ address, settings, clock, reach }: ControlParts): JsonObject {
  const { account, region, tasks } = settings;
  const reachable = defined({ containerAddress: reach?.knownApi() });
  return { status: 'ok', address, ...reachable, account, region, tasks, clock: clock.kind, now: clock.now() };
}

function createClockControls({
  host,
  clock,
}: ControlParts): Pick<Controls, 'clock' | 'advance' | 'advanceToNextEvent'> {
  const advance = (ms: number): number => {
    host.advance(ms);
    return clock.now();
  };
  return {
    clock: () => ({ clock: clock.kind, now: clock.now(), nextEventAt: host.nextEventAt() ?? null }),
    advance,
    advanceToNextEvent: () => advance((host.nextEventAt() ?? clock.now()) - clock.now()),
  };
}

type ScenarioControls = Pick<
  Controls,
  'scenario' | 'putScenario' | 'putImageBehaviour' | 'dropImageBehaviour' | 'putHookBehaviour' | 'dropHookBehaviour'
>;

function createScenarioControls(host: Host<EngineState>): ScenarioControls {
  const scenario = (): Scenario => host.state().scenario;
  const replace = (next: Scenario): boolean => {
    const isNew = next !== scenario();
    if (isNew) host.putScenario(next);
    return isNew;
  };
  return {
    scenario,
    putScenario: (next) => void replace(next),
    putImageBehaviour: (behaviour) => void replace(putImageBehaviour(scenario(), behaviour)),
    dropImageBehaviour: (pattern) => replace(dropImageBehaviour(scenario(), pattern)),
    putHookBehaviour: (behaviour) => void replace(putHookBehaviour(scenario(), behaviour)),
    dropHookBehaviour: (pattern) => replace(dropHookBehaviour(scenario(), pattern)),
  };
}

type SettingsControls = Pick<
  Controls,
  'faults' | 'setFaults' | 'consistency' | 'setConsistency' | 'throttling' | 'setThrottling'
>;

/** The host keeps earlier states for as long as any setting needs. */
function createSettingsControls({ host, faults, readLag, throttle }: ControlParts): SettingsControls {
  const remember = (): void => host.remember(Math.max(findLongestAge(faults.rules()), readLag.consistency().lagMs));
  return {
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
    setThrottling: throttle.set,
  };
}

function describeTargetGroups(state: EngineState, reach: ContainerReach | undefined): readonly JsonObject[] {
  const containerAddress = reach?.knownAddress('load-balancer', LOCAL_LOAD_BALANCER);
  return [...state.targetGroups.values()].map((group) => ({
    targetGroupArn: group.arn,
    ...group.specification,
    ...(group.specification.listenPort > 0 ? defined({ containerAddress }) : {}),
    targets: (describeTargetHealth(state, group.arn) ?? []).map((target) => ({ ...target })),
  }));
}

function describeLoadBalancers(state: EngineState, reach: ContainerReach | undefined): readonly JsonObject[] {
  const all = [...state.loadBalancers.values(), ...state.classicLoadBalancers.values()];
  return all.map(({ name, number }) => ({
    name,
    address: writeAddress(state.settings, number),
    ...defined({ containerAddress: reach?.knownAddress('load-balancer', name) }),
  }));
}
