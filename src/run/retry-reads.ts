import type { CodeDeploy } from '../ports/code-deploy.ts';
import type { Ecr } from '../ports/ecr.ts';
import type { Ecs } from '../ports/ecs.ts';
import { openRetries, retryMethods } from '../ports/retry.ts';
import type { World } from './world.ts';

/** Reads, and writes that change nothing when they are repeated. */
const ECS_CALLS: readonly (keyof Ecs)[] = [
  'clusterStatus',
  'describeService',
  'describeWholeService',
  'describeRevision',
  'listRevisions',
  'serviceDeployments',
  'describeServiceDeployment',
  'describeTask',
  'serviceTasks',
  'startedTasks',
  // A deployment that is being rolled back already stays so (ECS API reference, StopServiceDeployment).
  'stopWithRollback',
];

export const ECR_CALLS: readonly (keyof Ecr)[] = [
  'authorize',
  'authorizePublic',
  'describeRepository',
  'findImage',
  'isCache',
  'imageContent',
  // That the tag names the image already is no failure.
  'addTag',
];

const CODE_DEPLOY_CALLS: readonly (keyof CodeDeploy)[] = [
  'describeGroup',
  'activeDeployments',
  'describe',
  'stopWithRollback',
];

/**
 * A world in which each call without a usable answer is repeated for a minute: for all of a run but following, which
 * polls and has a limit of its own. What a forecast or a diagnosis reads is not repeated: a run does without.
 */
export function retryReads(world: World): World {
  const retry = openRetries(world);
  return {
    ...world,
    identify: () => retry(world.identify),
    ledger: retryMethods(world.ledger, ['readNeeded'], retry),
    ecs: retryMethods(world.ecs, ECS_CALLS, retry),
    ecr: retryMethods(world.ecr, ECR_CALLS, retry),
    schedules: () => retryMethods(world.schedules(), ['read'], retry),
    codeDeploy: async () => retryMethods(await world.codeDeploy(), CODE_DEPLOY_CALLS, retry),
  };
}
