import type { JsonObject } from '../json.ts';
import type { CallLog } from './call-log.ts';
import type { EngineClock } from './clock.ts';
import { dropHookBehaviour, dropImageBehaviour, putHookBehaviour, putImageBehaviour } from './edit-scenario.ts';
import type { EngineSettings, Scenario } from './engine/contract.ts';
import type { EngineState } from './engine/step.ts';
import { describeTargetHealth } from './engine/target-group.ts';
import type { Host } from './host.ts';
import type { Controls } from './http/control-contract.ts';
import type { FaultBook } from './http/fault-book.ts';
import { findLongestAge } from './http/faults.ts';
import type { CallAsSomebodyElse } from './http/foreign-call.ts';
import { createInstanceControls } from './instance-controls.ts';
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
  const { host, settings, log } = parts;
  return {
    health: () => describeHealth(parts),
    calls: log.list,
    forgetCalls: log.clear,
    ...createClockControls(parts),
    ...createInstanceControls(host, settings.region),
    putTargetGroup: host.putTargetGroup,
    targetGroups: () => describeTargetGroups(host.state()),
    ...createScenarioControls(host),
    alarms: () => [...host.state().alarms].map(([name, state]) => ({ name, state })),
    putAlarm: ({ name, state }) => void host.putAlarm(name, state),
    ...createSwitches(parts),
    callAsSomebodyElse: parts.callAsSomebodyElse,
  };
}

function describeHealth({ address, settings, clock }: ControlParts): JsonObject {
  const { account, region, tasks } = settings;
  return { status: 'ok', address, account, region, tasks, clock: clock.kind, now: clock.now() };
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

type Switches = Pick<
  Controls,
  'faults' | 'setFaults' | 'consistency' | 'setConsistency' | 'throttling' | 'setThrottling'
>;

/** The host remembers as much of the past as any of them may ask for. */
function createSwitches({ host, faults, readLag, throttle }: ControlParts): Switches {
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

function describeTargetGroups(state: EngineState): readonly JsonObject[] {
  return [...state.targetGroups.values()].map((group) => ({
    targetGroupArn: group.arn,
    ...group.specification,
    targets: (describeTargetHealth(state, group.arn) ?? []).map((target) => ({ ...target })),
  }));
}
