/** The port to AWS CodeDeploy. Types only. */
import type {
  CodeDeployment,
  CodeDeploymentRequest,
  DeploymentGroup,
  DeploymentTarget,
  GroupName,
} from './code-deploy-records.ts';

/** AWS CodeDeploy in our words, as far as it deploys services of Amazon ECS. Errors as for `Ecs`. */
export interface CodeDeploy {
  /** Throws `absent` when the application or the group does not exist. */
  describeGroup(name: GroupName): Promise<DeploymentGroup>;
  /** Ids of the group's deployments that are not over. */
  activeDeployments(name: GroupName): Promise<readonly string[]>;
  /** Returns the deployment's id. Takes no client token: not to be repeated unseen. */
  create(request: CodeDeploymentRequest): Promise<string>;
  describe(id: string): Promise<CodeDeployment>;
  /** Undefined while the deployment has not started. */
  target(id: string): Promise<DeploymentTarget | undefined>;
  /** StopDeployment with rollback: bound to that deployment, may be repeated. */
  stopWithRollback(id: string): Promise<void>;
}
