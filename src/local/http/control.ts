import type { JsonObject } from '../../json.ts';
import type { CallRecord } from '../call-log.ts';
import type { Answer, InstanceSpecification, Scenario, TargetGroupSpecification } from '../engine/contract.ts';
import type { Consistency } from '../switches/read-lag.ts';
import type { ThrottleLimits } from '../switches/throttle-groups.ts';
import { readInput } from './aws-json.ts';
import {
  type AlarmWish,
  type NamedInstances,
  readAlarm,
  readInstances,
  readNamedInstances,
  readScenario,
  readTargetGroup,
} from './control-input.ts';
import { type FaultRule, readFaultRules, readForeignCall } from './faults.ts';
import type { ForeignCall } from './foreign-call.ts';
import { type Reply, replyWithJson } from './reply.ts';

/** What one may do to a local ECS that no AWS API offers. The same by function call and under `/_slipway/`. */
export interface Controls {
  /** Address, account, region, clock and engine time. */
  health(): JsonObject;
  /** Oldest first, at most the last 10,000. */
  calls(): readonly CallRecord[];
  /** Moves a virtual clock. @returns engine time, milliseconds since the epoch. @throws Error on any other clock */
  advance(ms: number): number;
  /** Registers container instances: so many of 2 vCPU and 4 GiB, or each as specified. Output: `containerInstances`. */
  addInstances(cluster: string, instances: number | readonly InstanceSpecification[]): Answer;
  /** DRAINING: their service tasks are replaced elsewhere. Output: `containerInstances`, `failures`. */
  drainInstances(wish: NamedInstances): Answer;
  /** Deregisters container instances, and stops what runs on them. Output: `containerInstances`. */
  removeInstances(wish: NamedInstances): Answer;
  /** Output: `targetGroupArn`. */
  putTargetGroup(targetGroup: TargetGroupSpecification): Answer;
  /** Every target group with its targets' health. */
  targetGroups(): readonly JsonObject[];
  putScenario(scenario: Scenario): void;
  /** A CloudWatch alarm changes its state. An alarm that was never put is OK. */
  putAlarm(alarm: AlarmWish): void;
  faults(): readonly FaultRule[];
  /** Counts of calls start again, and so does the past that a stale read may see. */
  setFaults(rules: readonly FaultRule[]): void;
  consistency(): Consistency;
  /** The sequence of ages begins again, and so does the past that a read may see. */
  setConsistency(consistency: Consistency): void;
  throttling(): ThrottleLimits;
  /** Groups of operations that are throttled from now on, from full buckets. */
  setThrottling(limits: ThrottleLimits): void;
  /** Calls ECS, ECR or CodeDeploy as somebody else: see `ForeignCall`. */
  callAsSomebodyElse(call: ForeignCall): Answer;
}

export interface ControlRequest {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

type ControlRoute = (controls: Controls, body: JsonObject) => Reply;

const ROUTES: ReadonlyMap<string, ControlRoute> = new Map<string, ControlRoute>([
  ['GET /_slipway/health', (controls) => replyWithJson(200, controls.health())],
  ['GET /_slipway/calls', (controls) => replyWithJson(200, { calls: controls.calls() })],
  ['POST /_slipway/clock', advance],
  ['POST /_slipway/instances', addInstances],
  ['POST /_slipway/drain-instances', drainInstances],
  ['POST /_slipway/remove-instances', removeInstances],
  ['GET /_slipway/target-groups', (controls) => replyWithJson(200, { targetGroups: controls.targetGroups() })],
  ['POST /_slipway/target-groups', putTargetGroup],
  ['POST /_slipway/scenario', putScenario],
  ['POST /_slipway/alarms', putAlarm],
  ['GET /_slipway/faults', (controls) => replyWithJson(200, { faults: controls.faults() })],
  ['POST /_slipway/faults', setFaults],
  ['POST /_slipway/call', callAsSomebodyElse],
]);

/** Answers the control address: JSON in, JSON out; `{"error"}` with 400, 404 or 409 when it cannot be done. */
export function answerControl(controls: Controls, request: ControlRequest): Reply {
  const route = ROUTES.get(`${request.method} ${request.path}`);
  if (route === undefined) {
    return replyWithJson(404, { error: `${request.method} ${request.path} is not there`, routes: [...ROUTES.keys()] });
  }
  const body = readInput(request.body);
  return body === undefined ? refuse('The body is not a JSON object.') : route(controls, body);
}

function refuse(error: string): Reply {
  return replyWithJson(400, { error });
}

function replyWithAnswer(answer: Answer): Reply {
  if (answer.ok) return replyWithJson(200, answer.output);
  return replyWithJson(answer.status, { error: answer.message, type: answer.type });
}

function advance(controls: Controls, body: JsonObject): Reply {
  const { advanceMs } = body;
  if (typeof advanceMs !== 'number' || advanceMs < 0)
    return refuse('`advanceMs` is a number of milliseconds, 0 or more');
  try {
    return replyWithJson(200, { now: controls.advance(advanceMs) });
  } catch (thrown) {
    return replyWithJson(409, { error: thrown instanceof Error ? thrown.message : String(thrown) });
  }
}

function addInstances(controls: Controls, body: JsonObject): Reply {
  const wish = readInstances(body);
  return typeof wish === 'string' ? refuse(wish) : replyWithAnswer(controls.addInstances(wish.cluster, wish.instances));
}

function drainInstances(controls: Controls, body: JsonObject): Reply {
  const wish = readNamedInstances(body);
  return typeof wish === 'string' ? refuse(wish) : replyWithAnswer(controls.drainInstances(wish));
}

function removeInstances(controls: Controls, body: JsonObject): Reply {
  const wish = readNamedInstances(body);
  return typeof wish === 'string' ? refuse(wish) : replyWithAnswer(controls.removeInstances(wish));
}

function putTargetGroup(controls: Controls, body: JsonObject): Reply {
  const targetGroup = readTargetGroup(body);
  return typeof targetGroup === 'string' ? refuse(targetGroup) : replyWithAnswer(controls.putTargetGroup(targetGroup));
}

function putScenario(controls: Controls, body: JsonObject): Reply {
  const scenario = readScenario(body);
  if (typeof scenario === 'string') return refuse(scenario);
  controls.putScenario(scenario);
  return replyWithJson(200, {});
}

function putAlarm(controls: Controls, body: JsonObject): Reply {
  const alarm = readAlarm(body);
  if (typeof alarm === 'string') return refuse(alarm);
  controls.putAlarm(alarm);
  return replyWithJson(200, {});
}

function setFaults(controls: Controls, body: JsonObject): Reply {
  const rules = readFaultRules(body);
  if (typeof rules === 'string') return refuse(rules);
  controls.setFaults(rules);
  return replyWithJson(200, { faults: rules });
}

function callAsSomebodyElse(controls: Controls, body: JsonObject): Reply {
  const call = readForeignCall(body);
  if (call === undefined) return refuse('The body is {operation, input, service: "ecs", "ecr" or "codedeploy"}.');
  return replyWithAnswer(controls.callAsSomebodyElse(call));
}
