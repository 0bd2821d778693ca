/** What a table shows of a deployment in the past, as plain texts. */
import type { PastDeployment } from '../history/history.ts';
import type { LedgerEntry } from '../ledger/entry.ts';
import { nameRevision } from '../task-definition/document.ts';

const COMMIT_DIGITS = 12;
const SHORT_DIGEST = 'sha256:'.length + 12;

/** `web:42`; empty when ECS does not tell. */
export function showRevision({ revisionArn }: Pick<PastDeployment, 'revisionArn'>): string {
  return revisionArn === undefined ? '' : nameRevision(revisionArn);
}

/** Newest first, since it is the one that is looked for. */
export function showReleases({ releases }: LedgerEntry): string {
  return [...(releases ?? [])].reverse().join(' ');
}

export function showCommit({ commit }: LedgerEntry): string {
  return commit?.slice(0, COMMIT_DIGITS) ?? '';
}

/** Without its registry: `web:v2`, or `web@sha256:` and the first digits. */
export function showImage(reference: string | undefined): string {
  const name = reference?.slice(reference.lastIndexOf('/') + 1) ?? '';
  const [tagged = '', digest] = name.split('@');
  if (digest === undefined || tagged.includes(':')) return tagged;
  return `${tagged}@${digest.slice(0, SHORT_DIGEST)}`;
}
