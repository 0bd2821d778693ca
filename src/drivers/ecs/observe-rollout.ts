import type { ServiceDeploymentArn } from '@slipway/ecs-rules/arns';
import { defined } from '@slipway/ecs-rules/values';
import type { Seen } from '../../follow/driver.ts';
import { isOfTheProgram } from '../../follow/like-failures.ts';
import { readOptional } from '../../follow/read-optional.ts';
import type { FollowWorld } from '../../follow/world.ts';
import { asDeployError } from '../../ports/deploy-error.ts';
import type { Ecs } from '../../ports/ecs.ts';
import type { ServiceDeploymentRecord, ServiceRecord, Unreadable } from '../../ports/service-records.ts';
import { findOurs, type RolloutFacts } from '../../rollout/followed-deployment.ts';
import { NO_POLLS } from './poll-history.ts';
import { isSettled, readNewTasks } from './read-new-tasks.ts';
import type { EcsKind, KnownRollout, Rollout } from './rollout.ts';

/** Seldom enough for the request rates of an account that runs many deploys. */
const LISTING_MS = 20_000;

export const NOTHING_KNOWN: KnownRollout = {
  failedTasks: 0,
  running: 0,
  listedAtMs: 0,
  stoppedTasks: [],
  unreadable: [],
  polls: NO_POLLS,
  stall: { sinceMs: 0, wasSuspected: false },
};

/**
 * Polls once: the service, its service deployment, and our stopped tasks when their number grew.
 * @throws DeployError when the service cannot be read, or its service deployment gets no answer; what is denied is
 * named in `unreadable`
 */
export async function pollRollout(
  rollout: Rollout,
  { atMs, ...known }: KnownRollout & { readonly atMs: number },
  world: Pick<FollowWorld, 'ecs' | 'evidence' | 'report'>,
): Promise<Seen<EcsKind>> {
  const { ecs, report } = world;
  const { facts, before } = rollout;
  const service = await ecs.describeService(before.clusterArn, before.name);
  const unreadable = [...known.unreadable];
  const serviceDeployment = await readOptional(unreadable, 'ecs:DescribeServiceDeployments', () =>
    readServiceDeployment(ecs, rollout, known.serviceDeploymentArn),
  );
  reportDenied(unreadable.slice(known.unreadable.length), report);
  const failedTasks = countFailed(service, facts, serviceDeployment);
  const isDue = failedTasks > known.failedTasks || isListingDue(service, facts, { atMs, ...known });
  const listed = isDue
    ? await readOptional(unreadable, 'ecs:ListTasks', () =>
        ecs.stoppedTasks(before.clusterArn, before.name, facts.ourId),
      ).catch(leaveToNextPoll)
    : undefined;
  const read = { stoppedTasks: listed ?? known.stoppedTasks, unreadable };
  const seen = { atMs, service, serviceDeployment, ...read };
  const newTasks = await readNewTasks(seen, { facts, known: known.newTasks }, world);
  return {
    observation: { ...seen, newTasks },
    known: {
      ...known,
      ...read,
      ...defined({ serviceDeploymentArn: serviceDeployment?.arn }),
      // A failure counts as known only once its task was seen: the list may lag the count.
      failedTasks: read.stoppedTasks.length >= failedTasks ? failedTasks : known.failedTasks,
      listedAtMs: listed === undefined ? known.listedAtMs : atMs,
      running: findOurs(service, facts)?.running ?? 0,
      newTasks,
    },
  };
}

/** Only what this read is the first to need: the poll before the write has reported the others. */
function reportDenied(denied: readonly Unreadable[], report: FollowWorld['report']): void {
  for (const { action, why } of denied) {
    if (!why.startsWith(action)) continue;
    const advice = 'The verdict is still correct. Allow the action to get the reason from ECS.';
    report({
      type: 'notice',
      text: `Service deployments cannot be read, so the reason of a failure may be missing: ${why}`,
      advice,
    });
  }
}

/**
 * ECS does not count tasks that stop after they ran, so while ours are not all there the list is asked now and then.
 * Where two that failed in the same way end it: also when fewer run than before, and at each poll once one has failed.
 */
function isListingDue(
  service: ServiceRecord | undefined,
  facts: RolloutFacts,
  known: Omit<KnownRollout, 'polls'> & { readonly atMs: number },
): boolean {
  const ours = findOurs(service, facts);
  if (ours === undefined) return false;
  const hasBreaker = service?.circuitBreaker.enabled === true;
  const mayDecide = facts.shouldFailFast && !hasBreaker && !isSettled(known.newTasks);
  if (mayDecide && (ours.running < known.running || known.stoppedTasks.some(isOfTheProgram))) return true;
  const isWhole = ours.running >= ours.desired;
  return !isWhole && known.atMs - known.listedAtMs >= LISTING_MS;
}

/** The deployment's count and the breaker's: the count leaves with the deployment when ECS rolls back. */
function countFailed(
  service: ServiceRecord | undefined,
  facts: RolloutFacts,
  serviceDeployment: ServiceDeploymentRecord | undefined,
): number {
  const ours = findOurs(service, facts);
  return Math.max(ours?.failed ?? 0, serviceDeployment?.circuitBreaker?.failureCount ?? 0);
}

async function readServiceDeployment(ecs: Ecs, rollout: Rollout, known: ServiceDeploymentArn | undefined) {
  const arn = known ?? rollout.serviceDeploymentArn ?? (await findServiceDeployment(ecs, rollout));
  return arn === undefined ? undefined : ecs.describeServiceDeployment(arn);
}

/** Ours is the oldest one that rolls out our revision and did not exist before the update. */
async function findServiceDeployment(ecs: Ecs, rollout: Rollout): Promise<ServiceDeploymentArn | undefined> {
  const { facts, before, serviceDeploymentsBefore } = rollout;
  if (!facts.isNewDeployment) return undefined;
  const listed = await ecs.serviceDeployments(before.clusterArn, before.name, 20);
  const isOurs = (one: ServiceDeploymentRecord) =>
    !serviceDeploymentsBefore.has(one.arn) && one.targetRevisionArn === facts.revisionArn;
  return listed.findLast(isOurs)?.arn;
}

/** Stopped tasks are evidence, not the verdict: a poll is good without them. */
function leaveToNextPoll(error: unknown): undefined {
  if (asDeployError(error).kind !== 'unreachable') throw error;
  return undefined;
}
