/** The answer to a deployment that waits at a PAUSE lifecycle hook. Types only. */
import type { ServiceDeploymentArn } from '@slipway/ecs-rules/arns';

/** What is requested. */
export interface AnswerRequest {
  readonly action: 'continue' | 'rollback';
  /** Absent: the current deployment of the service. */
  readonly serviceDeploymentArn?: ServiceDeploymentArn;
  /** Absent: the hook that waits. */
  readonly hookId?: string;
}

/** One answer, bound to one hook of one deployment (ECS API reference, ContinueServiceDeployment). */
export interface HookAnswer {
  readonly serviceDeploymentArn: ServiceDeploymentArn;
  readonly hookId: string;
  readonly action: 'CONTINUE' | 'ROLLBACK';
}
