/** What one look at a deployment by CodeDeploy shows, and what a judgement needs beside it. Types only. */
import type { ServiceRecord, StoppedTask, Unreadable } from '../rollout/observation.ts';
import type { CodeDeployment, DeploymentTarget } from './records.ts';

/** What was asked, and how the service stood before. */
export interface CodeDeployFacts {
  readonly deploymentId: string;
  readonly revisionArn: string;
  /** The revision that served before. */
  readonly previousArn: string;
  /** Ends that a rollback follows by itself, such as `DEPLOYMENT_FAILURE`. */
  readonly rollbackEvents: readonly string[];
  readonly shouldFailFast: boolean;
  /** Names of the alarms of the group. */
  readonly alarms: readonly string[];
  /** How long the group waits for somebody before production traffic moves. */
  readonly rerouteWaitMs?: number;
  /** How long the original task set stays. */
  readonly terminationWaitMs?: number;
  readonly limitMs: number;
}

/** One look. */
export interface CodeDeployLook {
  /** Monotonic milliseconds since the deployment was created. */
  readonly atMs: number;
  readonly deployment: CodeDeployment;
  /** Absent before the deployment has started. */
  readonly target?: DeploymentTarget;
  /** The deployment that takes ours back. */
  readonly rollback?: CodeDeployment;
  /** Undefined when ECS says the service is missing. */
  readonly service: ServiceRecord | undefined;
  /** Of the replacement task set, oldest first. */
  readonly stoppedTasks: readonly StoppedTask[];
  readonly unreadable: readonly Unreadable[];
}
