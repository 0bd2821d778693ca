/** The target groups of the local ECS on virtual time. */
import type { EngineState } from '@slipway/local-ecs/engine';
import { describeTargetHealth } from '../../../packages/local-ecs/src/engine/target-group.ts';
import type { LoadBalancing } from '../../../src/ports/evidence-ports.ts';

export function openTargets(read: () => EngineState): Pick<LoadBalancing, 'targetHealth' | 'deregistrationDelayMs'> {
  return {
    targetHealth: (arn) => Promise.resolve(describeTargetHealth(read(), arn) ?? []),
    deregistrationDelayMs: () => Promise.resolve(20_000),
  };
}
