import type { RevisionArn } from '@slipway/ecs-rules/arns';
import { defined, type JsonObject } from '@slipway/ecs-rules/values';
import type { Found, FoundService } from '../current-state/current-state.ts';
import { isFargate } from '../forecast/prospect.ts';
import { listImages } from '../image/named-image.ts';
import { type ImageDigests, pinContainers, pinImages } from '../image/pin.ts';
import type { Machines, ResolvedImage } from '../image/platform.ts';
import { hasImagesByService } from '../inputs/images-of-services.ts';
import type { DeployRequest } from '../inputs/request.ts';
import type { LedgerEntry } from '../ledger/entry.ts';
import type { Revision, TaskDefinitionDocument } from '../ports/task-definition.ts';
import type { FoundTarget } from '../rollback/found-target.ts';
import { mergeDigests } from '../rollout/running-images.ts';
import type { DocumentPlaces } from '../task-definition/places.ts';
import { toRegistrable } from '../task-definition/registrable.ts';
import type { RenderedTaskDefinition } from '../task-definition/render.ts';
import { withImages } from '../task-definition/with-images.ts';
import type { ServicePlan } from './choose-driver.ts';

/** Where the revision of one or more services comes from. */
export type RevisionPlan =
  /** The document is rendered from `base` with the image, and registered unless it already exists. */
  | {
      readonly kind: 'render';
      readonly base: TaskDefinitionDocument;
      /** The revision that the base is of; absent for a file. */
      readonly baseArn?: RevisionArn;
      /** The revision that was requested by its number: deployed itself, as long as nothing in it changes. */
      readonly named?: Revision;
      /** Where its fields are in its file; absent for a revision. */
      readonly places?: DocumentPlaces;
      readonly updates: readonly ServicePlan[];
      readonly current: readonly Revision[];
      /** The revisions that the services name, where these are not the current ones. */
      readonly latest: readonly Revision[];
      /** What the services name, with the digests that run of it. */
      readonly running: readonly RunningRevision[];
      /** Digests by reference: what the run deploys in place of tags; empty where tags stay. */
      readonly digests: ReadonlyMap<string, string>;
      /**
       * Containers that only other documents of this run have: an image that names one is not meant for this document.
       */
      readonly elsewhere: readonly string[];
      /** What its tasks run on. */
      readonly machines: Machines;
      /** The next document, once the plan has rendered it. */
      readonly rendered?: RenderedTaskDefinition;
    }
  /** A rollback: the revision exists. */
  | {
      readonly kind: 'existing';
      readonly revision: Revision;
      readonly updates: readonly ServicePlan[];
      /** Its content with the digests that ran then, where its tags name other images by now: registered first. */
      readonly pinned?: PinnedTarget;
    };

