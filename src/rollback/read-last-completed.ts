import type { RevisionArn } from '@slipway/ecs-rules/arns';
import { asDeployError } from '../ports/deploy-error.ts';
import type { Ports } from '../ports/ports.ts';
import type { ServiceDeploymentRecord, ServiceRecord } from '../ports/service-records.ts';
import { clusterName, splitRevision } from '../text/arn.ts';
import {
  findClassicCompleted,
  findListedCompleted,
  findRecordedCompleted,
  findWrittenCompleted,
  type LeftDeployment,
} from './last-completed.ts';
import type { KnownRevision } from './past.ts';
import { type KnownWorld, openKnown } from './read-known.ts';

/** A service as it was read. */
export interface CompletionQuestion {
  readonly service: ServiceRecord;
  /**
   * Newest first; undefined when it could not be read. Read only where the service itself lists no completed
   * deployment.
   */
  readonly history: () => Promise<readonly ServiceDeploymentRecord[] | undefined>;
  readonly left?: LeftDeployment;
}

/** Of so many of the family's newest revisions the tags are read, where ECS has no completed deployment. */
const MOST_READ = 20;

/** ARN of the revision of the last deployment that completed; undefined when no such deployment is known. */
export async function readLastCompleted(
  question: CompletionQuestion,
  world: KnownWorld,
): Promise<RevisionArn | undefined> {
  const { service, left } = question;
  const listed = findListedCompleted(service, left);
  if (listed !== undefined) return listed;
  const recorded = findRecordedCompleted((await question.history()) ?? [], left);
  return recorded ?? findClassicCompleted(service, left) ?? findWrittenCompleted(await readWritten(service, world));
}

/** What the ledger has of the newest revisions of the family; empty when it may not be read. */
export async function readWritten(
  { clusterArn, name, revisionArn }: ServiceRecord,
  world: KnownWorld,
): Promise<readonly KnownRevision[]> {
  const { family } = splitRevision(revisionArn);
  const newest = family === '' ? [] : await unlessDenied(() => world.ecs.listRevisions(family, MOST_READ));
  const reader = openKnown({ cluster: clusterName(clusterArn), service: name }, world);
  return (await reader.of(newest ?? [])) ?? [];
}

/** The history as far as it may be read: what is denied is no answer, and the ledger is read instead. */
export function readHistoryOrNone(
  { clusterArn, name }: ServiceRecord,
  { ecs }: Pick<Ports, 'ecs'>,
): Promise<readonly ServiceDeploymentRecord[] | undefined> {
  return unlessDenied(() => ecs.serviceDeployments(clusterArn, name, 100));
}

async function unlessDenied<Value>(read: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await read();
  } catch (thrown) {
    if (asDeployError(thrown).kind === 'access') return undefined;
    throw thrown;
  }
}
