import type { JsonObject } from '@slipway/ecs-rules/values';
import type { Answer } from '../engine/contract.ts';
import { ALARM } from '../forms/alarm-form.ts';
import { CLOCK_MOVE, type ClockMove, FAULTS_BODY, THROTTLING_BODY } from '../forms/control-form.ts';
import { FOREIGN_CALL } from '../forms/fault-form.ts';
import { type Form, type FormError, formatFormError, formatPath } from '../forms/form.ts';
import { INSTANCES_REQUEST, NAMED_INSTANCES } from '../forms/instance-form.ts';
import { HOOK_BEHAVIOUR, HOOK_PATTERN, IMAGE_BEHAVIOUR, IMAGE_PATTERN, SCENARIO } from '../forms/scenario-form.ts';
import { CONSISTENCY } from '../forms/settings-form.ts';
import { TARGET_GROUP } from '../forms/target-group-form.ts';
import { readInput } from '../http/aws-json.ts';
import { type Reply, replyWithJson } from '../http/reply.ts';
import type { Controls, NamedInstances } from './control-contract.ts';
import { filterCalls } from './filter-calls.ts';

export interface ControlRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
}

interface RouteInput {
  readonly body: JsonObject;
  readonly query: URLSearchParams;
}

type ControlRoute = (controls: Controls, input: RouteInput) => Reply | Promise<Reply>;

const ROUTES: ReadonlyMap<string, ControlRoute> = new Map<string, ControlRoute>([
  ['GET /_slipway/health', show((controls) => controls.health())],
  ['GET /_slipway/calls', showCalls],
  ['DELETE /_slipway/calls', act((controls) => controls.forgetCalls())],
  ['GET /_slipway/clock', show((controls) => ({ ...controls.clock() }))],
  ['POST /_slipway/clock', take(CLOCK_MOVE, moveClock)],
  ['GET /_slipway/instances', show((controls) => ({ instances: controls.instances() }))],
  [
    'POST /_slipway/instances',
    take(INSTANCES_REQUEST, (controls, { cluster = 'default', count = 1, instances }) =>
      replyWithAnswer(controls.addInstances(cluster, instances ?? count)),
    ),
  ],
  ['POST /_slipway/drain-instances', takeInstances((controls, request) => controls.drainInstances(request))],
  ['POST /_slipway/activate-instances', takeInstances((controls, request) => controls.activateInstances(request))],
  ['POST /_slipway/remove-instances', takeInstances((controls, request) => controls.removeInstances(request))],
  ['GET /_slipway/load-balancers', show((controls) => ({ loadBalancers: controls.loadBalancers() }))],
  ['GET /_slipway/target-groups', show((controls) => ({ targetGroups: controls.targetGroups() }))],
  [
    'POST /_slipway/target-groups',
    take(TARGET_GROUP, (controls, group) => replyWithAnswer(controls.putTargetGroup(group))),
  ],
  ['GET /_slipway/scenario', show((controls) => controls.scenario())],
  ['POST /_slipway/scenario', put(SCENARIO, (controls, scenario) => controls.putScenario(scenario))],
  ['PUT /_slipway/scenario/images', put(IMAGE_BEHAVIOUR, (controls, image) => controls.putImageBehaviour(image))],
  ['DELETE /_slipway/scenario/images', drop(IMAGE_PATTERN, (controls, image) => controls.dropImageBehaviour(image))],
  ['PUT /_slipway/scenario/hooks', put(HOOK_BEHAVIOUR, (controls, hook) => controls.putHookBehaviour(hook))],
  ['DELETE /_slipway/scenario/hooks', drop(HOOK_PATTERN, (controls, hook) => controls.dropHookBehaviour(hook))],
  ['GET /_slipway/alarms', show((controls) => ({ alarms: controls.alarms() }))],
  ['POST /_slipway/alarms', put(ALARM, (controls, alarm) => controls.putAlarm(alarm))],
  ['GET /_slipway/faults', show(showFaults)],
  ['POST /_slipway/faults', put(FAULTS_BODY, (controls, { faults }) => controls.setFaults(faults), showFaults)],
  ['GET /_slipway/consistency', show(showConsistency)],
  [
    'POST /_slipway/consistency',
    put(CONSISTENCY, (controls, request) => controls.setConsistency(request), showConsistency),
  ],
  ['GET /_slipway/throttling', show(showThrottling)],
  [
    'POST /_slipway/throttling',
    put(THROTTLING_BODY, (controls, { throttling }) => controls.setThrottling(throttling), showThrottling),
  ],
  ['POST /_slipway/call', take(FOREIGN_CALL, (controls, call) => replyWithAnswer(controls.callAsOther(call)))],
  ['POST /_slipway/reset', reset],
]);

