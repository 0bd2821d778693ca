/** DescribeTargetGroups of Elastic Load Balancing: how targets are checked. And the attributes of a target group. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError } from '../engine/api-error.ts';
import { loadBalancerArn } from '../engine/arn.ts';
import { findLoadBalancer } from '../engine/find-load-balancer.ts';
import { omitAbsent } from '../engine/input.ts';
import { describeAttributes, listGroupDefaults } from '../engine/load-balancing/attributes.ts';
import { readText, readTexts } from '../engine/load-balancing/elb-input.ts';
import { readGroupProtocol } from '../engine/load-balancing/target-group-settings.ts';
import type { TargetGroupRecord } from '../engine/state.ts';
import type { EngineState } from '../engine/step.ts';
import { refuseAbsentLoadBalancer } from './describe-load-balancers.ts';
import { cutElbPage } from './paginate.ts';

/** By ARN, by name, by load balancer, or all. */
export function describeTargetGroups(state: EngineState, input: JsonObject): JsonObject {
  const groups = chooseGroups(ofLoadBalancer(state, readText(input, 'LoadBalancerArn')), input);
  return cutElbPage('TargetGroups', groups, { input, describe: (group) => describeGroup(state, group) });
}

/** One without a record is known while a target group belongs to it. */
function ofLoadBalancer(state: EngineState, requested: string | undefined): readonly TargetGroupRecord[] {
  const all = [...state.targetGroups.values()];
  if (requested === undefined) return all;
  const found = all.filter(({ arn }) => listLoadBalancers(state, arn).includes(requested));
  if (found.length === 0 && !state.loadBalancers.has(requested)) throw refuseAbsentLoadBalancer();
  return found;
}

/** At most one (Elastic Load Balancing API Reference, TargetGroup). */
function listLoadBalancers(state: EngineState, targetGroupArn: string): readonly string[] {
  const name = findLoadBalancer(state, targetGroupArn);
  return name === undefined ? [] : [loadBalancerArn(state.settings, name)];
}

function chooseGroups(all: readonly TargetGroupRecord[], input: JsonObject): readonly TargetGroupRecord[] {
  const arns = readTexts(input, 'TargetGroupArns');
  const names = readTexts(input, 'Names');
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

/** One that was made at the control address has no port and no VPC of its own. */
const UNGIVEN: JsonObject = { Protocol: 'HTTP', Port: 80, ProtocolVersion: 'HTTP1', IpAddressType: 'ipv4' };

function describeGroup(state: EngineState, group: TargetGroupRecord): JsonObject {
  const { arn, specification } = group;
  const given = group.given ?? UNGIVEN;
  const isTcpCheck = specification.healthCheckProtocol === 'TCP';
  return omitAbsent({
    TargetGroupArn: arn,
    TargetGroupName: specification.name,
    Protocol: given.Protocol,
    Port: given.Port,
    VpcId: given.VpcId,
    HealthCheckProtocol: isTcpCheck ? 'TCP' : 'HTTP',
    HealthCheckPort: String(specification.healthCheckPort ?? 'traffic-port'),
    HealthCheckEnabled: true,
    HealthCheckIntervalSeconds: specification.healthCheckIntervalSeconds,
    HealthCheckTimeoutSeconds: specification.healthCheckTimeoutSeconds,
    HealthyThresholdCount: specification.healthyThreshold,
    UnhealthyThresholdCount: specification.unhealthyThreshold,
    HealthCheckPath: isTcpCheck ? undefined : specification.healthCheckPath,
    Matcher: isTcpCheck ? undefined : { HttpCode: specification.matcher },
    LoadBalancerArns: listLoadBalancers(state, arn),
    TargetType: specification.targetType ?? findTargetType(state, arn),
    ProtocolVersion: given.ProtocolVersion,
    IpAddressType: given.IpAddressType,
    TargetControlPort: given.TargetControlPort,
  });
}

export function describeTargetGroupAttributes(state: EngineState, input: JsonObject): JsonObject {
  const group = state.targetGroups.get(readText(input, 'TargetGroupArn') ?? '');
  if (group === undefined) throw refuseAbsentGroup();
  const { deregistrationDelaySeconds, targetType } = group.specification;
  const attributes = {
    'deregistration_delay.timeout_seconds': String(deregistrationDelaySeconds),
    ...listGroupDefaults(readGroupProtocol(group), targetType),
    ...group.attributes,
  };
  return { Attributes: describeAttributes(attributes) };
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
