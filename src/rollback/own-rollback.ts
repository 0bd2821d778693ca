/** A rollback by this very run, which an earlier attempt or another step of it has brought. */
import type { RollbackRequest } from '../inputs/request.ts';
import { readServiceMark } from '../ledger/ledger.ts';
import type { ServiceMark } from '../ledger/mark.ts';
import type { Ports } from '../ports/ports.ts';
import type { ServiceRecord } from '../ports/service-records.ts';
import { revisionName } from '../text/arn.ts';
import { isStep } from './step-back.ts';

/**
 * The mark of a rollback by this very run, or outside a workflow by another one there, that brought what is running.
 */
export async function readOwnMark(
  service: ServiceRecord,
  world: Pick<Ports, 'ledger' | 'origin'>,
): Promise<ServiceMark | undefined> {
  const { repository, runId } = world.origin;
  const mark = await readServiceMark(service.arn, world.ledger);
  if (mark?.revision !== revisionName(service.revisionArn)) return undefined;
  const { entry } = mark;
  // A deploy of this run, in another job, marks the service with what it deployed; a rollback has no content of its
  // own.
  const isOurs = entry.runId === runId && (runId === undefined || entry.repository === repository);
  return isOurs && entry.content === undefined ? mark : undefined;
}

/**
 * A step back from where an earlier attempt of this very run has brought the service would be a second one, and a run
 * that is started again ends like one that was never disturbed.
 */
export function isSecondStep(
  request: RollbackRequest,
  mark: ServiceMark | undefined,
  { origin }: Pick<Ports, 'origin'>,
): boolean {
  const { runId, runAttempt = 1, step } = origin;
  if (!isStep(request) || mark === undefined || runId === undefined) return false;
  return (mark.entry.runAttempt ?? 1) < runAttempt || (step !== undefined && mark.step === step);
}
