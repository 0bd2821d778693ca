import { endWithin } from '../ledger/end-within.ts';
import type { KnownRevision } from '../rollback/past.ts';
import { openKnown } from '../rollback/read-known.ts';
import type { Rollout } from '../rollout/follow.ts';
import type { DueUpdate, StartedService } from '../rollout/start-service.ts';
import type { Verdict } from '../rollout/verdict.ts';
import { nameRevision } from '../task-definition/document.ts';
import type { World } from '../world.ts';
import { joinHistory, type PastDeployment } from './history.ts';

/** Rows of the job summary's table, ours among them. */
const MOST_SHOWN = 5;
/** Of so many services of one run is the past read: each costs a call for every row. */
const MOST_SERVICES = 10;

/**
 * Begins to read where the last deployments come from, so that it costs no time beside a rollout that is followed.
 *
 * @returns notes them, ours and its verdict first: to be called when there is one
 */
export function readRecent(
  started: StartedService,
  due: readonly DueUpdate[],
  world: World,
): (verdict: Verdict) => Promise<void> {
  const update = due.find(({ plan }) => plan.service.name === started.name);
  if (update === undefined || due.length > MOST_SERVICES) return () => Promise.resolve();
  const { service, history } = update.plan;
  const before = started.kind === 'rollout' ? started.rollout.sight.serviceDeploymentsBefore : undefined;
  const deployments = history.filter(({ arn }) => before?.has(arn) !== false).slice(0, MOST_SHOWN);
  const arns = deployments.flatMap(({ targetRevisionArn }) => targetRevisionArn ?? []);
  const reader = openKnown({ cluster: nameRevision(service.clusterArn), service: service.name }, world);
  const reading = reader.of([update.revisionArn, ...arns]);
  return async (verdict) => {
    const known = await endWithin(reading, world);
    // The deployments are those that ECS tells of; of our own revision only where it comes from is wanted.
    const past = joinHistory({ deployments, known: known?.filter(({ arn }) => arns.includes(arn)) }, MOST_SHOWN);
    const ours = started.kind === 'rollout' ? [describeOurs(started.rollout, { update, known, verdict })] : [];
    world.notes.noteService(service.name, { past: [...ours, ...past].slice(0, MOST_SHOWN) });
  };
}

interface Judged {
  readonly update: DueUpdate;
  readonly known: readonly KnownRevision[] | undefined;
  readonly verdict: Verdict;
}

/** A rollback's entry names its run alone: what it brings comes from the revision. */
function describeOurs({ sight }: Rollout, { update, known, verdict }: Judged): PastDeployment {
  const { revisionArn } = update;
  const written = known?.find(({ arn }) => arn === revisionArn)?.entry;
  return { at: sight.facts.createdAt, revisionArn, entry: { ...written, ...update.entry }, outcome: verdict };
}
