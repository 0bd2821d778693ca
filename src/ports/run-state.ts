import type { RevisionArn, ServiceDeploymentArn, TaskArn } from '@slipway/ecs-rules/arns';

/** A rollback that nobody waited for. */
export interface RequestedRollback {
  readonly cluster: string;
  readonly service: string;
  readonly serviceDeploymentArn: ServiceDeploymentArn;
}

/** What the post step needs to know if the main step was killed. */
export interface RunState {
  readonly updating?: {
    readonly cluster: string;
    readonly services: readonly string[];
    readonly revisionArns: readonly RevisionArn[];
  };
  /** Deployments of AWS CodeDeploy that were created. */
  readonly codeDeployments?: readonly { readonly service: string; readonly id: string }[];
  /** Rollbacks that were requested when the run was cancelled. */
  readonly rollbacks?: readonly RequestedRollback[];
  /** A one-off task that was started. */
  readonly task?: { readonly cluster: string; readonly arn: TaskArn };
  readonly isFinished?: boolean;
}

/** Keeps what the post step needs, written before the act that it describes. */
export interface StateKeeper {
  readonly remember: (state: RunState) => void;
}
