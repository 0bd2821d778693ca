/** What the plan of a run says about given images: which stay, which have no container, and which are missing. */
import { pinReference } from '@slipway/ecs-rules/images';
import { defined } from '@slipway/ecs-rules/values';
import { describeKeptImages } from '../image/kept-images.ts';
import { nameReference } from '../image/named-image.ts';
import type { ResolvedImage } from '../image/platform.ts';
import { WHY_EMPTY } from '../inputs/empty-image.ts';
import type { DeployRequest, GivenImage } from '../inputs/request.ts';
import type { Notice, Problem } from '../ports/finding.ts';
import type { Revision, TaskDefinitionDocument } from '../ports/task-definition.ts';
import type { ImageOutcome } from '../report/run-record.ts';
import type { UpdatePlan } from '../rollout/update-plan.ts';
import { hasSettings } from '../task-definition/edits.ts';
import { toRegistrable } from '../task-definition/registrable.ts';
import { listRunningForms, type RevisionPlan } from './plan-revisions.ts';
import type { Preview } from './render-preview.ts';

/** One service of the plan. */
export interface PlannedService {
  readonly revision: RevisionPlan;
  readonly update: UpdatePlan;
  readonly preview: Preview | undefined;
}

/** The images of a service that stay. A rollback names its revision instead. */
export function describeImages({ revision, update, preview }: PlannedService): readonly string[] {
  if (revision.kind === 'existing' || preview?.next === undefined) return [];
  const { next } = preview;
  const isOwn = ({ arn }: Revision) => arn === update.service.revisionArn;
  const pinned = listRunningForms(revision, toRegistrable(next)).find(isOwn);
  const running = pinned ?? revision.current.find(isOwn);
  return running === undefined ? [] : describeKeptImages(running.described, next);
}

/** The one image that was given, as the outputs name it; undefined when there is none, or several. */
export function describeGivenImage(
  { image, shouldPinImages }: DeployRequest,
  seen: readonly ResolvedImage[],
): ImageOutcome | undefined {
  const [only, ...others] = image.kind === 'given' ? image.images : [];
  if (only === undefined || others.length > 0) return undefined;
  const { registry, identifier } = nameReference(only.reference);
  const lookup = seen.find(({ reference }) => reference === only.reference.text)?.lookup;
  const found = lookup?.kind === 'found' ? lookup.digest : undefined;
  const digest = 'digest' in identifier ? identifier.digest : found;
  const isPinned = shouldPinImages && digest !== undefined;
  return {
    reference: isPinned ? pinReference(only.reference, digest) : only.reference.text,
    ...defined({ registry }),
    tags: 'tag' in identifier ? [identifier.tag] : [],
    ...defined({ digest }),
    origin: 'given',
  };
}

/**
 * Warns of a run that was probably meant to deploy an image: nothing else about the revision or the count was
 * requested.
 */
export function warnOfNoImage(request: DeployRequest): readonly Notice[] {
  const { image, taskDefinition, services, containerSettings, taskRole, executionRole } = request;
  const isAsIs = image.kind === 'keep' && taskDefinition.kind === 'current' && services.length > 0;
  const others = [taskRole, executionRole, request.desiredCount, request.oneOffTask, request.rollbackTo];
  const isDeployment = Object.keys(request.deployment).length > 0;
  const isOther = hasSettings(containerSettings) || request.shouldForceNewDeployment || isDeployment;
  if (!isAsIs || isOther || others.some((one) => one !== undefined)) return [];
  const text = `image and repository are empty, so ${services.join(', ')} gets no new image.`;
  return [{ level: 'warning', text, advice: `If image comes from another job: ${WHY_EMPTY}.` }];
}

/** Images that can go to a document, and one error for those that none of several documents has a container for. */
export interface SortedImages {
  readonly request: DeployRequest;
  readonly errors: readonly Problem[];
}

/** With one document the error is left to its render, which names the place. */
export function sortImages(request: DeployRequest, revisions: readonly RevisionPlan[]): SortedImages {
  const bases = revisions.flatMap((revision) => (revision.kind === 'render' ? [revision] : []));
  if (request.image.kind !== 'given' || bases.length < 2) return { request, errors: [] };
  const isIn = (image: GivenImage) => (one: (typeof bases)[number]) =>
    listContainers(one.base).some((name) => name === image.container) &&
    (image.service === undefined || one.updates.some(({ service }) => service.name === image.service));
  const isStray = (image: GivenImage) => image.container !== undefined && !bases.some(isIn(image));
  const strays = request.image.images.filter(isStray);
  if (strays.length === 0) return { request, errors: [] };
  const images = request.image.images.filter((image) => !isStray(image));
  const found = bases.map(({ base, updates }) => {
    const names = updates.map(({ service }) => service.name).join(', ');
    return `${listContainers(base).join(', ')} (service ${names})`;
  });
  const names = strays.map(({ service, container }) => (service === undefined ? container : `${service}/${container}`));
  const text = `image: the task definition of each service has no container ${names.join(', ')}.`;
  return {
    request: { ...request, image: images.length === 0 ? { kind: 'keep' } : { kind: 'given', images } },
    errors: [{ input: 'image', text, advice: `Use a container that exists: ${[...new Set(found)].join('; ')}.` }],
  };
}

function listContainers({ containerDefinitions }: TaskDefinitionDocument): readonly string[] {
  return containerDefinitions.map(({ name }) => name);
}

/** Each error once: several services may have the same one. */
export function dropRepeated(errors: readonly Problem[]): readonly Problem[] {
  return [...new Map(errors.map((problem) => [`${problem.text}\n${problem.advice ?? ''}`, problem])).values()];
}
