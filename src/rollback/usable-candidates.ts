import type { RevisionReference } from '@slipway/ecs-rules/arns';
import { asDeployError, type DeployErrorKind } from '../ports/deploy-error.ts';
import type { CallerNotes } from '../ports/identity.ts';
import type { Reporter } from '../ports/message.ts';
import type { Ports } from '../ports/ports.ts';
import type { ServiceDeploymentRecord } from '../ports/service-records.ts';
import { revisionName } from '../text/arn.ts';
import type { Candidate } from './candidates.ts';
import { checkImages } from './check-images.ts';
import type { RollbackEvent } from './events.ts';
import { findRanImages } from './ran-images.ts';

/** What a choice among candidates needs to know. */
export interface CandidateContext {
  readonly refused: readonly RevisionReference[];
  readonly history: readonly ServiceDeploymentRecord[];
}

/**
 * The candidates that can run: the revision is ACTIVE, its images are in the registry, and its last deployment did not
 * fail. What may not be read excludes none.
 *
 * @param context `refused`: ARNs or `family:n` that are no answer, such as the revision that was just refused;
 * `history`: service deployments, newest first, with the digests that ran
 */
export async function pickUsable(
  candidates: readonly Candidate[],
  { refused, history }: CandidateContext,
  world: Pick<Ports, 'docker' | 'ecr' | 'ecs'> & CallerNotes,
): Promise<readonly Candidate[]> {
  // A failed read of a candidate is not reported: the user did not request it.
  const quiet = { ...world, report: () => {} };
  const names = new Set(refused.map(revisionName));
  const open = candidates.filter(({ arn }) => !names.has(revisionName(arn)));
  const usable = await Promise.all(
    open.map(async (one) => !(await hasFailed(one, quiet)) && (await canRun(one, history, quiet))),
  );
  return open.filter((_, at) => usable[at]);
}

async function canRun(
  { arn, images }: Candidate,
  history: readonly ServiceDeploymentRecord[],
  world: Pick<Ports, 'docker' | 'ecr' | 'ecs'> & Reporter<RollbackEvent> & CallerNotes,
): Promise<boolean> {
  try {
    const revision = await world.ecs.describeRevision(arn);
    if (revision.status !== 'ACTIVE') return false;
    const ran = images ?? findRanImages(revision, { history, known: [] });
    return (await checkImages(revision, ran, world)).lost.length === 0;
  } catch (thrown) {
    return readKind(thrown) !== 'absent';
  }
}

/**
 * A STOPPED deployment was replaced by a newer one, also while its tasks failed again and again, or it failed itself.
 */
async function hasFailed({ stoppedDeploymentArn: arn }: Candidate, { ecs }: Pick<Ports, 'ecs'>): Promise<boolean> {
  if (arn === undefined) return false;
  try {
    const deployment = await ecs.describeServiceDeployment(arn);
    const { circuitBreaker, alarms } = deployment ?? {};
    return [circuitBreaker?.status, alarms?.status].includes('TRIGGERED') || (circuitBreaker?.failureCount ?? 0) > 0;
  } catch (thrown) {
    readKind(thrown);
    return false;
  }
}

/** Of a read that was denied or failed. */
function readKind(thrown: unknown): DeployErrorKind {
  const { kind } = asDeployError(thrown);
  if (kind === 'internal' || kind === 'cancelled') throw thrown;
  return kind;
}
