/** The fields of a task set that a deployment does not have. Types only. */
import type { JsonObject } from '@slipway/ecs-rules/values';

/** Who replaces a service's tasks: its scheduler, or an external controller with task sets. */
export type ControllerType = 'ECS' | 'CODE_DEPLOY' | 'EXTERNAL';

export interface TaskSetState {
  readonly arn: string;
  /** `CODE_DEPLOY` when CodeDeploy made it; absent otherwise. */
  readonly startedBy?: string;
  /** Of one that CodeDeploy made: the deployment's id. */
  readonly externalId?: string;
  /** PRIMARY receives production traffic. DRAINING stops, and leaves the list with its last task. */
  readonly status: 'PRIMARY' | 'ACTIVE' | 'DRAINING';
  /** Percent of the service's desired count, 0 to 100. */
  readonly scalePercent: number;
  readonly launchType: 'EC2' | 'FARGATE';
  readonly capacityProviderStrategy?: readonly JsonObject[];
  readonly stability: 'STEADY_STATE' | 'STABILIZING';
  readonly stabilityAt: number;
  readonly clientToken?: string;
}
