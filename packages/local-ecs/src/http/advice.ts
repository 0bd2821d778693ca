const INSTANCES = ' RegisterContainerInstance (ecs) and POST /_slipway/instances add container instances.';

/** What makes the same in the local ECS, by the operation that is refused. */
const ADVICE: ReadonlyMap<string, string> = new Map([
  ['RunInstances', INSTANCES],
  ['CreateAutoScalingGroup', INSTANCES],
]);

/** The end of a refusal: empty, or a sentence with the request that does the same here. */
export function adviseFor(operation: string): string {
  return ADVICE.get(operation) ?? '';
}
