import type { ServiceRecord } from '../rollout/observation.ts';
import { nameRevision } from '../task-definition/document.ts';
import type { Origin } from '../world/runner.ts';
import type { ServiceMark } from './mark.ts';

/** A deployment that this run has made before. */
export interface OwnDeployment {
  /** Server time of the newest deployment before it. */
  readonly newest: number;
}

/**
 * The deployment that an earlier attempt of this very step has made, as the mark on the service tells: PRIMARY, of the
 * revision of the mark, and newer than all deployments that were there before. Undefined outside a workflow.
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
  if (primary === undefined || nameRevision(primary.revisionArn) !== mark.revision) return undefined;
  // The moment is kept in whole milliseconds.
  return primary.createdAt >= newest + 1 ? { newest } : undefined;
}
