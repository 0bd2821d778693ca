/** The next document: the base with the asked fields changed, everything else as it was. */

import { defined } from '@slipway/ecs-rules/values';
import type { TaskDefinitionDocument } from '../ports/task-definition.ts';
import { checkImages, checkNamesInBoth } from './check.ts';
import { chooseContainers, hasNoContainer } from './choose-containers.ts';
import type { DocumentError } from './document-error.ts';
import type { TaskDefinitionEdits } from './edits.ts';
import { type ContainerEdits, renderContainer } from './render-container.ts';

/** The next document, and what it was made from. */
export interface RenderedTaskDefinition {
  readonly document: TaskDefinitionDocument;
  readonly base: TaskDefinitionDocument;
  /** References of the images that were put into it, in the order of the edits. */
  readonly images: readonly string[];
  /** Names of the containers that got one of them. */
  readonly imaged: readonly string[];
}

/** Which containers of the next document are checked: all, or those that the edits name. */
export type CheckedContainers = 'all' | 'chosen';

/**
 * Makes the next document. A variable that becomes a secret, or the other way round, leaves its old list, since ECS
 * refuses one name in both (ECS Developer Guide, secrets).
 * @returns errors when a container does not exist or is ambiguous, when one is left without an image, or gets
 * options of a log driver that it does not have
 */
export function renderTaskDefinition(
  base: TaskDefinitionDocument,
  edits: TaskDefinitionEdits,
  checked: CheckedContainers = 'all',
): RenderedTaskDefinition | { readonly errors: readonly DocumentError[] } {
  const targets = chooseContainers(base, edits);
  if ('errors' in targets) return targets;
  const rendered = base.containerDefinitions.map((container, index) =>
    renderContainer(container, pickEdits(container.name, edits, targets.names), `containerDefinitions[${index}]`),
  );
  const { taskRole, executionRole } = edits;
  const document = {
    ...base,
    ...defined({ taskRoleArn: taskRole, executionRoleArn: executionRole }),
    containerDefinitions: rendered.map(({ container }) => container),
  };
  const found = [...rendered.flatMap((one) => one.errors), ...checkImages(document), ...checkNamesInBoth(document)];
  const chosen = base.containerDefinitions.map(({ name }) => isChosen(name, edits, targets.names));
  const errors = checked === 'all' ? found : found.filter(({ path }) => isOfChosen(path, chosen));
  if (errors.length > 0) return { errors };
  const images = edits.images.map(({ reference }) => reference);
  const imaged = rendered.flatMap(({ container, hasNewImage }) => (hasNewImage ? [container.name] : []));
  return { document, base, images, imaged };
}

/**
 * The same document with another image in every container that got one: the reference of an image that is built is
 * known in full only after the push.
 */
export function placeImage(rendered: RenderedTaskDefinition, reference: string): RenderedTaskDefinition {
  const { document, imaged } = rendered;
  const containerDefinitions = document.containerDefinitions.map((container) =>
    imaged.includes(container.name) ? { ...container, image: reference } : container,
  );
  return { ...rendered, document: { ...document, containerDefinitions }, images: [reference] };
}

/** Whether the edits are about this container. */
function isChosen(name: string, { images }: TaskDefinitionEdits, targets: readonly string[]): boolean {
  return targets.includes(name) || images.some(({ container }) => container === name);
}

/** Whether a place of the document is outside the containers that were not chosen. */
function isOfChosen(path: string, chosen: readonly boolean[]): boolean {
  const [, index] = /^containerDefinitions\[(\d+)\]/.exec(path) ?? [];
  return index === undefined || chosen[Number(index)] === true;
}

function pickEdits(name: string, edits: TaskDefinitionEdits, targets: readonly string[]): ContainerEdits {
  const own = edits.images.find((image) => image.container === name)?.reference;
  const isTarget = targets.includes(name);
  const image = own ?? (isTarget ? edits.images.find(hasNoContainer)?.reference : undefined);
  return defined({ image, settings: isTarget ? edits.containerSettings : undefined });
}
