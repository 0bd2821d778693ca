import { isFargate } from './forecast/prospect.ts';
import type { Found, FoundService, FoundTarget } from './found.ts';
import { listImages } from './image/named-image.ts';
import { type ImageDigests, pinContainers, pinImages } from './image/pin.ts';
import type { GivenSight, Machines } from './image/platform.ts';
import type { DeployRequest } from './inputs/request.ts';
import type { LedgerEntry } from './ledger/entry.ts';
import { mergeDigests } from './rollout/running-images.ts';
import type { UpdatePlan } from './rollout/update-plan.ts';
import type { Revision, TaskDefinitionDocument } from './task-definition/document.ts';
import type { DocumentPlaces } from './task-definition/places.ts';
import { toRegistrable } from './task-definition/registrable.ts';

/** How the revision of one or more services comes to be. */
export type RevisionPlan =
  /** The document is rendered from `base` with the image, and registered unless it is there already. */
  | {
      readonly kind: 'render';
      readonly base: TaskDefinitionDocument;
      /** The revision that the base is of; absent for a file. */
      readonly baseArn?: string;
      /** The revision that was asked for by its number: deployed itself, as long as nothing in it changes. */
      readonly named?: Revision;
      /** Where its members are in its file; absent for a revision. */
      readonly places?: DocumentPlaces;
      readonly updates: readonly UpdatePlan[];
      readonly serving: readonly Revision[];
      /** What the services name, where that is another revision than the one that serves. */
      readonly latest: readonly Revision[];
      /** What the services name, with the digests that run of it. */
      readonly running: readonly RunningRevision[];
      /** Digests by reference: what the run deploys in place of tags; empty where tags stay. */
      readonly digests: ReadonlyMap<string, string>;
      /** Containers that only other documents of this run have: an image that names one is not meant for this document. */
      readonly elsewhere: readonly string[];
      /** What its tasks run on. */
      readonly machines: Machines;
    }
  /** A rollback: the revision exists. */
  | {
      readonly kind: 'existing';
      readonly revision: Revision;
      readonly updates: readonly UpdatePlan[];
      /** Its content with the digests that ran then, where its tags name other images by now: registered first. */
      readonly pinned?: PinnedReturn;
    };

/** A revision that a rollback registers, since the tags of the one that it returns to were moved. */
export interface PinnedReturn {
  /** The content of that revision, with the digests that ran. */
  readonly document: TaskDefinitionDocument;
  /** What is pinned, as lines of the plan. */
  readonly changes: readonly string[];
  /** What the ledger has of that revision. */
  readonly entry: LedgerEntry;
}

/** What a service names, with the digests by container that run of it. */
export interface RunningRevision {
  readonly revision: Revision;
  readonly digests: ImageDigests;
}

type Render = Extract<RevisionPlan, { readonly kind: 'render' }>;

/**
 * One document for all services, or one for each from the revision that serves it. The images of a file are deployed by
 * digest; those that a revision brings along keep their tags, as no other image was requested.
 */
export function planRenders(
  found: Found,
  updates: readonly UpdatePlan[],
  { shouldPinImages }: Pick<DeployRequest, 'shouldPinImages'>,
): readonly RevisionPlan[] {
  const serving = found.services.map((service) => service.serving);
  const running = found.services.map(describeRunning);
  const digests = shouldPinImages ? mapDigests(found.given) : new Map<string, string>();
  const { document, documentArn, named, places } = found;
  if (document !== undefined) {
    const machines = findMachines(found.services);
    const origin = {
      ...(documentArn === undefined ? {} : { baseArn: documentArn }),
      ...(named === undefined ? {} : { named }),
      ...(places === undefined ? {} : { places }),
    };
    // A revision is the base of the next one: with a digest in place of its tag, a tag that moves would never be seen again.
    const base = documentArn === undefined ? pinImages(document, digests) : document;
    const latest = listLatest(found.services);
    return [{ kind: 'render', base, ...origin, updates, serving, latest, running, digests, elsewhere: [], machines }];
  }
  const bases = serving.map(({ described }) => toRegistrable(described));
  return serving.map((revision, at): RevisionPlan => {
    const base = toRegistrable(revision.described);
    return {
      kind: 'render',
      base,
      baseArn: revision.arn,
      updates: updates.slice(at, at + 1),
      serving: [revision],
      latest: listLatest(found.services.slice(at, at + 1)),
      running: running.slice(at, at + 1),
      digests,
      elsewhere: findElsewhere(base, bases),
      machines: findMachines(found.services.slice(at, at + 1)),
    };
  });
}

function mapDigests(seen: readonly GivenSight[]): ReadonlyMap<string, string> {
  return new Map(
    seen.flatMap(({ reference, lookup }) => (lookup.kind === 'found' ? [[reference, lookup.digest] as const] : [])),
  );
}

function describeRunning({ latest, serving, running }: FoundService): RunningRevision {
  return { revision: latest ?? serving, digests: running };
}

function listLatest(services: readonly FoundService[]): readonly Revision[] {
  return services.flatMap(({ latest }) => latest ?? []);
}

/** What the services run on: one that is not read adds nothing. */
function findMachines(services: readonly FoundService[]): Machines {
  const instances = services.flatMap(({ surroundings }) => surroundings.room?.instances ?? []);
  const architectures = instances.flatMap(({ attributes }) => attributes['ecs.cpu-architecture'] ?? []);
  return { isFargate: services.some(isFargate), architectures: [...new Set(architectures)] };
}

function findElsewhere(base: TaskDefinitionDocument, all: readonly TaskDefinitionDocument[]): readonly string[] {
  const own = new Set(base.containerDefinitions.map(({ name }) => name));
  return all.flatMap((one) => one.containerDefinitions.map(({ name }) => name)).filter((name) => !own.has(name));
}

/**
 * The revision that all services of the plan name, with the digests that run in place of the tags that the document has
 * none of: a document that equals it runs already. A forced deployment resolves tags anew, so then only the document
 * itself will do.
 */
export function listRunningForms(
  { running, updates }: Pick<Render, 'running' | 'updates'>,
  document: TaskDefinitionDocument,
): readonly Revision[] {
  const first = running[0]?.revision;
  const isOne = first !== undefined && running.every(({ revision }) => revision.arn === first.arn);
  if (!isOne || updates.some(({ shouldForce }) => shouldForce)) return [];
  const pinned = new Set(
    listImages(document).flatMap(({ container, identifier }) => ('digest' in identifier ? [container] : [])),
  );
  const all = mergeDigests(running.map(({ digests }) => digests));
  const digests = Object.entries(all).filter(([container]) => pinned.has(container));
  return [{ ...first, described: pinContainers(toRegistrable(first.described), Object.fromEntries(digests)) }];
}

/** Of a rollback: the revisions that the services return to. */
export function planReturns(found: Found, updates: readonly UpdatePlan[]): readonly RevisionPlan[] {
  return found.services.flatMap(({ target }, at): RevisionPlan[] =>
    target === undefined ? [] : [{ kind: 'existing', ...describeReturn(target), updates: updates.slice(at, at + 1) }],
  );
}

function describeReturn({ revision, pinned, changes = [], known }: FoundTarget) {
  if (pinned === undefined) return { revision };
  const entry = known.find(({ arn }) => arn === revision.arn)?.entry ?? {};
  return { revision, pinned: { document: pinned, changes, entry } };
}
