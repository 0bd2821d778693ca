/** DescribeTargetGroups of Elastic Load Balancing: how targets are checked. */
import type { JsonObject } from '../../json.ts';
import { ApiFault } from '../engine/fault.ts';
import { omitAbsent, readString, readStrings } from '../engine/input.ts';
import type { TargetGroupRecord } from '../engine/state.ts';
import type { EngineState } from '../engine/step.ts';

const MOST_GROUPS = 400;

/** By ARN, by name, or all; listeners are not load balancers with an ARN, so none can be asked for. */
export function describeTargetGroups(state: EngineState, input: JsonObject): JsonObject {
  if (input.LoadBalancerArn !== undefined) {
    throw new ApiFault('LoadBalancerNotFound', 'One or more load balancers not found');
  }
  const groups = chooseGroups([...state.targetGroups.values()], input);
  const size = readCount(input, 'PageSize', MOST_GROUPS);
  const start = readCount(input, 'Marker', 0);
  const end = start + size;
  return omitAbsent({
    TargetGroups: groups.slice(start, end).map((group) => describeGroup(state, group)),
    NextMarker: end < groups.length ? String(end) : undefined,
  });
}

function chooseGroups(all: readonly TargetGroupRecord[], input: JsonObject): readonly TargetGroupRecord[] {
  const arns = readStrings(input, 'TargetGroupArns');
  const names = readStrings(input, 'Names');
  if (arns.length === 0 && names.length === 0) return all;
  const isAsked = ({ arn, specification }: TargetGroupRecord): boolean =>
    arns.includes(arn) || names.includes(specification.name);
  const found = all.filter(isAsked);
  if (found.length < new Set([...arns, ...names]).size) throw refuseAbsentGroup();
  return found;
}

export function refuseAbsentGroup(): ApiFault {
  return new ApiFault('TargetGroupNotFound', 'One or more target groups not found');
}

function readCount(input: JsonObject, member: string, usual: number): number {
  const text = readString(input, member) ?? String(usual);
  // Wording not documented.
  if (!/^\d{1,9}$/.test(text)) throw new ApiFault('ValidationError', `${member} '${text}' is not valid`);
  return Number(text);
}

function describeGroup(state: EngineState, { arn, specification }: TargetGroupRecord): JsonObject {
  return {
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
    LoadBalancerArns: [],
    TargetType: findTargetType(state, arn),
    ProtocolVersion: 'HTTP1',
    IpAddressType: 'ipv4',
  };
}

/** A target group of the local ECS takes both; it is shown as what its first task is. */
function findTargetType(state: EngineState, arn: string): 'instance' | 'ip' {
  for (const task of state.tasks.values()) {
    if (task.targets.some(({ targetGroupArn }) => targetGroupArn === arn)) {
      return task.instanceArn === undefined ? 'ip' : 'instance';
    }
  }
  return 'instance';
}
