import { isFargate } from './forecast/prospect.ts';
import type { Found, FoundService } from './found.ts';
import type { Machines } from './image/platform.ts';
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
      /** Containers that only other documents of this run have: an image that names one is not meant for this document. */
      readonly elsewhere: readonly string[];
      /** What its tasks run on. */
      readonly machines: Machines;
    }
  /** A rollback: the revision exists. */
  | { readonly kind: 'existing'; readonly revision: Revision; readonly updates: readonly UpdatePlan[] };

/** One document for all services, or one for each from the revision that serves it. */
export function planRenders(found: Found, updates: readonly UpdatePlan[]): readonly RevisionPlan[] {
  const serving = found.services.map((service) => service.serving);
  const { document, documentArn, named, places } = found;
  if (document !== undefined) {
    const machines = findMachines(found.services);
    const origin = {
      ...(documentArn === undefined ? {} : { baseArn: documentArn }),
      ...(named === undefined ? {} : { named }),
      ...(places === undefined ? {} : { places }),
    };
    return [{ kind: 'render', base: document, ...origin, updates, serving, elsewhere: [], machines }];
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
      elsewhere: findElsewhere(base, bases),
      machines: findMachines(found.services.slice(at, at + 1)),
    };
  });
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

/** Of a rollback: the revisions that the services return to. */
export function planReturns(found: Found, updates: readonly UpdatePlan[]): readonly RevisionPlan[] {
  return found.services.flatMap(({ target }, at): RevisionPlan[] =>
    target === undefined ? [] : [{ kind: 'existing', revision: target.revision, updates: updates.slice(at, at + 1) }],
  );
}
