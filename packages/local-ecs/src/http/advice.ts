const TARGET_GROUPS = ' POST /_slipway/target-groups makes a target group with its listener.';
const INSTANCES = ' RegisterContainerInstance (ecs) and POST /_slipway/instances add container instances.';

/** What makes the same in the local ECS, by the operation that is refused. */
const ADVICE: ReadonlyMap<string, string> = new Map([
  ['CreateLoadBalancer', TARGET_GROUPS],
  ['CreateTargetGroup', TARGET_GROUPS],
  ['CreateListener', TARGET_GROUPS],
  ['RunInstances', INSTANCES],
  ['CreateAutoScalingGroup', INSTANCES],
]);

/** The end of a refusal: empty, or a sentence with the request that does the same here. */
export function adviseFor(operation: string): string {
  return ADVICE.get(operation) ?? '';
}
