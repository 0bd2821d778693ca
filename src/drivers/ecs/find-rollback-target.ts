import type { RevisionArn } from '@slipway/ecs-rules/arns';
import { defined } from '@slipway/ecs-rules/values';
import type { RollbackTarget } from '../../follow/driver.ts';
import type { FollowWorld } from '../../follow/world.ts';
import { openRetries } from '../../ports/retry.ts';
import type { ServiceDeploymentRecord, ServiceRecord } from '../../ports/service-records.ts';
import { rollbackCommand } from '../../rollback/advise-candidate.ts';
import { type Candidate, listCandidates } from '../../rollback/candidates.ts';
import { findListedCompleted, type LeftDeployment } from '../../rollback/last-completed.ts';
import type { Past } from '../../rollback/past.ts';
import { readHistoryOrNone, readLastCompleted, readWritten } from '../../rollback/read-last-completed.ts';
import { pickUsable } from '../../rollback/usable-candidates.ts';
import { isStoppable } from '../../rollout/update-plan.ts';
import { revisionName } from '../../text/arn.ts';
import type { Rollout, RolloutEnding } from './rollout.ts';

/**
 * The revision of the last deployment that completed before ours, as ECS shows it now: the one that the service named
 * before may have failed, or may never have completed.
 */
export async function findAutomaticTarget(
  { facts, before }: Rollout,
  ending: RolloutEnding,
  world: FollowWorld,
): Promise<RollbackTarget> {
  const retry = openRetries(world);
  const { ourId: id, revisionArn: ours } = facts;
  const { serviceDeploymentArn } = ending.known;
  const left: LeftDeployment = { id, ...defined({ serviceDeploymentArn }) };
  const now = (await retry(() => world.ecs.describeService(before.clusterArn, before.name))) ?? before;
  let recorded: readonly ServiceDeploymentRecord[] | undefined;
  const history = async () => {
    recorded = await retry(() => readHistoryOrNone(now, world));
    return recorded;
  };
  const completed =
    findListedCompleted(now, left) ??
    findListedCompleted(before, left) ??
    (await readLastCompleted({ service: now, history, left }, world));
  if (completed !== undefined && (completed !== ours || canStop(ending))) {
    return { kind: 'found', revisionArn: completed, isChosen: true };
  }
  const past = await readPast(now, recorded ?? (await history()), world);
  const completedOnce = listCandidates(past).filter(({ stoppedDeploymentArn }) => stoppedDeploymentArn === undefined);
  const known = [...listRunning(now, ours), ...listRunning(before, ours), ...completedOnce];
  const candidates = await pickUsable(known, { refused: [ours], history: past.history ?? [] }, world);
  return { kind: 'none', reason: explainNone(completed, candidates[0], now) };
}

/** The same revision was deployed again: ECS itself can go back to the earlier deployment, an update cannot. */
function canStop({ lastObservation }: RolloutEnding): boolean {
  return lastObservation?.serviceDeployment !== undefined && isStoppable(lastObservation.serviceDeployment);
}

async function readPast(
  service: ServiceRecord,
  history: readonly ServiceDeploymentRecord[] | undefined,
  world: Pick<FollowWorld, 'digest' | 'ecs' | 'ledger' | 'report'>,
): Promise<Past> {
  const known = await readWritten(service, world);
  return { family: '', currentArn: '', isAtRest: false, history, known };
}

/** Without a completed deployment, another revision that had running tasks is the best that there is. */
function listRunning({ deployments }: ServiceRecord, ours: RevisionArn): readonly Candidate[] {
  const running = deployments.filter((one) => one.revisionArn !== ours && one.running > 0);
  return running.map(({ revisionArn: arn }) => ({ arn, words: revisionName(arn) }));
}

function explainNone(
  completed: RevisionArn | undefined,
  candidate: Candidate | undefined,
  service: ServiceRecord,
): string {
  const why =
    completed === undefined
      ? `No deployment of service ${service.name} has completed, so there is no revision to roll back to.`
      : `The last completed deployment was of ${revisionName(completed)} as well: an update would change nothing.`;
  if (candidate === undefined) return `${why} No other revision has run in this service.`;
  const revision = revisionName(candidate.arn);
  return `${why} To run ${revision}, which ran before: ${rollbackCommand(revision, service)}`;
}
