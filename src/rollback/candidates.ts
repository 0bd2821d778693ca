/** Revisions that a service could go back to, for people. */
import { nameSource } from '../ledger/name-source.ts';
import { formatMoment } from '../report/duration.ts';
import { nameRevision } from '../task-definition/document.ts';
import type { Past } from './past.ts';

const MOST_CANDIDATES = 10;

/** Revisions that once served, newest first, each once, without the one that the service names: ten at most. */
export function listCandidates(past: Past): readonly string[] {
  return [...new Set(listServed(past))]
    .filter((arn) => arn !== '' && arn !== past.servingArn)
    .slice(0, MOST_CANDIDATES)
    .map((arn) => describeCandidate(arn, past));
}

function listServed({ history, known }: Past): readonly string[] {
  const recorded = (history ?? []).filter((one) => one.status === 'SUCCESSFUL');
  const written = (known ?? []).filter((one) => one.verdict?.verdict === 'steady');
  const latestFirst = written.toSorted((a, b) => (b.verdict?.at ?? 0) - (a.verdict?.at ?? 0));
  return [...recorded.map((one) => one.targetRevisionArn ?? ''), ...latestFirst.map((one) => one.arn)];
}

/** `web:41 (v1.4.2, 2026-11-03 22:03 UTC)`, with what is known of release or commit and moment. */
export function describeCandidate(arn: string, { history, known }: Past): string {
  const revision = known?.find((one) => one.arn === arn);
  const source = revision === undefined ? undefined : nameSource(revision.entry);
  const at = history?.find((one) => one.targetRevisionArn === arn)?.createdAt ?? revision?.verdict?.at;
  const facts = [source, at === undefined ? undefined : formatMoment(at)].filter((fact) => fact !== undefined);
  return facts.length === 0 ? nameRevision(arn) : `${nameRevision(arn)} (${facts.join(', ')})`;
}
