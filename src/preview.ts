import type { DeployFault } from './errors.ts';
import { refuseArchived } from './image/archived.ts';
import { nameImage as parseImage } from './image/named-image.ts';
import { pinReference } from './image/pin.ts';
import type { ImageLook, ImagePlan } from './image/plan.ts';
import { comparePlatforms, type GivenSight, type ImageSight } from './image/platform.ts';
import type { DeployRequest, GivenImage } from './inputs/request.ts';
import type { JsonObject } from './json.ts';
import type { Notice } from './report/run-record.ts';
import { listRunningForms, type RevisionPlan } from './revisions.ts';
import { checkRules } from './task-definition/check-rules.ts';
import type { TaskDefinitionEdits } from './task-definition/edits.ts';
import { type DocumentFault, formatDocumentFault, refuseDocument } from './task-definition/fault.ts';
import { locateFault } from './task-definition/places.ts';
import { renderTaskDefinition } from './task-definition/render.ts';
import { isSameContent } from './task-definition/same-content.ts';

/** The image of a repository: what was seen, and what will be done. */
export interface PlannedImage {
  readonly look: ImageLook;
  readonly plan: ImagePlan;
}

/** What is known of the images that the documents will name. */
export interface SeenImages {
  readonly image: PlannedImage | undefined;
  readonly given: readonly GivenSight[];
}

/** What a revision will be, as far as it is known before anything is built. */
export interface Preview {
  /** The document that will serve; absent when it cannot be made. */
  readonly next?: JsonObject;
  /** The image that the run builds or reuses, as `next` names it. */
  readonly built?: string;
  readonly changes: readonly string[];
  readonly faults: readonly DeployFault[];
  readonly notices: readonly Notice[];
}

/** Renders with what is known of the image: its faults are found before anything is built. */
export function previewRevision(revision: RevisionPlan, request: DeployRequest, seen: SeenImages): Preview {
  if (revision.kind === 'existing') return { next: revision.revision.described, changes: [], faults: [], notices: [] };
  const reference = nameImage(seen.image);
  const rendered = renderTaskDefinition(revision.base, editsOf(revision, request, reference));
  if ('faults' in rendered) return { changes: [], faults: [refuseIn(revision, rendered.faults)], notices: [] };
  const { document: next, changes } = rendered;
  const isRunning = listRunningForms(revision, next).some(({ described }) => isSameContent(next, described));
  const rules = checkRules(next, listAccepted(revision));
  const { faults, notices } = comparePlatforms(next, revision.machines, listSights(revision, seen, reference));
  return {
    next,
    ...(reference === undefined ? {} : { built: reference }),
    changes: isRunning ? [] : changes,
    faults: [...(rules.faults.length === 0 ? [] : [refuseIn(revision, rules.faults)]), ...faults],
    notices: [...rules.doubts.map((doubt) => warnOfDoubt(revision, doubt)), ...notices],
  };
}

type Render = Extract<RevisionPlan, { readonly kind: 'render' }>;

function refuseIn({ places }: Render, faults: readonly DocumentFault[]): DeployFault {
  return refuseDocument(faults.map((fault) => locateFault(fault, places)));
}

function warnOfDoubt({ places }: Render, doubt: DocumentFault): Notice {
  return { level: 'warning', text: formatDocumentFault(locateFault(doubt, places)) };
}

/** What ECS has taken before it will take again. */
function listAccepted({ base, baseArn, serving, latest }: Render): readonly JsonObject[] {
  return [...(baseArn === undefined ? [] : [base]), ...[...serving, ...latest].map(({ described }) => described)];
}

/** Of the service at this place: one document serves all services, or each has its own. */
export function pickPreview(previews: readonly Preview[], at: number): Preview | undefined {
  return previews.length === 1 ? previews[0] : previews[at];
}

/** The image that the plan leads to; its digest is not known before the push, and its host not before the repository. */
function nameImage(image: PlannedImage | undefined): string | undefined {
  if (image === undefined || image.plan.kind === 'refuse') return undefined;
  const { plan, look } = image;
  return plan.kind === 'reuse' ? `${plan.uri}@${plan.digest}` : `${plan.uri ?? look.name}:${plan.tags[0] ?? 'latest'}`;
}

/** As the next document names them. */
function listSights(
  { digests }: Render,
  { image, given }: SeenImages,
  built: string | undefined,
): readonly ImageSight[] {
  const seen = given.flatMap(({ reference, platforms }) =>
    [...new Set([reference, pinKnown(reference, digests)])].map((name) => ({ reference: name, platforms })),
  );
  return built === undefined ? seen : [...seen, { reference: built, platforms: foreseePlatforms(image) }];
}

/** An image that nobody can pull. */
export function refuseUnpullable({ reference, lookup }: GivenSight): readonly DeployFault[] {
  const { repository, identifier } = parseImage(reference);
  if (lookup.kind === 'archived') {
    const tag = 'tag' in identifier ? { tag: identifier.tag } : {};
    return [refuseArchived(repository, { digest: lookup.digest, ...tag })];
  }
  return lookup.kind === 'gone' ? [refuseGone(reference)] : [];
}

function refuseGone(reference: string): DeployFault {
  return {
    kind: 'absent',
    message: `The image ${reference} is not in its registry.`,
    advice: 'Push it first, or give the tag or digest of one that is there.',
  };
}

/** Of an image that is there, or that will be built for named platforms; else only the build shows them. */
function foreseePlatforms(image: PlannedImage | undefined): readonly string[] {
  return image?.plan.kind === 'reuse' ? image.plan.platforms : (image?.look.request.platforms ?? []);
}

function pinKnown(reference: string, digests: ReadonlyMap<string, string>): string {
  const digest = digests.get(reference);
  return digest === undefined ? reference : pinReference(reference, digest);
}

/** For a document that is not compared with any service: all images go to it, as they were given. */
export const AS_GIVEN: Pick<Render, 'elsewhere' | 'digests'> = { elsewhere: [], digests: new Map() };

/** What the request changes in the document of a revision, given the image that was built or found. */
export function editsOf(
  { elsewhere, digests }: Pick<Render, 'elsewhere' | 'digests'>,
  request: DeployRequest,
  built: string | undefined,
): TaskDefinitionEdits {
  const own: readonly GivenImage[] = built === undefined ? [] : [{ reference: built }];
  const given = request.image.kind === 'given' ? request.image.images : own;
  const images = given
    .filter(({ container }) => container === undefined || !elsewhere.includes(container))
    .map((image) => ({ ...image, reference: pinKnown(image.reference, digests) }));
  const { containerNames, containerSettings, taskRole, executionRole } = request;
  return {
    images,
    containerNames,
    containerSettings,
    ...(taskRole === undefined ? {} : { taskRole }),
    ...(executionRole === undefined ? {} : { executionRole }),
  };
}
