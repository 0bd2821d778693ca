import { isJsonList, isJsonObject, type JsonObject } from '@slipway/ecs-rules/values';
import type { Answer } from '../../../src/engine/contract.ts';
import { answerLoadBalancing } from '../../../src/load-balancing/answer-load-balancing.ts';
import type { VirtualEcs } from '../fakes/virtual-ecs.ts';
import { mustFitModel } from './check-shape.ts';

/** The answer to an operation of Elastic Load Balancing, refusal or not. @throws Error when the SDK's model knows no such answer */
export function askLoadBalancing(ecs: VirtualEcs, operation: string, input: JsonObject = {}): Answer {
  const answer = answerElb(ecs, operation, input);
  mustFitModel({ service: 'elbv2', operation, input, answer: readTimes(answer) });
  return answer;
}

/** The same for an input of the query protocol, whose values are texts. */
export function answerElb(ecs: VirtualEcs, operation: string, input: JsonObject): Answer {
  const state = () => ecs.state;
  const context = { past: state, state, change: (name: string, given: JsonObject) => ecs.ask(name, given) };
  const answer = answerLoadBalancing(context, operation, input);
  if (answer === undefined) throw new Error(`${operation} is not an operation`);
  return answer;
}

/** A form has times as texts, the model has them as seconds. */
function readTimes(answer: Answer): Answer {
  if (!answer.ok) return answer;
  const { LoadBalancers: all } = answer.output;
  if (all === undefined || !isJsonList(all)) return answer;
  const LoadBalancers = all.map((one) =>
    isJsonObject(one) ? { ...one, CreatedTime: Date.parse(String(one.CreatedTime)) / 1000 } : one,
  );
  return { ok: true, output: { ...answer.output, LoadBalancers } };
}

/** The output of an operation; a refusal fails the test. */
export function callElb(ecs: VirtualEcs, operation: string, input: JsonObject = {}): JsonObject {
  const answer = askLoadBalancing(ecs, operation, input);
  if (!answer.ok) throw new Error(`${operation}: ${answer.type}: ${answer.message}`);
  return answer.output;
}

/** Code and text of a refusal. */
export function refuseElb(ecs: VirtualEcs, operation: string, input: JsonObject = {}): readonly [string, string] {
  const answer = askLoadBalancing(ecs, operation, input);
  if (answer.ok) throw new Error(`${operation} is not refused`);
  return [answer.type, answer.message];
}

/** The first item of a list in an output. */
export function firstOf(output: JsonObject, list: string): JsonObject {
  const items = output[list];
  const item = items !== undefined && isJsonList(items) ? items[0] : undefined;
  if (item === undefined || !isJsonObject(item)) throw new Error(`no ${list}`);
  return item;
}

/** A load balancer, a target group and a listener of port 80 that forwards to it. */
export function buildFront(ecs: VirtualEcs, type: 'application' | 'network' = 'application') {
  const protocol = type === 'application' ? 'HTTP' : 'TCP';
  const made = callElb(ecs, 'CreateLoadBalancer', { Name: 'front', Type: type, Subnets: ['subnet-1', 'subnet-2'] });
  const loadBalancerArn = String(firstOf(made, 'LoadBalancers').LoadBalancerArn);
  const targetGroupArn = createGroup(ecs, 'web', { Protocol: protocol });
  const listener = callElb(ecs, 'CreateListener', {
    LoadBalancerArn: loadBalancerArn,
    Protocol: protocol,
    Port: 80,
    DefaultActions: [{ Type: 'forward', TargetGroupArn: targetGroupArn }],
  });
  return { loadBalancerArn, targetGroupArn, listenerArn: String(firstOf(listener, 'Listeners').ListenerArn) };
}

export function createGroup(ecs: VirtualEcs, name: string, change: JsonObject = {}): string {
  const input = { Name: name, Protocol: 'HTTP', Port: 80, VpcId: 'vpc-1', ...change };
  return String(firstOf(callElb(ecs, 'CreateTargetGroup', input), 'TargetGroups').TargetGroupArn);
}
