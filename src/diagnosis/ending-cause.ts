import type { DeployError } from '../ports/deploy-error.ts';
import type { ServiceRecord } from '../ports/service-records.ts';
import type { Verdict } from '../ports/verdict.ts';
import { findPrimary } from '../rollout/followed-deployment.ts';
import type { CauseGroup } from './cause-groups.ts';
import type { CauseKind, EndingCause } from './diagnosis.ts';

/** How following ended, as far as it is a cause of its own. */
export interface KnownEnding {
  readonly verdict: Verdict;
  /** As the run reports it. */
  readonly reason: string;
  /** Of the last good poll; undefined when ECS does not know the service. */
  readonly service: ServiceRecord | undefined;
  /** Why nothing could be read any more. */
  readonly error?: DeployError;
}

/** What ended the run, whatever its tasks say; undefined when the tasks and events have to say it. */
export function findEndingCause(ending: KnownEnding): CauseGroup | undefined {
  const kind = findKind(ending);
  return kind === undefined ? undefined : { kind, containers: [], words: [], count: 0 };
}

function findKind({ verdict, reason, service, error }: KnownEnding): CauseKind | undefined {
  if (verdict === 'superseded') return 'superseded';
  if (error !== undefined) return findLoss(error);
  if (verdict === 'failed' && service?.status !== 'ACTIVE') return 'service-deleted';
  if (verdict === 'timed-out' && (findPrimary(service)?.pending ?? 0) > 0) return 'tasks-pending';
  if (verdict !== 'stuck') return undefined;
  return / has no (?:ACTIVE )?container instance/.test(reason) ? 'no-instances' : 'stalled';
}

function findLoss(error: DeployError): EndingCause {
  if (error.hasExpired) return 'credentials-expired';
  return error.kind === 'access' ? 'contact-denied' : 'contact-lost';
}
