import { findLikeFailures, hasFailedOwnCheck } from '../../follow/like-failures.ts';
import { hasLasted } from '../../follow/never-healthy.ts';
import type { FollowWorld } from '../../follow/world.ts';
import { asDeployError } from '../../ports/deploy-error.ts';
import type { NewTasks, Observation, ServiceRecord, TargetHealth } from '../../ports/service-records.ts';
import type { RolloutFacts } from '../../rollout/followed-deployment.ts';
import { isBehindClassic } from '../../rollout/stateless.ts';
import { hasHealthyTask, isPastScaleUp, listRunningSince, splitTasks } from './new-tasks.ts';

/** Of the deployment, and what earlier polls found. */
interface Reading {
  readonly facts: RolloutFacts;
  readonly known: NewTasks | undefined;
}

/**
 * Reads the tasks of our deployment that run, and their targets, once two others have failed in the same way: whether
 * any of them is healthy. Once one was, or they cannot be read, nothing more is. A circuit breaker that is on decides
 * by itself.
 */
export async function readNewTasks(
  observation: Observation,
  { facts, known }: Reading,
  world: Pick<FollowWorld, 'ecs' | 'evidence' | 'report'>,
): Promise<NewTasks | undefined> {
  const { service, atMs, stoppedTasks } = observation;
  if (service === undefined || isSettled(known) || !facts.shouldFailFast || service.circuitBreaker.enabled)
    return known;
  const alike = findLikeFailures(stoppedTasks);
  if (alike.length === 0) return known;
  const sinceMs = known?.sinceMs ?? atMs;
  const areTargetsDue = service.loadBalancers.length > 0 && !alike.some(hasFailedOwnCheck);
  // The instances of a Classic Load Balancer do not say whose task they check.
  if (areTargetsDue && isBehindClassic(service)) return { sinceMs, wasHealthy: false };
  if (isPastScaleUp(observation)) return { sinceMs, wasHealthy: true };
  try {
    const tasks = splitTasks(await world.ecs.serviceTasks(service.clusterArn, service.name), facts.ourId);
    const targets = areTargetsDue ? await readTargets(service, world) : undefined;
    const newTasks = {
      sinceMs,
      wasHealthy: hasHealthyTask(tasks, targets),
      runningSince: listRunningSince(tasks.ours),
    };
    return hasLasted({ ...observation, newTasks }) ? { ...newTasks, wasHealthy: true } : newTasks;
  } catch (thrown) {
    // Without these reads the failure limit ends it, as it does with a circuit breaker.
    world.report({ type: 'debug', text: asDeployError(thrown).message });
    return { sinceMs, wasHealthy: false };
  }
}

/** Nothing more is to be learned of them. */
export function isSettled(known: NewTasks | undefined): boolean {
  return known !== undefined && (known.wasHealthy || known.runningSince === undefined);
}

/** @throws DeployError when they cannot be read */
async function readTargets(
  { loadBalancers }: ServiceRecord,
  world: Pick<FollowWorld, 'evidence'>,
): Promise<readonly TargetHealth[]> {
  const groups = loadBalancers.flatMap(({ targetGroupArn, advancedConfiguration }) =>
    [targetGroupArn ?? [], advancedConfiguration?.alternateTargetGroupArn ?? []].flat(),
  );
  const { loadBalancing } = await world.evidence();
  const ofGroups = await Promise.all([...new Set(groups)].map((arn) => loadBalancing.targetHealth(arn)));
  return ofGroups.flat();
}
