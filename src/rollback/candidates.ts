/** Revisions that a service could go back to, for people. */

import type { RevisionArn, ServiceDeploymentArn } from '@slipway/ecs-rules/arns';
import type { ImageDigests } from '../image/pin.ts';
import { formatSource } from '../ledger/format-source.ts';
import type { ServiceDeploymentRecord } from '../ports/service-records.ts';
import type { Verdict } from '../ports/verdict.ts';
import { revisionName } from '../text/arn.ts';
import { formatMoment } from '../text/duration.ts';
import { isRolledBack, type Past } from './past.ts';

/** A revision that may run again. */
export interface Candidate {
  readonly arn: RevisionArn;
  /** `web:41 (v1.4.2, 2026-11-03 22:03 UTC)` */
  readonly words: string;
  /** Its last service deployment, when that was stopped before it completed: whether it failed is still to be read. */
  readonly stoppedDeploymentArn?: ServiceDeploymentArn;
  /** Digests by container that it has to run with, where that is known already. */
  readonly images?: ImageDigests;
}

const MOST_CANDIDATES = 10;

/** What the ledger says of a revision that a newer deployment replaced before it completed. */
const REPLACED: ReadonlySet<Verdict | undefined> = new Set([undefined, 'steady', 'superseded', 'cancelled']);

/**
 * Revisions that once ran, each once, without the one that the service names: first those that completed, newest first,
 * then those that a newer deployment may have replaced before ECS reported them as completed. Ten at most.
 */
export function listCandidates(past: Past): readonly Candidate[] {
  const completed = listCompleted(past).map((arn) => ({ arn, words: describeCandidate(arn, past) }));
  const all = [...completed, ...listStopped(past)];
  const isFirst = ({ arn }: Candidate, at: number) => all.findIndex((one) => one.arn === arn) === at;
  return all
    .filter((one, at) => one.arn !== '' && one.arn !== past.currentArn && isFirst(one, at))
    .slice(0, MOST_CANDIDATES);
}

function listCompleted({ history, known }: Past): readonly RevisionArn[] {
  const recorded = (history ?? []).filter((one) => one.status === 'SUCCESSFUL');
  const written = (known ?? []).filter((one) => one.verdict?.verdict === 'steady');
  const latestFirst = written.toSorted((a, b) => (b.verdict?.at ?? 0) - (a.verdict?.at ?? 0));
  return [...recorded.map((one) => one.targetRevisionArn ?? ''), ...latestFirst.map((one) => one.arn)];
}

/**
 * ECS stops a deployment that a newer one replaces, also one whose tasks all run (ECS API reference,
 * ServiceDeployment).
 */
function listStopped(past: Past): readonly Candidate[] {
  const newest = new Map<RevisionArn, ServiceDeploymentRecord>();
  for (const one of past.history ?? []) {
    const arn = one.targetRevisionArn ?? '';
    if (!newest.has(arn)) newest.set(arn, one);
  }
  return [...newest].flatMap(([arn, one]): readonly Candidate[] => {
    const verdict = past.known?.find((known) => known.arn === arn)?.verdict?.verdict;
    const isStopped = one.status === 'STOPPED' || one.status === 'STOP_REQUESTED';
    if (!isStopped || isRolledBack(one) || !REPLACED.has(verdict)) return [];
    const words = describeCandidate(arn, past, 'replaced before it completed');
    return [{ arn, words, stoppedDeploymentArn: one.arn }];
  });
}

/** `web:41 (v1.4.2, 2026-11-03 22:03 UTC)`, with what is known of release or commit and moment. */
export function describeCandidate(arn: RevisionArn, { history, known }: Past, state?: string): string {
  const revision = known?.find((one) => one.arn === arn);
  const source = revision === undefined ? undefined : formatSource(revision.entry);
  const at = history?.find((one) => one.targetRevisionArn === arn)?.createdAt ?? revision?.verdict?.at;
  const moment = at === undefined ? undefined : formatMoment(at);
  const facts = [source, moment, state].filter((fact) => fact !== undefined);
  return facts.length === 0 ? revisionName(arn) : `${revisionName(arn)} (${facts.join(', ')})`;
}
