import type { JsonObject } from '@slipway/ecs-rules/values';
import { defined } from '@slipway/ecs-rules/values';
import { refuseArchived } from '../image/archived.ts';
import type { ImageState } from '../image/image-state.ts';
import { parseNamedImage } from '../image/named-image.ts';
import type { ImagePlan } from '../image/plan.ts';
import { comparePlatforms, type ImagePlatforms, type ResolvedImage } from '../image/platform.ts';
import type { DeployRequest } from '../inputs/request.ts';
import type { ErrorDetails } from '../ports/deploy-error.ts';
import type { Notice } from '../ports/finding.ts';
import { checkRules } from '../task-definition/check-rules.ts';
import { type DocumentError, formatDocumentError, refuseDocument } from '../task-definition/document-error.ts';
import { editsOf, pinKnown } from '../task-definition/edits.ts';
import { locateError } from '../task-definition/places.ts';
import { type RenderedTaskDefinition, renderTaskDefinition } from '../task-definition/render.ts';
import type { ServicePlan } from './choose-driver.ts';
import type { RevisionPlan } from './plan-revisions.ts';

/** The image of a repository: what was seen, and what will be done. */
export interface PlannedImage {
  readonly state: ImageState;
  readonly plan: ImagePlan;
}

/** What is known of the images that the documents will name. */
export interface SeenImages {
  readonly image: PlannedImage | undefined;
  readonly given: readonly ResolvedImage[];
}

/** What a revision will be, as far as it is known before anything is built. */
export interface Preview {
  /** The document to deploy; absent when it cannot be made. */
  readonly next?: JsonObject;
  /** How `next` was rendered; absent for a rollback. */
  readonly rendered?: RenderedTaskDefinition;
  /** The image that the run builds or reuses, as `next` names it. */
  readonly built?: string;
  readonly errors: readonly ErrorDetails[];
  readonly notices: readonly Notice[];
}

/** Renders with what is known of the image: its errors are found before anything is built. */
export function previewRevision(revision: RevisionPlan, request: DeployRequest, seen: SeenImages): Preview {
  if (revision.kind === 'existing') return { next: revision.revision.described, errors: [], notices: [] };
  const reference = formatPlannedImage(seen.image);
  const rendered = renderTaskDefinition(revision.base, editsOf(revision, request, reference));
  if ('errors' in rendered) return { errors: [refuseIn(revision, rendered.errors)], notices: [] };
  const next = rendered.document;
  const rules = checkRules(next, listAccepted(revision));
  const { errors, notices } = comparePlatforms(next, revision.machines, listImages(revision, seen, reference));
  return {
    next,
    rendered,
    ...defined({ built: reference }),
    errors: [...(rules.errors.length === 0 ? [] : [refuseIn(revision, rules.errors)]), ...errors],
    notices: [...rules.warnings.map((warning) => toWarning(revision, warning)), ...notices],
  };
}

export type Render = Extract<RevisionPlan, { readonly kind: 'render' }>;

function refuseIn({ places }: Render, errors: readonly DocumentError[]): ErrorDetails {
  return refuseDocument(errors.map((error) => locateError(error, places)));
}

function toWarning({ places }: Render, warning: DocumentError): Notice {
  return { level: 'warning', text: formatDocumentError(locateError(warning, places)) };
}

/** What ECS has taken before it will take again. */
function listAccepted({ base, baseArn, current, latest }: Render): readonly JsonObject[] {
  return [...(baseArn === undefined ? [] : [base]), ...[...current, ...latest].map(({ described }) => described)];
}

/** The update of one service, with its revision and what that renders to. */
export interface PreviewedUpdate {
  readonly revision: RevisionPlan;
  readonly update: ServicePlan;
  readonly preview: Preview | undefined;
}

/** All updates, in the order of the services, which is that of the revisions and their updates. */
export function listUpdates(
  revisions: readonly RevisionPlan[],
  previews: readonly Preview[],
): readonly PreviewedUpdate[] {
  return revisions.flatMap((revision, at) =>
    revision.updates.map((update) => ({ revision, update, preview: previews[at] })),
  );
}

/** The document of the service at this position: all services share one, or each has its own. */
export function pickPreview(previews: readonly Preview[], at: number): Preview | undefined {
  return previews.length === 1 ? previews[0] : previews[at];
}

/**
 * The image that the plan leads to; its digest is not known before the push, and its host not before the repository.
 */
function formatPlannedImage(image: PlannedImage | undefined): string | undefined {
  if (image === undefined || image.plan.kind === 'refuse') return undefined;
  const { plan, state } = image;
  return plan.kind === 'reuse' ? `${plan.uri}@${plan.digest}` : `${plan.uri ?? state.name}:${plan.tags[0] ?? 'latest'}`;
}

/** As the next document names them. */
function listImages(
  { digests }: Render,
  { image, given }: SeenImages,
  built: string | undefined,
): readonly ImagePlatforms[] {
  const seen = given.flatMap(({ reference, platforms }) =>
    [...new Set([reference, pinKnown(reference, digests)])].map((name) => ({ reference: name, platforms })),
  );
  return built === undefined ? seen : [...seen, { reference: built, platforms: expectPlatforms(image) }];
}

/** An image that nobody can pull. */
export function refuseUnpullable({ reference, lookup }: ResolvedImage): readonly ErrorDetails[] {
  const { repository, identifier } = parseNamedImage(reference);
  if (lookup.kind === 'archived') {
    const tag = 'tag' in identifier ? { tag: identifier.tag } : {};
    return [refuseArchived(repository, { digest: lookup.digest, ...tag })];
  }
  return lookup.kind === 'gone' ? [refuseGone(reference)] : [];
}

function refuseGone(reference: string): ErrorDetails {
  return {
    kind: 'absent',
    message: `Image ${reference} not found in its registry.`,
    advice: 'Push it first, or use a tag or digest that exists.',
  };
}

/**
 * The platforms of an existing image, or of one that is built for named platforms. Otherwise only the build shows them.
 */
function expectPlatforms(image: PlannedImage | undefined): readonly string[] {
  return image?.plan.kind === 'reuse' ? image.plan.platforms : (image?.state.request.platforms ?? []);
}