/** Answers the control address: JSON in, JSON out; `{"error"}` with 400, 404 or 409 when it cannot be done. */
export async function answerControl(controls: Controls, request: ControlRequest): Promise<Reply> {
  const route = ROUTES.get(`${request.method} ${request.path}`);
  if (route === undefined) {
    return replyWithJson(404, { error: `${request.method} ${request.path} not found`, routes: [...ROUTES.keys()] });
  }
  const body = readInput(request.body);
  if (body === undefined) return replyWithJson(400, { error: 'The body is not a JSON object.' });
  return route(controls, { body, query: request.query });
}

function show(read: (controls: Controls) => object): ControlRoute {
  return (controls) => replyWithJson(200, read(controls));
}

function act(change: (controls: Controls) => void): ControlRoute {
  return (controls) => {
    change(controls);
    return replyWithJson(200, {});
  };
}

/** A route whose body has a form. */
function take<T>(form: Form<T>, answer: (controls: Controls, value: T) => Reply): ControlRoute {
  return (controls, { body }) => {
    const formed = form.read(body, []);
    return 'errors' in formed ? refuseBody(formed.errors) : answer(controls, formed.value);
  };
}

/** @param read what is answered after the change */
function put<T>(
  form: Form<T>,
  change: (controls: Controls, value: T) => void,
  read: (controls: Controls) => object = () => ({}),
): ControlRoute {
  return take(form, (controls, value) => {
    change(controls, value);
    return replyWithJson(200, read(controls));
  });
}

function showFaults(controls: Controls): object {
  return { faults: controls.faults() };
}

function showConsistency(controls: Controls): object {
  return controls.consistency();
}

function showThrottling(controls: Controls): object {
  return { throttling: controls.throttling() };
}

function drop<T>(form: Form<T>, remove: (controls: Controls, pattern: T) => boolean): ControlRoute {
  return take(form, (controls, pattern) =>
    remove(controls, pattern)
      ? replyWithJson(200, {})
      : replyWithJson(404, { error: 'No behaviour has exactly this pattern.' }),
  );
}

function takeInstances(answer: (controls: Controls, request: NamedInstances) => Answer): ControlRoute {
  return take(NAMED_INSTANCES, (controls, { cluster = 'default', instances }) =>
    replyWithAnswer(answer(controls, { cluster, instances })),
  );
}

/** All errors at once: as one text, and each with its field. */
function refuseBody(errors: readonly FormError[]): Reply {
  return replyWithJson(400, {
    error: errors.map(formatFormError).join(' '),
    faults: errors.map(({ path, problem, advice }) => ({ member: formatPath(path), problem, advice })),
  });
}

function replyWithAnswer(answer: Answer): Reply {
  if (answer.ok) return replyWithJson(200, answer.output);
  return replyWithJson(answer.status, { error: answer.message, type: answer.type });
}

function showCalls(controls: Controls, { query }: RouteInput): Reply {
  const calls = filterCalls(controls.calls(), query);
  return typeof calls === 'string' ? replyWithJson(400, { error: calls }) : replyWithJson(200, { calls });
}

async function reset(controls: Controls): Promise<Reply> {
  const refusal = await controls.reset();
  return refusal === undefined ? replyWithJson(200, {}) : replyWithJson(409, { error: refusal });
}

function moveClock(controls: Controls, move: ClockMove): Reply {
  if (controls.clock().clock !== 'virtual') {
    return replyWithJson(409, { error: 'This clock runs in real time. Start with --clock virtual to advance it.' });
  }
  if ('advanceMs' in move) controls.advance(move.advanceMs);
  else controls.advanceToNextEvent();
  return replyWithJson(200, controls.clock());
}
