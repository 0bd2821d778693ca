import { readEventTag } from '../image/tags.ts';
import type { TaskDefinitionDocument } from '../task-definition/document.ts';
import { toCanonicalText } from '../task-definition/same-content.ts';
import type { Origin } from '../world/runner.ts';
import type { LedgerEntry } from './entry.ts';

/** Which run this is: what it is ordered by among the runs of its workflow. */
export function describeRun({ repository, workflow, runId, runNumber, runAttempt }: Origin): LedgerEntry {
  return {
    ...(repository === undefined ? {} : { repository }),
    ...(workflow === undefined ? {} : { workflow }),
    ...(runId === undefined ? {} : { runId }),
    ...(runNumber === undefined ? {} : { runNumber }),
    ...(runAttempt === undefined ? {} : { runAttempt }),
  };
}

/** Which commit the run deploys, and which release: the tag that was released or pushed. */
export function describeSource(origin: Origin): LedgerEntry {
  const { commit } = origin;
  const release = readEventTag(origin);
  return {
    ...(commit === undefined ? {} : { commit }),
    ...(release === undefined ? {} : { releases: [release] }),
  };
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
  return { ...(imageDigest === undefined ? {} : { imageDigest }), content: digest(toCanonicalText(document)) };
}
