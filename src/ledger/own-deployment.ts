import type { Origin } from '../ports/runner.ts';
import type { ServiceRecord } from '../ports/service-records.ts';
import { revisionName } from '../text/arn.ts';
import type { ServiceMark } from './mark.ts';

/** A deployment that this run has made before. */
export interface OwnDeployment {
  /** Server time of the newest deployment before it. */
  readonly newest: number;
}

/**
 * The deployment that an earlier attempt of this step has made, as the mark on the service shows: PRIMARY, of the
 * revision of the mark, and newer than all deployments that existed before. Undefined outside a workflow.
 */
export function findOwnDeployment(
  mark: ServiceMark | undefined,
  service: ServiceRecord,
  { repository, runId, step = '' }: Origin,
): OwnDeployment | undefined {
  if (mark?.newest === undefined || runId === undefined) return undefined;
  const { entry, newest, step: marked = '' } = mark;
  if (entry.runId !== runId || entry.repository !== repository || marked !== step) return undefined;
  const primary = service.deployments.find(({ status }) => status === 'PRIMARY');
  if (primary === undefined || revisionName(primary.revisionArn) !== mark.revision) return undefined;
  // The moment is kept in whole milliseconds.
  return primary.createdAt >= newest + 1 ? { newest } : undefined;
}
