/** What was read before anything is written. Types only. */
import type { ImageLook } from './image/plan.ts';
import type { ServiceDeploymentRecord, ServiceRecord } from './rollout/observation.ts';
import type { Revision, TaskDefinitionDocument } from './task-definition/document.ts';

/** A service as found, with the revision that serves and the service's past. */
export interface FoundService {
  readonly service: ServiceRecord;
  readonly serving: Revision;
  /** Service deployments, newest first; empty when they may not be read. */
  readonly history: readonly ServiceDeploymentRecord[];
  /** The revision to return to, when a rollback was asked for. */
  readonly target?: Revision;
}

/** All that was read before anything is written. */
export interface Found {
  readonly services: readonly FoundService[];
  /** The document of all services; absent: each renders from the revision that serves it. */
  readonly document?: TaskDefinitionDocument;
  readonly image?: ImageLook;
}
