import { defined } from '@slipway/ecs-rules/values';
import { readEventTag } from '../image/tags.ts';
import type { Origin } from '../ports/runner.ts';
import type { TaskDefinitionDocument } from '../ports/task-definition.ts';
import { toCanonicalText } from '../task-definition/same-content.ts';
import type { LedgerEntry } from './entry.ts';

/** Which run this is: what it is ordered by among the runs of its workflow. */
export function describeRun({ repository, workflow, runId, runUrl, runNumber, runAttempt }: Origin): LedgerEntry {
  return defined({ repository, workflow, runId, runUrl, runNumber, runAttempt });
}

/** Which commit the run deploys, and which release: the tag that was released or pushed. */
export function describeSource(origin: Origin): LedgerEntry {
  const { commit } = origin;
  const release = readEventTag(origin);
  return defined({ commit, releases: release === undefined ? undefined : [release] });
}

/** What a revision is made from. */
export interface RevisionContent {
  readonly document: TaskDefinitionDocument;
  /** Image references, the one that was deployed first. */
  readonly images: readonly string[];
}

/** What the revision holds: the first image that is named by digest, and the content's hash. */
export function describeContent({ document, images }: RevisionContent, digest: (text: string) => string): LedgerEntry {
  const [imageDigest] = images.flatMap((reference) => /@(sha256:[0-9a-f]{64})$/.exec(reference)?.[1] ?? []);
  return { ...defined({ imageDigest }), content: digest(toCanonicalText(document)) };
}
