/** DescribeInstanceHealth of Classic Load Balancers, with the texts of the API reference (InstanceState). */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { requireClassic } from '../engine/load-balancing/classic/find-classic.ts';
import type { ClassicRecord } from '../engine/load-balancing/classic/records.ts';
import { readParts, requireText } from '../engine/load-balancing/elb-input.ts';
import type { EngineState } from '../engine/step.ts';

/** An instance behind a Classic Load Balancer: registered by a call, or by ECS for a task. */
export interface Member {
  readonly id: string;
  readonly state: 'initial' | 'healthy' | 'unhealthy' | 'draining';
  readonly reason?: string;
}

/** Each instance once. */
export function listMembers(state: EngineState, { name, instances }: ClassicRecord): readonly Member[] {
  const members = new Map<string, Member>(instances.map((one) => [one.id, one]));
  for (const { targets, instanceArn = '' } of state.tasks.values()) {
    const id = state.instances.get(instanceArn)?.ec2InstanceId;
    const target = targets.find(({ targetGroupArn }) => targetGroupArn === name);
    if (id === undefined || target === undefined) continue;
    if (target.state === 'unregistered' || target.state === 'drained') continue;
    members.set(id, { id, state: target.state, ...(target.reason === undefined ? {} : { reason: target.reason }) });
  }
  return [...members.values()];
}

/** All instances, or the requested ones. */
export function describeInstanceHealth(state: EngineState, input: JsonObject): JsonObject {
  const members = listMembers(state, requireClassic(state, input));
  const requested = readParts(input, 'Instances').map((instance) => requireText(instance, 'InstanceId'));
  const ids = requested.length === 0 ? members.map(({ id }) => id) : requested;
  return {
    InstanceStates: ids.map((id) =>
      describeState(
        id,
        members.find((one) => one.id === id),
      ),
    ),
  };
}

function describeState(InstanceId: string, member: Member | undefined): JsonObject {
  const out = (ReasonCode: string, Description: string): JsonObject => {
    return { InstanceId, State: 'OutOfService', ReasonCode, Description };
  };
  switch (member?.state) {
    case 'healthy':
      return { InstanceId, State: 'InService', ReasonCode: 'N/A', Description: 'N/A' };
    case 'draining':
      return {
        InstanceId,
        State: 'InService',
        ReasonCode: 'N/A',
        Description: 'Instance deregistration currently in progress.',
      };
    case 'unhealthy':
      return out(
        'Instance',
        member.reason ?? 'Instance has failed at least the UnhealthyThreshold number of health checks consecutively.',
      );
    case 'initial':
      return out('ELB', 'Instance registration is still in progress.');
    default:
      return out('Instance', 'Instance is not currently registered with the LoadBalancer.');
  }
}
