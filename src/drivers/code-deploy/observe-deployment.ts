import type { KnownTasks } from '../../follow/driver.ts';
import { readOptional } from '../../follow/read-optional.ts';
import type { CodeDeploy } from '../../ports/code-deploy.ts';
import type { Ports } from '../../ports/ports.ts';
import { isBadEnd } from './judge-deployment.ts';
import type { CodeDeployObservation, TrackedDeployment } from './observation.ts';

/** ECS counts no failures of a task set, so while the replacement is not whole its stopped tasks are requested. */
const LISTING_MS = 10_000;

/** What earlier polls found, so that the next need not ask again. */
export interface KnownCodeDeployReads extends KnownTasks {
  /** When the deployment was first seen at a bad end. */
  readonly overSinceMs?: number | undefined;
  /** Connected once: it remembers targets. */
  readonly codeDeploy?: CodeDeploy;
}

export const NOTHING_SEEN: KnownCodeDeployReads = {
  listedAtMs: Number.NEGATIVE_INFINITY,
  stoppedTasks: [],
  unreadable: [],
};

/**
 * Polls once: our deployment, its target, the deployment that rolls it back, the service and its stopped tasks.
 * @throws DeployError when the deployment or the service cannot be read; what else is denied is named in `unreadable`
 */
export async function observeCodeDeploy(
  { facts: { ourId }, before: { clusterArn, name } }: Pick<TrackedDeployment, 'facts' | 'before'>,
  { atMs, ...before }: KnownCodeDeployReads & { readonly atMs: number },
  world: Pick<Ports, 'codeDeploy' | 'ecs'>,
): Promise<{ readonly observation: CodeDeployObservation; readonly known: KnownCodeDeployReads }> {
  const { ecs } = world;
  const { codeDeploy = await world.codeDeploy() } = before;
  const unreadable = [...before.unreadable];
  const [deployment, service] = await Promise.all([codeDeploy.describe(ourId), ecs.describeService(clusterArn, name)]);
  const isStarted = deployment.status !== 'Created' && deployment.status !== 'Queued';
  const target = isStarted
    ? await readOptional(unreadable, 'codedeploy:BatchGetDeploymentTargets', () => codeDeploy.target(ourId))
    : undefined;
  const { rollbackId } = deployment;
  const isOver = isBadEnd(deployment);
  const rollback = rollbackId === undefined || !isOver ? undefined : await codeDeploy.describe(rollbackId);
  const replacement = service?.deployments.find(({ id }) => id === target?.replacementId);
  const isWhole = replacement === undefined || replacement.running >= replacement.desired;
  const listed =
    !isWhole && atMs - before.listedAtMs >= LISTING_MS
      ? await readOptional(unreadable, 'ecs:ListTasks', () => ecs.stoppedTasks(clusterArn, name, replacement.id))
      : undefined;
  const listedAtMs = listed === undefined ? before.listedAtMs : atMs;
  const read = { stoppedTasks: listed ?? before.stoppedTasks, unreadable };
  return {
    observation: { atMs, deployment, service, serviceDeployment: undefined, target, rollback, ...read },
    known: { ...read, codeDeploy, listedAtMs, overSinceMs: isOver ? (before.overSinceMs ?? atMs) : undefined },
  };
}
