/** DescribeTargetGroups of Elastic Load Balancing: how targets are checked. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError } from '../engine/api-error.ts';
import { loadBalancerArn } from '../engine/arn.ts';
import { findLoadBalancer } from '../engine/find-load-balancer.ts';
import { omitAbsent, readString, readStrings } from '../engine/input.ts';
import type { TargetGroupRecord } from '../engine/state.ts';
import type { EngineState } from '../engine/step.ts';

const MOST_GROUPS = 400;

/** By ARN, by name, by load balancer, or all. */
export function describeTargetGroups(state: EngineState, input: JsonObject): JsonObject {
  const groups = chooseGroups(ofLoadBalancer(state, readString(input, 'LoadBalancerArn')), input);
  const size = readCount(input, 'PageSize', MOST_GROUPS);
  const start = readCount(input, 'Marker', 0);
  const end = start + size;
  return omitAbsent({
    TargetGroups: groups.slice(start, end).map((group) => describeGroup(state, group)),
    NextMarker: end < groups.length ? String(end) : undefined,
  });
}

/** A load balancer is known while a target group belongs to it. */
function ofLoadBalancer(state: EngineState, requested: string | undefined): readonly TargetGroupRecord[] {
  const all = [...state.targetGroups.values()];
  if (requested === undefined) return all;
  const found = all.filter(({ arn }) => listLoadBalancers(state, arn).includes(requested));
  if (found.length === 0) throw new ApiError('LoadBalancerNotFound', 'One or more load balancers not found');
  return found;
}

/** At most one (Elastic Load Balancing API Reference, TargetGroup). */
function listLoadBalancers(state: EngineState, targetGroupArn: string): readonly string[] {
  const name = findLoadBalancer(state, targetGroupArn);
  return name === undefined ? [] : [loadBalancerArn(state.settings, name)];
}

function chooseGroups(all: readonly TargetGroupRecord[], input: JsonObject): readonly TargetGroupRecord[] {
  const arns = readStrings(input, 'TargetGroupArns');
  const names = readStrings(input, 'Names');
  if (arns.length === 0 && names.length === 0) return all;
  const isRequested = ({ arn, specification }: TargetGroupRecord): boolean =>
    arns.includes(arn) || names.includes(specification.name);
  const found = all.filter(isRequested);
  if (found.length < new Set([...arns, ...names]).size) throw refuseAbsentGroup();
  return found;
}

export function refuseAbsentGroup(): ApiError {
  return new ApiError('TargetGroupNotFound', 'One or more target groups not found');
}

function readCount(input: JsonObject, field: string, fallback: number): number {
  const text = readString(input, field) ?? String(fallback);
  // Wording not documented.
  if (!/^\d{1,9}$/.test(text)) throw new ApiError('ValidationError', `${field} '${text}' is not valid`);
  return Number(text);
}

function describeGroup(state: EngineState, { arn, specification }: TargetGroupRecord): JsonObject {
  return omitAbsent({
    TargetGroupArn: arn,
    TargetGroupName: specification.name,
    Protocol: 'HTTP',
    Port: 80,
    HealthCheckProtocol: 'HTTP',
    HealthCheckPort: 'traffic-port',
    HealthCheckEnabled: true,
    HealthCheckIntervalSeconds: specification.healthCheckIntervalSeconds,
    HealthCheckTimeoutSeconds: specification.healthCheckTimeoutSeconds,
    HealthyThresholdCount: specification.healthyThreshold,
    UnhealthyThresholdCount: specification.unhealthyThreshold,
    HealthCheckPath: specification.healthCheckPath,
    Matcher: { HttpCode: specification.matcher },
    LoadBalancerArns: listLoadBalancers(state, arn),
    TargetType: specification.targetType ?? findTargetType(state, arn),
    ProtocolVersion: 'HTTP1',
    IpAddressType: 'ipv4',
  });
}

/** A target group without a type accepts both. It has that of its first task; before, none. */
function findTargetType(state: EngineState, arn: string): 'instance' | 'ip' | undefined {
  for (const task of state.tasks.values()) {
    if (task.targets.some(({ targetGroupArn }) => targetGroupArn === arn)) {
      return task.instanceArn === undefined ? 'ip' : 'instance';
    }
  }
  return undefined;
}
