import { openPatience } from '../patient.ts';
import { nameCommand } from '../rollback/advise-candidate.ts';
import { type Candidate, listCandidates } from '../rollback/candidates.ts';
import { findListedCompleted, type LeftDeployment } from '../rollback/last-completed.ts';
import type { Past } from '../rollback/past.ts';
import { readHistoryOrNone, readLastCompleted, readWritten } from '../rollback/read-last-completed.ts';
import { pickUsable } from '../rollback/usable-candidates.ts';
import { nameRevision } from '../task-definition/document.ts';
import type { World } from '../world.ts';
import type { Rollout, RolloutEnding } from './follow.ts';
import type { ServiceDeploymentRecord, ServiceRecord } from './observation.ts';
import { isStoppable } from './update-plan.ts';

/** Where an automatic rollback leads. */
export type AutomaticTarget =
  | { readonly kind: 'found'; readonly revisionArn: string }
  /** `reason`: why there is none, and what could run instead. */
  | { readonly kind: 'none'; readonly reason: string };

/**
 * The revision of the last deployment that completed before ours, as ECS shows it now: the one that the service named
 * before may have failed, or may never have completed.
 */
export async function findAutomaticTarget(
  { sight, before }: Rollout,
  ending: RolloutEnding,
  world: World,
): Promise<AutomaticTarget> {
  const patience = openPatience(world);
  const { ourId: id, revisionArn: ours } = sight.facts;
  const { serviceDeploymentArn } = ending.known;
  const left: LeftDeployment = { id, ...(serviceDeploymentArn === undefined ? {} : { serviceDeploymentArn }) };
  const now = (await patience(() => world.ecs.describeService(sight.cluster, sight.service))) ?? before;
  let recorded: readonly ServiceDeploymentRecord[] | undefined;
  const history = async () => {
    recorded = await patience(() => readHistoryOrNone(now, world));
    return recorded;
  };
  const completed =
    findListedCompleted(now, left) ??
    findListedCompleted(before, left) ??
    (await readLastCompleted({ service: now, history, left }, world));
  if (completed !== undefined && (completed !== ours || canStop(ending))) {
    return { kind: 'found', revisionArn: completed };
  }
  const past = await readPast(now, recorded ?? (await history()), world);
  const completedOnce = listCandidates(past).filter(({ stoppedDeploymentArn }) => stoppedDeploymentArn === undefined);
  const known = [...listRunning(now, ours), ...listRunning(before, ours), ...completedOnce];
  const candidates = await pickUsable(known, { refused: [ours], history: past.history ?? [] }, world);
  return { kind: 'none', reason: explainNone(completed, candidates[0], now) };
}

/** The same revision was deployed again: ECS itself can go back to the earlier deployment, an update cannot. */
function canStop({ lastLook }: RolloutEnding): boolean {
  return lastLook?.serviceDeployment !== undefined && isStoppable(lastLook.serviceDeployment);
}

async function readPast(
  service: ServiceRecord,
  history: readonly ServiceDeploymentRecord[] | undefined,
  world: World,
): Promise<Past> {
  const known = await readWritten(service, world);
  return { family: '', servingArn: '', isAtRest: false, history, known };
}

/** Without a completed deployment, another revision that had running tasks is the best that there is. */
function listRunning({ deployments }: ServiceRecord, ours: string): readonly Candidate[] {
  const running = deployments.filter((one) => one.revisionArn !== ours && one.running > 0);
  return running.map(({ revisionArn: arn }) => ({ arn, words: nameRevision(arn) }));
}

function explainNone(completed: string | undefined, candidate: Candidate | undefined, service: ServiceRecord): string {
  const why =
    completed === undefined
      ? `No deployment of service ${service.name} has completed, so there is no revision to roll back to.`
      : `The last deployment that completed was of ${nameRevision(completed)}, too: an update would change nothing.`;
  if (candidate === undefined) return `${why} No other revision is known that has run in this service.`;
  const revision = nameRevision(candidate.arn);
  return `${why} To run ${revision}, which ran before: ${nameCommand(revision, service)}`;
}
