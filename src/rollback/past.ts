/** What is known of a service's past, and what it says of one revision. */
import type { LedgerEntry } from '../ledger/entry.ts';
import type { WrittenVerdict } from '../ledger/verdict.ts';
import type { ServiceDeploymentRecord } from '../rollout/observation.ts';
import type { Verdict } from '../rollout/verdict.ts';
import { nameRevision } from '../task-definition/document.ts';

/** A revision with what the ledger has of it. */
export interface KnownRevision {
  readonly arn: string;
  readonly entry: LedgerEntry;
  /** The last verdict on it in this service; the moment is of a runner's clock. */
  readonly verdict?: WrittenVerdict;
}

/** What is known of a service's past. */
export interface Past {
  readonly family: string;
  /** The revision that the service names: it serves, or its rollout is under way or has failed. */
  readonly servingArn: string;
  /** Its rollout is complete, so that there is nothing to do for who asks for it. */
  readonly isAtRest: boolean;
  /** When it was registered: server time, milliseconds since the epoch. Absent: not known. */
  readonly registeredAt?: number;
  /** Service deployments, newest first, each with the revision it rolled out; undefined when they may not be read. */
  readonly history: readonly ServiceDeploymentRecord[] | undefined;
  /** Undefined when tags may not be read. */
  readonly known: readonly KnownRevision[] | undefined;
}

/** Verdicts that say nothing of the revision: somebody deployed over it, or the run ended. */
const NEUTRAL: ReadonlySet<Verdict> = new Set(['superseded', 'cancelled']);

/** Verdicts that say that the rollout of the revision failed. */
const FAILED: ReadonlySet<Verdict> = new Set(['rolled-back', 'failed', 'stuck', 'timed-out']);

/** Revisions by family and number; a text that is neither has the number 0. */
export function splitRevision(arn: string): { readonly family: string; readonly number: number } {
  const name = nameRevision(arn);
  const colon = name.lastIndexOf(':');
  return { family: name.slice(0, colon), number: Number(name.slice(colon + 1)) || 0 };
}

/** Whether a deployment was taken back, or is just being. */
export function isTakenBack(one: ServiceDeploymentRecord): boolean {
  return one.status.startsWith('ROLLBACK_');
}

/** Whether ECS is taking it back just now. */
export function isBeingTakenBack(one: ServiceDeploymentRecord | undefined): boolean {
  return one?.status === 'ROLLBACK_REQUESTED' || one?.status === 'ROLLBACK_IN_PROGRESS';
}

/**
 * Whether the last deployment of a revision went well. A `STOPPED` one was overtaken, or had failed without a rollback
 * (ECS API reference, ServiceDeployment): the ledger may know which, and without it the revision is passed over.
 */
export function wentWell(arn: string, past: Past): boolean {
  const verdict = past.known?.find((one) => one.arn === arn)?.verdict?.verdict;
  const ended = (past.history ?? []).filter((one) => one.targetRevisionArn === arn && !isUnderWay(one));
  const telling = ended.find((one) => isTelling(one, verdict));
  if (telling === undefined) return verdict === 'steady';
  return telling.status === 'SUCCESSFUL' || (!isTakenBack(telling) && verdict === 'steady');
}

function isTelling(one: ServiceDeploymentRecord, verdict: Verdict | undefined): boolean {
  return one.status === 'SUCCESSFUL' || isTakenBack(one) || verdict === undefined || !NEUTRAL.has(verdict);
}

function isUnderWay({ status }: ServiceDeploymentRecord): boolean {
  return status === 'PENDING' || status === 'IN_PROGRESS';
}

/**
 * Whether the ledger knows that the last deployment of a revision failed. ECS reports `STOPPED`, and not `ROLLBACK_*`, when
 * an update rolled it back. A deployment that completed after the verdict counts more than the verdict.
 */
export function hasFailedVerdict(arn: string, past: Past): boolean {
  const verdict = past.known?.find((one) => one.arn === arn)?.verdict?.verdict;
  const last = past.history?.find((one) => one.targetRevisionArn === arn && !isUnderWay(one));
  return verdict !== undefined && FAILED.has(verdict) && last?.status !== 'SUCCESSFUL';
}

/** Whether ECS or the ledger knows that it once served. */
export function hasServed(arn: string, past: Past): boolean {
  const isRecorded = (past.history ?? []).some((one) => one.targetRevisionArn === arn && one.status === 'SUCCESSFUL');
  return isRecorded || past.known?.find((one) => one.arn === arn)?.verdict?.verdict === 'steady';
}
