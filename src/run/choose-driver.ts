import type { CodeDeployPlan } from '../drivers/code-deploy/plan.ts';
import { openCodeDeployStarter } from '../drivers/code-deploy/starter.ts';
import { ECS_STARTER } from '../drivers/ecs/starter.ts';
import type { DeploymentStarter } from '../follow/due-update.ts';
import type { UpdatePlan } from '../rollout/update-plan.ts';

/** What the run will do to one service, whoever deploys it. */
export interface ServicePlan extends UpdatePlan {
  /** Set when AWS CodeDeploy deploys the service: a deployment of its own takes the place of the update. */
  readonly codeDeploy?: CodeDeployPlan;
}

/** Chooses what drives the deployment of a service: ECS itself, or AWS CodeDeploy. */
export function chooseDriver({ codeDeploy }: Pick<ServicePlan, 'codeDeploy'>): DeploymentStarter {
  return codeDeploy === undefined ? ECS_STARTER : openCodeDeployStarter(codeDeploy);
}
