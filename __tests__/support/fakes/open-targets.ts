/** The target groups of the local ECS on virtual time. */
import type { VirtualEcs } from '../../../packages/local-ecs/__tests__/support/fakes/virtual-ecs.ts';
import { describeTargetHealth } from '../../../packages/local-ecs/src/engine/target-group.ts';
import type { LoadBalancing } from '../../../src/ports/evidence-ports.ts';

export function openTargets(virtual: VirtualEcs): Pick<LoadBalancing, 'targetHealth' | 'deregistrationDelayMs'> {
  return {
    targetHealth: (arn) => Promise.resolve(describeTargetHealth(virtual.state, arn) ?? []),
    deregistrationDelayMs: () => Promise.resolve(20_000),
  };
}
