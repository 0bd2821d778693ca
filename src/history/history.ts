/** The past of a service, of ECS's service deployments and the ledger of their revisions. */

import { defined } from '@slipway/ecs-rules/values';
import type { ServiceMark } from '../ledger/mark.ts';
import type { ServiceDeploymentRecord, ServiceRecord } from '../ports/service-records.ts';
import type { Verdict } from '../ports/verdict.ts';
import type { KnownRevision } from '../rollback/past.ts';
import type { Outcome, PastDeployment } from './past-deployment.ts';
import { describeAsRollback } from './past-rollback.ts';

/** The service of a status or history request. */
export interface ServiceQuestion {
  /** Name or ARN. */
  readonly cluster: string;
  /** Name or ARN. */
  readonly service: string;
}

/** The last deployments of a service, newest first. */
export interface History {
  readonly service: ServiceRecord;
  readonly deployments: readonly PastDeployment[];
  /** Image of a revision's main container, by the revision's ARN; without those that could not be read. */
  readonly images: ReadonlyMap<string, string>;
}

/** What is known of a service's past. */
export interface Remains {
  /** Newest first; undefined when they may not be read. */
  readonly deployments: readonly ServiceDeploymentRecord[] | undefined;
  /** What the ledger has of revisions; undefined when tags may not be read. */
  readonly known: readonly KnownRevision[] | undefined;
  /** The run that deployed last, and what. */
  readonly mark?: ServiceMark;
}

/**
 * The deployments, newest first. ECS's own record counts. The ledger adds those that ECS has deleted after 90
 * days (ECS API reference, ListServiceDeployments) or may not show, one a revision.
 */
export function joinHistory({ deployments, known, mark }: Remains, limit: number): readonly PastDeployment[] {
  const byArn = new Map((known ?? []).map((one) => [one.arn, one]));
  const recorded = (deployments ?? []).map((one, at, all) => {
    const arn = one.targetRevisionArn;
    // The ledger has the last verdict alone, so it says nothing of earlier deployments of the same revision.
    const isLast = all.findIndex(({ targetRevisionArn }) => targetRevisionArn === arn) === at;
    return describeRecorded(one, arn === undefined ? undefined : byArn.get(arn), isLast);
  });
  const seen = new Set(recorded.map(({ revisionArn }) => revisionArn));
  const fromLedger = (known ?? []).filter(({ arn }) => !seen.has(arn)).flatMap(describeLedgerEntry);
  const past = [...recorded, ...fromLedger].sort((one, other) => other.at - one.at);
  return past
    .map((one, at) => describeAsRollback(one, past.slice(at + 1), at === 0 ? mark : undefined))
    .slice(0, limit);
}

function describeRecorded(
  one: ServiceDeploymentRecord,
  known: KnownRevision | undefined,
  isLast: boolean,
): PastDeployment {
  const { createdAt, status, statusReason, targetRevisionArn } = one;
  const written = isLast ? known?.verdict?.verdict : undefined;
  return {
    at: createdAt,
    ...defined({ revisionArn: targetRevisionArn }),
    entry: known?.entry ?? {},
    outcome: chooseOutcome(status, written),
    ...defined({ reason: statusReason }),
  };
}

function describeLedgerEntry({ arn, entry, verdict }: KnownRevision): readonly PastDeployment[] {
  return verdict === undefined ? [] : [{ at: verdict.at, revisionArn: arn, entry, outcome: verdict.verdict }];
}

/** The statuses of a service deployment (ECS API reference, ServiceDeployment). */
function chooseOutcome(status: string, written: Verdict | undefined): Outcome {
  switch (status) {
    case 'SUCCESSFUL':
      return 'steady';
    case 'ROLLBACK_SUCCESSFUL':
      return 'rolled-back';
    case 'ROLLBACK_FAILED':
      return 'failed';
    case 'PENDING':
    case 'IN_PROGRESS':
      return 'in progress';
    case 'ROLLBACK_REQUESTED':
    case 'ROLLBACK_IN_PROGRESS':
      return 'rolling back';
    default:
      return chooseStopped(status, written);
  }
}

/**
 * ECS says `STOPPED` of one that was overtaken and of one that failed without a rollback: the ledger may know which.
 */
function chooseStopped(status: string, written: Verdict | undefined): Outcome {
  const isStopped = status === 'STOPPED' || status === 'STOP_REQUESTED';
  if (!isStopped) return 'unknown';
  return written === undefined || written === 'steady' ? 'stopped' : written;
}
