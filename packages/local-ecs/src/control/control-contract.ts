import type { JsonObject } from '@slipway/ecs-rules/values';
import type { Answer, HookBehaviour, ImageBehaviour, Scenario, TargetGroupSpecification } from '../engine/contract.ts';
import type { FaultRule, ForeignCall } from '../fault-injection/faults.ts';
import type { AlarmRequest } from '../forms/alarm-form.ts';
import type { InstanceGroup } from '../forms/instance-form.ts';
import type { CallRecord } from '../http/call-log.ts';
import type { Consistency } from '../settings/read-lag.ts';
import type { ThrottleLimits } from '../settings/throttle-groups.ts';
import type { HookPattern, ImagePattern } from './edit-scenario.ts';

/** Existing instances. */
export interface NamedInstances {
  readonly cluster: string;
  /** Ids, ARNs or addresses. */
  readonly instances: readonly string[];
}

/** What time it is in the engine; milliseconds since the epoch. */
export interface ShownClock {
  readonly clock: 'real' | 'scaled' | 'virtual';
  readonly now: number;
  /** When the engine does something next by itself; null: nothing happens by time alone. */
  readonly nextEventAt: number | null;
}

/** What one may do to a local ECS that no AWS API offers. The same by function call and under `/_slipway/`. */
export interface Controls {
  /** Address, account, region, clock and engine time. */
  health(): JsonObject;
  /** Oldest first, at most the last 10,000. */
  calls(): readonly CallRecord[];
  /** The log of calls is empty from then on. */
  forgetCalls(): void;
  clock(): ShownClock;
  /** Moves a virtual clock. @returns engine time, milliseconds since the epoch. @throws Error on any other clock */
  advance(ms: number): number;
  /** Moves a virtual clock to the engine's next event; it stays if there is none. @throws Error on any other clock */
  advanceToNextEvent(): number;
  /** Container instances of all clusters that are not deregistered. */
  instances(): readonly JsonObject[];
  /** Registers container instances: so many of 2 vCPU and 4 GiB, or each as specified. Output: `containerInstances`. */
  addInstances(cluster: string, instances: number | readonly InstanceGroup[]): Answer;
  /** DRAINING: their service tasks are replaced elsewhere. Output: `containerInstances`, `failures`. */
  drainInstances(request: NamedInstances): Answer;
  /** ACTIVE again: tasks are placed on them. Output: `containerInstances`, `failures`. */
  activateInstances(request: NamedInstances): Answer;
  /** Deregisters container instances, and stops what runs on them. Output: `containerInstances`. */
  removeInstances(request: NamedInstances): Answer;
  /** Output: `targetGroupArn`. */
  putTargetGroup(targetGroup: TargetGroupSpecification): Answer;
  /** Every load balancer with its addresses. */
  loadBalancers(): readonly JsonObject[];
  /** Every target group with its targets' health. */
  targetGroups(): readonly JsonObject[];
  scenario(): Scenario;
  putScenario(scenario: Scenario): void;
  /** Takes precedence over all other behaviours and replaces the one with the same patterns. */
  putImageBehaviour(behaviour: ImageBehaviour): void;
  /** @returns whether there was one */
  dropImageBehaviour(pattern: ImagePattern): boolean;
  putHookBehaviour(behaviour: HookBehaviour): void;
  dropHookBehaviour(pattern: HookPattern): boolean;
  /** Alarms that were ever put. */
  alarms(): readonly AlarmRequest[];
  /** A CloudWatch alarm changes its state. An alarm that was never put is OK. */
  putAlarm(alarm: AlarmRequest): void;
  faults(): readonly FaultRule[];
  /** Counts of calls start again, and so does the past that a stale read may see. */
  setFaults(rules: readonly FaultRule[]): void;
  consistency(): Consistency;
  /** The sequence of ages begins again, and so does the past that a read may see. */
  setConsistency(consistency: Consistency): void;
  throttling(): ThrottleLimits;
  /** Groups of operations that are throttled from now on, from full buckets. */
  setThrottling(limits: ThrottleLimits): void;
  /** Calls ECS, ECR or CodeDeploy as another caller: see `ForeignCall`. */
  callAsOther(call: ForeignCall): Answer;
  /**
   * Everything is as right after the start, on the same port. Requests wait until then; real containers are stopped
   * first. @returns why it is refused
   */
  reset(): Promise<string | undefined>;
}
