/** What is known of a service's past, and what it says of one revision. */
import type { RevisionArn } from '@slipway/ecs-rules/arns';
import type { LedgerEntry } from '../ledger/entry.ts';
import type { WrittenVerdict } from '../ledger/verdict.ts';
import type { ServiceDeploymentRecord } from '../ports/service-records.ts';
import type { Verdict } from '../ports/verdict.ts';

/** A revision with what the ledger has of it. */
export interface KnownRevision {
  readonly arn: RevisionArn;
  readonly entry: LedgerEntry;
  /** The last verdict on it in this service; the moment is of a runner's clock. */
  readonly verdict?: WrittenVerdict;
}

/** What is known of a service's past. */
export interface Past {
  readonly family: string;
  /** The revision that the service names: it is running, or its rollout is in progress or has failed. */
  readonly currentArn: RevisionArn;
  /** Its rollout is complete, so a rollback to it has nothing to do. */
  readonly isAtRest: boolean;
  /** When it was registered: server time, milliseconds since the epoch. Absent: not known. */
  readonly registeredAt?: number;
  /** Service deployments, newest first, each with the revision it rolled out; undefined when they may not be read. */
  readonly history: readonly ServiceDeploymentRecord[] | undefined;
  /** Undefined when tags may not be read. */
  readonly known: readonly KnownRevision[] | undefined;
}

/** Verdicts that say nothing of the revision: someone else deployed over it, or the run ended. */
const NEUTRAL: ReadonlySet<Verdict> = new Set(['superseded', 'cancelled']);

/** Verdicts that say that the rollout of the revision failed. */
const FAILED: ReadonlySet<Verdict> = new Set(['rolled-back', 'failed', 'stuck', 'timed-out']);

/** Whether a deployment was rolled back, or is just being. */
export function isRolledBack(one: ServiceDeploymentRecord): boolean {
  return one.status.startsWith('ROLLBACK_');
}

/** Whether ECS is rolling it back now. */
export function isBeingRolledBack(one: ServiceDeploymentRecord | undefined): boolean {
  return one?.status === 'ROLLBACK_REQUESTED' || one?.status === 'ROLLBACK_IN_PROGRESS';
}

/**
 * Whether the last deployment of a revision went well. A `STOPPED` one was overtaken, or had failed without a rollback
 * (ECS API reference, ServiceDeployment): the ledger may know which, and without it the revision is passed over.
 */
export function wentWell(arn: RevisionArn, past: Past): boolean {
  const verdict = past.known?.find((one) => one.arn === arn)?.verdict?.verdict;
  const ended = (past.history ?? []).filter((one) => one.targetRevisionArn === arn && !isInProgress(one));
  const decisive = ended.find((one) => isDecisive(one, verdict));
  if (decisive === undefined) return verdict === 'steady';
  return decisive.status === 'SUCCESSFUL' || (!isRolledBack(decisive) && verdict === 'steady');
}

function isDecisive(one: ServiceDeploymentRecord, verdict: Verdict | undefined): boolean {
  return one.status === 'SUCCESSFUL' || isRolledBack(one) || verdict === undefined || !NEUTRAL.has(verdict);
}

function isInProgress({ status }: ServiceDeploymentRecord): boolean {
  return status === 'PENDING' || status === 'IN_PROGRESS';
}

/**
 * Whether the ledger knows that the last deployment of a revision failed. ECS reports `STOPPED`, and not `ROLLBACK_*`,
 * when an update rolled it back. A deployment that completed after the verdict counts more than the verdict.
 */
export function hasFailedVerdict(arn: RevisionArn, past: Past): boolean {
  const verdict = past.known?.find((one) => one.arn === arn)?.verdict?.verdict;
  const last = past.history?.find((one) => one.targetRevisionArn === arn && !isInProgress(one));
  return verdict !== undefined && FAILED.has(verdict) && last?.status !== 'SUCCESSFUL';
}

/** Whether ECS or the ledger shows that it ran before. */
export function hasServed(arn: RevisionArn, past: Past): boolean {
  const isRecorded = (past.history ?? []).some((one) => one.targetRevisionArn === arn && one.status === 'SUCCESSFUL');
  return isRecorded || past.known?.find((one) => one.arn === arn)?.verdict?.verdict === 'steady';
}
