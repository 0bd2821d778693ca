import { makePatient, openPatience } from './patient.ts';
import type { CodeDeploy } from './world/code-deploy.ts';
import type { Ecr } from './world/ecr.ts';
import type { Ecs } from './world/ecs.ts';
import type { World } from './world.ts';

/** Reads, and writes that change nothing when they are repeated. */
const ECS_CALLS: readonly (keyof Ecs)[] = [
  'clusterStatus',
  'describeService',
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

const CODE_DEPLOY_CALLS: readonly (keyof CodeDeploy)[] = ['activeDeployments', 'describe', 'stopWithRollback'];

/**
 * A world in which each call without a usable answer is repeated for a minute: for all of a run but following, which polls
 * and has a limit of its own. What a forecast or a diagnosis reads is not repeated: a run does without.
 */
export function withPatience(world: World): World {
  const patience = openPatience(world);
  return {
    ...world,
    identify: () => patience(world.identify),
    ecs: makePatient(world.ecs, ECS_CALLS, patience),
    ecr: makePatient(world.ecr, ECR_CALLS, patience),
    codeDeploy: async () => makePatient(await world.codeDeploy(), CODE_DEPLOY_CALLS, patience),
  };
}
