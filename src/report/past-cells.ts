/** What a table shows of a deployment in the past, as plain texts. */

import { defined } from '@slipway/ecs-rules/values';
import type { PastDeployment } from '../history/past-deployment.ts';
import type { LedgerEntry } from '../ledger/entry.ts';
import { formatSource } from '../ledger/format-source.ts';
import { lastSegment, revisionName } from '../text/arn.ts';

const COMMIT_DIGITS = 12;
const SHORT_DIGEST = 'sha256:'.length + 12;

/** `web:42`; empty when ECS does not report it. */
export function showRevision({ revisionArn }: Pick<PastDeployment, 'revisionArn'>): string {
  return revisionArn === undefined ? '' : revisionName(revisionArn);
}

/** `rollback to v1.4.2, replaced v1.5.0 (web:24)`, or `deploy`. */
export function showAction({ rollback, entry, revisionArn }: PastDeployment): string {
  if (rollback === undefined) return 'deploy';
  const to = formatSource(entry) ?? entry.restores ?? showRevision(defined({ revisionArn }));
  const { replaced } = rollback;
  if (replaced === undefined) return `rollback to ${to}`;
  const revision = revisionName(replaced.revisionArn);
  const source = formatSource(replaced.entry);
  return `rollback to ${to}, replaced ${source === undefined ? revision : `${source} (${revision})`}`;
}

/** The run that deployed; of a rollback the one that rolled back, never the one that made the revision. */
export function runOf({ rollback, entry }: PastDeployment): LedgerEntry {
  return rollback === undefined ? entry : (rollback.run ?? {});
}

/** Newest first, since that is the one people want. */
export function showReleases({ releases }: LedgerEntry): string {
  return [...(releases ?? [])].reverse().join(' ');
}

export function showCommit({ commit }: LedgerEntry): string {
  return commit?.slice(0, COMMIT_DIGITS) ?? '';
}

/** Without its registry: `web:v2`, or `web@sha256:` and the first digits. */
export function showImage(reference: string | undefined): string {
  const name = reference === undefined ? '' : lastSegment(reference);
  const [tagged = '', digest] = name.split('@');
  if (digest === undefined || tagged.includes(':')) return tagged;
  return `${tagged}@${digest.slice(0, SHORT_DIGEST)}`;
}
