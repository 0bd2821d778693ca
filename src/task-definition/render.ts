/** The next document: the base with the asked members changed, everything else as it was. */
import { toText } from '../json.ts';
import { quoteOutsideText } from '../report/outside-text.ts';
import { checkImages, checkNamesInBoth } from './check.ts';
import { chooseContainers, hasNoContainer } from './choose-containers.ts';
import type { TaskDefinitionDocument } from './document.ts';
import type { TaskDefinitionEdits } from './edits.ts';
import type { DocumentFault } from './fault.ts';
import { type ContainerEdits, renderContainer } from './render-container.ts';

/** The next document and what changed, in words: names and images, never values. */
export interface RenderedTaskDefinition {
  readonly document: TaskDefinitionDocument;
  readonly changes: readonly string[];
}

/** Which containers of the next document are checked: all, or those that the edits name. */
export type CheckedContainers = 'all' | 'chosen';

/**
 * Makes the next document. A variable that becomes a secret, or the other way round, leaves its old list, since ECS
 * refuses one name in both (ECS Developer Guide, secrets).
 * @returns faults when a container is not there or cannot be told, when one is left without an image, or gets options
 * of a log driver that it does not have
 */
export function renderTaskDefinition(
  base: TaskDefinitionDocument,
  edits: TaskDefinitionEdits,
  checked: CheckedContainers = 'all',
): RenderedTaskDefinition | { readonly faults: readonly DocumentFault[] } {
  const targets = chooseContainers(base, edits);
  if ('faults' in targets) return targets;
  const rendered = base.containerDefinitions.map((container, index) =>
    renderContainer(container, pickEdits(container.name, edits, targets.names), `containerDefinitions[${index}]`),
  );
  const roles = renderRoles(base, edits);
  const document = {
    ...base,
    ...roles.members,
    containerDefinitions: rendered.map(({ container }) => container),
  };
  const found = [...rendered.flatMap((one) => one.faults), ...checkImages(document), ...checkNamesInBoth(document)];
  const chosen = base.containerDefinitions.map(({ name }) => isChosen(name, edits, targets.names));
  const faults = checked === 'all' ? found : found.filter(({ path }) => isOfChosen(path, chosen));
  if (faults.length > 0) return { faults };
  return { document, changes: [...rendered.flatMap(({ changes }) => changes), ...roles.changes] };
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
  return { ...(image === undefined ? {} : { image }), ...(isTarget ? { settings: edits.containerSettings } : {}) };
}

const ROLES = [
  { member: 'taskRoleArn', noun: 'task role', edit: 'taskRole' },
  { member: 'executionRoleArn', noun: 'execution role', edit: 'executionRole' },
] as const;

function renderRoles(base: TaskDefinitionDocument, edits: TaskDefinitionEdits) {
  const changed = ROLES.flatMap(({ member, noun, edit }) => {
    const next = edits[edit];
    return next === undefined || next === base[member] ? [] : [{ member, noun, before: base[member], next }];
  });
  return {
    members: Object.fromEntries(changed.map(({ member, next }) => [member, next])),
    changes: changed.map(({ noun, before, next }) =>
      before === undefined ? `${noun} ${next}` : `${noun} ${quoteOutsideText(toText(before), 255)} → ${next}`,
    ),
  };
}
