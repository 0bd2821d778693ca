/** The past of a service, of ECS's service deployments and the ledger of their revisions. */
import type { LedgerEntry } from '../ledger/entry.ts';
import type { KnownRevision } from '../rollback/past.ts';
import type { ServiceDeploymentRecord, ServiceRecord } from '../rollout/observation.ts';
import type { Verdict } from '../rollout/verdict.ts';

/** One deployment of a service. */
export interface PastDeployment {
  /** When ECS began it; from the ledger, when it was judged. Milliseconds since the epoch. */
  readonly at: number;
  /** Absent: ECS does not tell. */
  readonly revisionArn?: string;
  /** Where the revision comes from, as far as that is known. */
  readonly entry: LedgerEntry;
  readonly outcome: Outcome;
  /** ECS's own words for its status. */
  readonly reason?: string;
}

/** A verdict where there is one, else the status of ECS in words. */
export type Outcome = Verdict | 'in progress' | 'rolling back' | 'stopped' | 'not known';

/** A service that somebody asks about. */
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
}

/**
 * The deployments, newest first. What ECS says of one counts; the ledger tells of those that ECS has forgotten after 90
 * days (ECS API reference, ListServiceDeployments) or may not show, one a revision.
 */
export function joinHistory({ deployments, known }: Remains, limit: number): readonly PastDeployment[] {
  const byArn = new Map((known ?? []).map((one) => [one.arn, one]));
  const recorded = (deployments ?? []).map((one, at, all) => {
    const arn = one.targetRevisionArn;
    // The ledger has the last verdict alone, so it says nothing of earlier deployments of the same revision.
    const isLast = all.findIndex(({ targetRevisionArn }) => targetRevisionArn === arn) === at;
    return describeRecorded(one, arn === undefined ? undefined : byArn.get(arn), isLast);
  });
  const seen = new Set(recorded.map(({ revisionArn }) => revisionArn));
  const remembered = (known ?? []).filter(({ arn }) => !seen.has(arn)).flatMap(describeRemembered);
  return [...recorded, ...remembered].sort((one, other) => other.at - one.at).slice(0, limit);
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
    ...(targetRevisionArn === undefined ? {} : { revisionArn: targetRevisionArn }),
    entry: known?.entry ?? {},
    outcome: chooseOutcome(status, written),
    ...(statusReason === undefined ? {} : { reason: statusReason }),
  };
}

function describeRemembered({ arn, entry, verdict }: KnownRevision): readonly PastDeployment[] {
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

/** ECS says `STOPPED` of one that was overtaken and of one that failed without a rollback: the ledger may know which. */
function chooseStopped(status: string, written: Verdict | undefined): Outcome {
  const isStopped = status === 'STOPPED' || status === 'STOP_REQUESTED';
  if (!isStopped) return 'not known';
  return written === undefined || written === 'steady' ? 'stopped' : written;
}
