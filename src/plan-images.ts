/** What the plan of a run says about given images: which stay, which have no container, and which are missing. */
import { describeKeptImages } from './image/kept-images.ts';
import { nameImage } from './image/named-image.ts';
import { pinReference } from './image/pin.ts';
import type { GivenSight } from './image/platform.ts';
import { WHY_EMPTY } from './inputs/empty-image.ts';
import type { DeployRequest, GivenImage } from './inputs/request.ts';
import type { Preview } from './preview.ts';
import type { Fault, ImageOutcome, Notice } from './report/run-record.ts';
import { listRunningForms, type RevisionPlan } from './revisions.ts';
import type { UpdatePlan } from './rollout/update-plan.ts';
import type { Revision, TaskDefinitionDocument } from './task-definition/document.ts';
import { hasSettings } from './task-definition/edits.ts';
import { toRegistrable } from './task-definition/registrable.ts';
import { isSameContent } from './task-definition/same-content.ts';

/** One service of the plan. */
export interface PlannedService {
  readonly revision: RevisionPlan;
  readonly update: UpdatePlan;
  readonly preview: Preview | undefined;
}

/** The images of a service that the inputs do not change. A rollback names its revision instead. */
export function describeImages({ revision, update, preview }: PlannedService): readonly string[] {
  if (revision.kind === 'existing' || preview?.next === undefined) return [];
  const { next } = preview;
  const isOwn = ({ arn }: Revision) => arn === update.service.revisionArn;
  const pinned = listRunningForms(revision, toRegistrable(next)).find(isOwn)?.described;
  // What the run would register is running already, by digest: all its images stay.
  const isRunning = pinned !== undefined && isSameContent(next, pinned);
  const running = pinned ?? revision.serving.find(isOwn)?.described;
  const base = isRunning ? pinned : revision.base;
  return describeKeptImages({ base, next, ...(running === undefined ? {} : { running }) });
}

/** The one image that was given, as the outputs name it; undefined when there is none, or several. */
export function nameGivenImage(
  { image, shouldPinImages }: DeployRequest,
  seen: readonly GivenSight[],
): ImageOutcome | undefined {
  const [only, ...others] = image.kind === 'given' ? image.images : [];
  if (only === undefined || others.length > 0) return undefined;
  const { registry, identifier } = nameImage(only.reference);
  const lookup = seen.find(({ reference }) => reference === only.reference)?.lookup;
  const found = lookup?.kind === 'found' ? lookup.digest : undefined;
  const digest = 'digest' in identifier ? identifier.digest : found;
  const isPinned = shouldPinImages && digest !== undefined;
  return {
    reference: isPinned ? pinReference(only.reference, digest) : only.reference,
    ...(registry === undefined ? {} : { registry }),
    tags: 'tag' in identifier ? [identifier.tag] : [],
    ...(digest === undefined ? {} : { digest }),
    origin: 'given',
  };
}

/** Warns of a run that was probably meant to deploy an image: nothing else about the revision or the count was requested. */
export function warnOfNoImage(request: DeployRequest): readonly Notice[] {
  const { image, taskDefinition, services, containerSettings, taskRole, executionRole } = request;
  const isAsIs = image.kind === 'keep' && taskDefinition.kind === 'serving' && services.length > 0;
  const others = [taskRole, executionRole, request.desiredCount, request.oneOffTask, request.rollbackTo];
  const isOther = hasSettings(containerSettings) || request.shouldForceNewDeployment;
  if (!isAsIs || isOther || others.some((one) => one !== undefined)) return [];
  const text = `image and repository are empty, so no container of ${services.join(', ')} gets a new image.`;
  return [{ level: 'warning', text, advice: `If image comes from another job: ${WHY_EMPTY}.` }];
}

/** Images that can go to a document, and one error for those that none of several documents has a container for. */
export interface SortedImages {
  readonly request: DeployRequest;
  readonly faults: readonly Fault[];
}

/** With one document the error is left to its render, which names the place. */
export function sortImages(request: DeployRequest, revisions: readonly RevisionPlan[]): SortedImages {
  const bases = revisions.flatMap((revision) => (revision.kind === 'render' ? [revision] : []));
  if (request.image.kind !== 'given' || bases.length < 2) return { request, faults: [] };
  const known = new Set(bases.flatMap(({ base }) => listContainers(base)));
  const isStray = ({ container }: GivenImage) => container !== undefined && !known.has(container);
  const strays = request.image.images.filter(isStray);
  if (strays.length === 0) return { request, faults: [] };
  const images = request.image.images.filter((image) => !isStray(image));
  const found = bases.map(({ base, updates }) => {
    const names = updates.map(({ service }) => service.name).join(', ');
    return `${listContainers(base).join(', ')} (service ${names})`;
  });
  const text = `image: the task definition of each service has no container ${strays.map(({ container }) => container).join(', ')}.`;
  return {
    request: { ...request, image: images.length === 0 ? { kind: 'keep' } : { kind: 'given', images } },
    faults: [{ input: 'image', text, advice: `Name a container that exists: ${[...new Set(found)].join('; ')}.` }],
  };
}

function listContainers({ containerDefinitions }: TaskDefinitionDocument): readonly string[] {
  return containerDefinitions.map(({ name }) => name);
}

/** Each error once: several services may have the same one. */
export function dropRepeated(faults: readonly Fault[]): readonly Fault[] {
  return [...new Map(faults.map((fault) => [`${fault.text}\n${fault.advice ?? ''}`, fault])).values()];
}