/** A revision that a rollback registers, since the tags of the one that it returns to were moved. */
export interface PinnedTarget {
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

/** What will run of it. Undefined: it could not be rendered, and the plan says why. */
export function findDocument(revision: RevisionPlan): JsonObject | undefined {
  if (revision.kind === 'render') return revision.rendered?.document;
  return revision.pinned?.document ?? revision.revision.described;
}

/**
 * One document for all services, or one for each from its current revision. The images of a file are deployed by
 * digest; those that a revision brings along keep their tags, as no other image was requested.
 */
export function planRenders(
  found: Found,
  updates: readonly ServicePlan[],
  request: Pick<DeployRequest, 'shouldPinImages' | 'isDriftCheck' | 'image'>,
): readonly RevisionPlan[] {
  const { shouldPinImages, isDriftCheck } = request;
  const current = found.services.map((service) => service.current);
  const running = found.services.map(describeRunning);
  const digests = shouldPinImages ? mapDigests(found.given) : new Map<string, string>();
  const { document, documentArn, named, places } = found;
  if (document !== undefined && isDriftCheck) {
    return planEach(found, updates, {
      digests,
      places,
      baseOf: (service) => ({ base: keepImages(document, service) }),
    });
  }
  if (document !== undefined && hasImagesByService(request)) {
    const base = documentArn === undefined ? pinImages(document, digests) : document;
    return planEach(found, updates, {
      digests,
      places,
      baseOf: () => ({ base, ...defined({ baseArn: documentArn }) }),
    });
  }
  if (document !== undefined) {
    const machines = findMachines(found.services);
    const origin = defined({ baseArn: documentArn, named, places });
    // A revision is the base of the next one: with a digest in place of its tag, a tag that moves would never be seen
    // again.
    const base = documentArn === undefined ? pinImages(document, digests) : document;
    const latest = listLatest(found.services);
    return [{ kind: 'render', base, ...origin, updates, current, latest, running, digests, elsewhere: [], machines }];
  }
  return planEach(found, updates, {
    digests,
    places,
    baseOf: ({ current: { described, arn } }) => ({ base: toRegistrable(described), baseArn: arn }),
  });
}

interface EachPlan {
  readonly digests: ReadonlyMap<string, string>;
  readonly places?: DocumentPlaces | undefined;
  readonly baseOf: (service: FoundService) => Pick<Render, 'base' | 'baseArn'>;
}

/** A document for each service. */
function planEach(
  { services }: Found,
  updates: readonly ServicePlan[],
  { digests, places, baseOf }: EachPlan,
): readonly RevisionPlan[] {
  const bases = services.map(baseOf);
  const documents = bases.map(({ base }) => base);
  return services.map((service, at): RevisionPlan => {
    const origin = bases[at] ?? baseOf(service);
    return {
      kind: 'render',
      ...origin,
      ...defined({ places }),
      updates: updates.slice(at, at + 1),
      current: [service.current],
      latest: listLatest([service]),
      running: [describeRunning(service)],
      digests,
      elsewhere: findElsewhere(origin.base, documents),
      machines: findMachines([service]),
    };
  });
}

/** With the images that are running, so that only the rest is compared. */
function keepImages(document: TaskDefinitionDocument, { current }: FoundService): TaskDefinitionDocument {
  const running = new Map(
    toRegistrable(current.described).containerDefinitions.map(({ name, image }) => [name, image]),
  );
  return withImages(document, ({ name }) => running.get(name));
}

export function mapDigests(seen: readonly ResolvedImage[]): ReadonlyMap<string, string> {
  return new Map(
    seen.flatMap(({ reference, lookup }) => (lookup.kind === 'found' ? [[reference, lookup.digest] as const] : [])),
  );
}

function describeRunning({ latest, current, running }: FoundService): RunningRevision {
  return { revision: latest ?? current, digests: running };
}

function listLatest(services: readonly FoundService[]): readonly Revision[] {
  return services.flatMap(({ latest }) => latest ?? []);
}

/** What the services run on: one that is not read adds nothing. */
function findMachines(services: readonly FoundService[]): Machines {
  const instances = services.flatMap(({ surroundings }) => surroundings.hosts?.instances ?? []);
  const architectures = instances.flatMap(({ attributes }) => attributes['ecs.cpu-architecture'] ?? []);
  return { isFargate: services.some(isFargate), architectures: [...new Set(architectures)] };
}

function findElsewhere(base: TaskDefinitionDocument, all: readonly TaskDefinitionDocument[]): readonly string[] {
  const own = new Set(base.containerDefinitions.map(({ name }) => name));
  return all.flatMap((one) => one.containerDefinitions.map(({ name }) => name)).filter((name) => !own.has(name));
}

/**
 * The revision that all services of the plan name, with the digests that run in place of the tags that the document has
 * none of: a document that equals it runs already. A forced deployment resolves tags again, so then only the document
 * itself will do.
 */
export function listRunningForms(
  { running, updates }: Pick<Render, 'running' | 'updates'>,
  document: TaskDefinitionDocument,
): readonly Revision[] {
  const first = running[0]?.revision;
  const isOne = first !== undefined && running.every(({ revision }) => revision.arn === first.arn);
  if (!isOne || updates.some(({ shouldForce }) => shouldForce)) return [];
  const digests = listPinned(document, mergeDigests(running.map((one) => one.digests)));
  return [{ ...first, described: pinContainers(toRegistrable(first.described), digests) }];
}

/** The digests of the containers whose image the document names by digest. */
export function listPinned(document: JsonObject, digests: ImageDigests): ImageDigests {
  const pinned = new Set(
    listImages(document).flatMap(({ container, identifier }) => ('digest' in identifier ? [container] : [])),
  );
  return Object.fromEntries(Object.entries(digests).filter(([container]) => pinned.has(container)));
}

/** Revisions that may hold the document already, the one to be taken first. */
export function listKnown(plan: Render, document: TaskDefinitionDocument): readonly Revision[] {
  const known = [...plan.latest, ...plan.current, ...listRunningForms(plan, document)];
  return plan.named === undefined ? known : [plan.named, ...known];
}

/** Of a rollback: the revisions that the services return to. */
export function planRollbackRevisions(found: Found, updates: readonly ServicePlan[]): readonly RevisionPlan[] {
  return found.services.flatMap(({ target }, at): RevisionPlan[] =>
    target === undefined ? [] : [{ kind: 'existing', ...toRevisionPlan(target), updates: updates.slice(at, at + 1) }],
  );
}

function toRevisionPlan({ revision, pinned, changes = [], known }: FoundTarget) {
  if (pinned === undefined) return { revision };
  const entry = known.find(({ arn }) => arn === revision.arn)?.entry ?? {};
  return { revision, pinned: { document: pinned, changes, entry } };
}
