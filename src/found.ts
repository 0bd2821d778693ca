/** What was read before anything is written. Types only. */
import type { CodeDeploySight } from './code-deploy/records.ts';
import type { ImageDigests } from './image/pin.ts';
import type { ImageLook } from './image/plan.ts';
import type { GivenSight } from './image/platform.ts';
import type { OwnDeployment } from './ledger/own-deployment.ts';
import type { KnownRevision } from './rollback/past.ts';
import type { ServiceDeploymentRecord, ServiceRecord, Unreadable } from './rollout/observation.ts';
import type { WayBack } from './rollout/update-plan.ts';
import type { Revision, TaskDefinitionDocument } from './task-definition/document.ts';
import type { DocumentPlaces } from './task-definition/places.ts';
import type { InstanceRecord, TaskRecord } from './world/ecs.ts';
import type { CallerIdentity } from './world.ts';

/** A service as found, with the revision that serves and the service's past. */
export interface FoundService {
  readonly service: ServiceRecord;
  /** Of the last deployment that completed; where none is known, and for a rollback, the one that the service names. */
  readonly serving: Revision;
  /** The revision that the service names, where that is another than `serving`: in progress, or failed. */
  readonly latest?: Revision;
  /** Of the last deployment that completed; absent: none is known, or a rollback was requested. */
  readonly completedArn?: string;
  /** Digests by container of the revision that the service names; a container is missing where that is not known. */
  readonly running: ImageDigests;
  /** Service deployments, newest first; empty when they may not be read. */
  readonly history: readonly ServiceDeploymentRecord[];
  /** The revision to return to, when a rollback was asked for. */
  readonly target?: FoundTarget;
  /** One sentence, when a newer run of the same workflow has deployed; a rollback is asked for by somebody and never stale. */
  readonly staleBecause?: string;
  /** One sentence, when what serves is a later release than the one of this run. */
  readonly downgradeBecause?: string;
  /** Set when a new deployment is forced, and this run has forced it before. */
  readonly ownDeployment?: OwnDeployment;
  readonly surroundings: Surroundings;
  /** Set when AWS CodeDeploy deploys the service. */
  readonly codeDeploy?: CodeDeploySight;
}

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
  /** Set when a deployment under way can be taken back instead of an update. */
  readonly wayBack?: WayBack;
  /** A stop with rollback of CodeDeploy's deployment under way leads there. */
  readonly isCodeDeployBack: boolean;
}

/** What a rollout has to do with beside the service: only what this service needs is read. */
export interface Surroundings {
  /** With launch type EC2: the instances of the cluster, and the service's own tasks on them. */
  readonly room?: { readonly instances: readonly InstanceRecord[]; readonly tasks: readonly TaskRecord[] };
  /** The longest of the service's target groups. */
  readonly deregistrationDelayMs?: number;
  /** Reads that were denied or failed. */
  readonly unreadable: readonly Unreadable[];
}

/** All that was read before anything is written. */
export interface Found {
  readonly identity: CallerIdentity;
  readonly services: readonly FoundService[];
  /** A one-off task is running that holds room, and is waited for before the services are updated. */
  readonly isTaskRunning?: boolean;
  /** The document of all services; absent: each renders from the revision that serves it. */
  readonly document?: TaskDefinitionDocument;
  /** The revision that the document was taken from; absent for a file. */
  readonly documentArn?: string;
  /** That revision itself, when it was asked for by its number. */
  readonly named?: Revision;
  /** Where its members are in its file; absent for a revision. */
  readonly places?: DocumentPlaces;
  readonly image?: ImageLook;
  /** Images that the next revisions will name, as far as their registries could be asked. */
  readonly given: readonly GivenSight[];
}
