import {
  ApplicationAutoScalingClient,
  DescribeScalableTargetsCommand,
  DescribeScalingPoliciesCommand,
} from '@aws-sdk/client-application-auto-scaling';
import type { ScalingPorts } from '../../ports/scaling-ports.ts';
import { type ClientSettings, callAws } from './client.ts';

const ECS = 'ecs';

/** For all calls together: a run waits for them, and continues without. */
const WITHIN_MS = 10_000;

/** Application Auto Scaling API reference, DescribeScalableTargets, ResourceIds. */
const MOST_RESOURCES = 50;

/** A service has few policies, so the first page has them all (Application Auto Scaling quotas). */
export function createScaling(settings: ClientSettings): ScalingPorts {
  const client = new ApplicationAutoScalingClient(settings);
  const deadline = { abortSignal: AbortSignal.timeout(WITHIN_MS) };
  return {
    describeTargets: async (all) => {
      const resourceIds = all.slice(0, MOST_RESOURCES);
      const command = new DescribeScalableTargetsCommand({ ServiceNamespace: ECS, ResourceIds: [...resourceIds] });
      const call = { action: 'application-autoscaling:DescribeScalableTargets', resource: resourceIds.join(', ') };
      const { ScalableTargets = [] } = await callAws(call, () => client.send(command, deadline));
      return ScalableTargets.map(({ ResourceId, MinCapacity, MaxCapacity }) => {
        return { resourceId: ResourceId ?? '', least: MinCapacity ?? 0, most: MaxCapacity ?? 0 };
      });
    },
    policyNames: async (resourceId) => {
      const command = new DescribeScalingPoliciesCommand({ ServiceNamespace: ECS, ResourceId: resourceId });
      const call = { action: 'application-autoscaling:DescribeScalingPolicies', resource: resourceId };
      const { ScalingPolicies = [] } = await callAws(call, () => client.send(command, deadline));
      return ScalingPolicies.flatMap(({ PolicyName }) => PolicyName ?? []);
    },
  };
}
