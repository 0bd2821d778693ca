/** What was read before anything is written. Types only. */

import type { RevisionArn } from '@slipway/ecs-rules/arns';
import type { ImageState } from '../image/image-state.ts';
import type { ImageDigests } from '../image/pin.ts';
import type { ResolvedImage } from '../image/platform.ts';
import type { LedgerEntry } from '../ledger/entry.ts';
import type { OwnDeployment } from '../ledger/own-deployment.ts';
import type { CodeDeployState } from '../ports/code-deploy-records.ts';
import type { InstanceRecord, TaskRecord } from '../ports/ecs.ts';
import type { CallerIdentity } from '../ports/identity.ts';
import type { ServiceDeploymentRecord, ServiceRecord, Unreadable } from '../ports/service-records.ts';
import type { NewestRevision, Revision, TaskDefinitionDocument } from '../ports/task-definition.ts';
import type { FoundTarget } from '../rollback/found-target.ts';
import type { DocumentPlaces } from '../task-definition/places.ts';

/** A service as found, with its current revision and its history. */
export interface FoundService {
  readonly service: ServiceRecord;
  /** Of the last deployment that completed; where none is known, and for a rollback, the one that the service names. */
  readonly current: Revision;
  /** The revision that the service names, where it is not the current one: in progress, or failed. */
  readonly latest?: Revision;
  /** Of the last deployment that completed; absent: none is known, or a rollback was requested. */
  readonly completedArn?: RevisionArn;
  /** Digests by container of the revision that the service names; a container is missing where that is not known. */
  readonly running: ImageDigests;
  /** Service deployments, newest first; empty when they may not be read. */
  readonly history: readonly ServiceDeploymentRecord[];
  /** The revision to return to, when a rollback was requested. */
  readonly target?: FoundTarget;
  /** One sentence, when a newer run of the same workflow has deployed; a rollback is requested and never stale. */
  readonly staleBecause?: string;
  /** What the ledger has of the current revision; absent: not read. */
  readonly currentEntry?: LedgerEntry;
  /** One sentence, when the current revision is of a later release than this run. */
  readonly downgradeBecause?: string;
  /** Set when a new deployment is forced, and this run has forced it before. */
  readonly ownDeployment?: OwnDeployment;
  readonly surroundings: Surroundings;
  /** Set when AWS CodeDeploy deploys the service. */
  readonly codeDeploy?: CodeDeployState;
}

/** What a rollout has to do with next to the service: only what this service needs is read. */
export interface Surroundings {
  /** With launch type EC2: the instances of the cluster, and the service's own tasks on them. */
  readonly hosts?: { readonly instances: readonly InstanceRecord[]; readonly tasks: readonly TaskRecord[] };
  /** The longest of the service's target groups. */
  readonly deregistrationDelayMs?: number;
  /** Reads that were denied or failed. */
  readonly unreadable: readonly Unreadable[];
}

/** All that was read before anything is written. */
export interface Found {
  /** Monotonic time of this process before the first read, in milliseconds. */
  readonly readMs: number;
  /** Wall-clock time of the runner, milliseconds since the epoch; for ages that are shown. */
  readonly readAt?: number;
  readonly identity: CallerIdentity;
  readonly services: readonly FoundService[];
  /** A one-off task uses capacity and is waited for before the services are updated. */
  readonly isTaskRunning?: boolean;
  /** The document of all services; absent: each renders from its current revision. */
  readonly document?: TaskDefinitionDocument;
  /** The revision that the document was taken from; absent for a file. */
  readonly documentArn?: RevisionArn;
  /** That revision itself, when it was requested by its number. */
  readonly named?: Revision;
  /** Where its fields are in its file; absent for a revision. */
  readonly places?: DocumentPlaces;
  readonly image?: ImageState;
  /** Of the document's family, where this run may register it soon. */
  readonly newest?: NewestRevision;
  /** Images that the next revisions will name, as far as their registries could be asked. */
  readonly given: readonly ResolvedImage[];
}
