import type { ImageDigests } from '../image/pin.ts';
import type { Revision, TaskDefinitionDocument } from '../ports/task-definition.ts';
import type { RollbackPath } from '../rollout/update-plan.ts';
import type { KnownRevision } from './past.ts';

/** Where a rollback goes to. */
export interface FoundTarget {
  readonly revision: Revision;
  /** Its content with the digests that ran then, where its tags name other images by now. */
  readonly pinned?: TaskDefinitionDocument;
  /** Digests by container to compare once the rollback is complete: nobody could resolve their tags before. */
  readonly unverified: ImageDigests;
  /** What `pinned` changes, as lines of the plan. */
  readonly changes?: readonly string[];
  /** What the ledger has of it and of the revision that the service names; empty where tags may not be read. */
  readonly known: readonly KnownRevision[];
  /** Set when a deployment in progress can be rolled back instead of an update. */
  readonly rollbackPath?: RollbackPath;
  /** A stop with rollback of CodeDeploy's deployment in progress leads there. */
  readonly isCodeDeployRollback: boolean;
}
