import type { RevisionArn } from '@slipway/ecs-rules/arns';
import type { CodeDeployment, DeploymentTarget } from '../../ports/code-deploy-records.ts';
import type { Observation, ServiceRecord } from '../../ports/service-records.ts';
import type { DeploymentFacts } from '../../rollout/followed-deployment.ts';
import type { CodeDeployPlan } from './plan.ts';

/** What one poll at a deployment by CodeDeploy shows, and what a judgement needs next to it. Types only. */

/** The request, and the state of the service before it. */
export interface CodeDeployFacts extends DeploymentFacts {
  /** The previous revision. */
  readonly previousArn: RevisionArn;
  /** Ends that a rollback follows by itself, such as `DEPLOYMENT_FAILURE`. */
  readonly rollbackEvents: readonly string[];
  /** Names of the alarms of the group. */
  readonly alarms: readonly string[];
  /** How long the group waits for approval before production traffic moves. */
  readonly rerouteWaitMs?: number | undefined;
  /** How long the original task set stays. */
  readonly terminationWaitMs?: number | undefined;
}

/** A deployment of ours, as it is followed. */
export interface TrackedDeployment {
  readonly facts: CodeDeployFacts;
  readonly plan: CodeDeployPlan;
  readonly before: ServiceRecord;
}

/** One poll: of the service, and of the replacement task set as its deployment. */
export interface CodeDeployObservation extends Observation {
  readonly deployment: CodeDeployment;
  /** Absent before the deployment has started. */
  readonly target?: DeploymentTarget | undefined;
  /** The deployment that rolls ours back. */
  readonly rollback?: CodeDeployment | undefined;
}
