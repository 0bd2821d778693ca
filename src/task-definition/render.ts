/** The next document: the base with the asked members changed, everything else as it was. */
import type { KeyValue } from '../inputs/parse.ts';
import type { GivenImage } from '../inputs/request.ts';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { quoteOutsideText } from '../report/outside-text.ts';
import { checkImages } from './check.ts';
import type { ContainerDefinition, TaskDefinitionDocument } from './document.ts';
import type { DocumentFault } from './fault.ts';

/** What to change. The names are those of the request. */
export interface TaskDefinitionEdits {
  /** An image without a container goes to `containerNames`. */
  readonly images: readonly GivenImage[];
  /** Containers that get the images, variables and secrets; empty: the one essential container. */
  readonly containerNames: readonly string[];
  /** Set or replaced by name; others are kept. */
  readonly environment: readonly KeyValue[];
  /** `value` is what the secret comes from. Set or replaced by name; others are kept. */
  readonly secrets: readonly KeyValue[];
}

/** The next document and what changed, in words: names and images, never values. */
export interface RenderedTaskDefinition {
  readonly document: TaskDefinitionDocument;
  readonly changes: readonly string[];
}

/**
 * Makes the next document. A variable that becomes a secret, or the other way round, leaves its old list, since ECS
 * refuses one name in both (ECS Developer Guide, secrets).
 * @returns faults when a container is not there or cannot be told, or when one is left without an image
 */
export function renderTaskDefinition(
  base: TaskDefinitionDocument,
  edits: TaskDefinitionEdits,
): RenderedTaskDefinition | { readonly faults: readonly DocumentFault[] } {
  const targets = chooseContainers(base, edits);
  if ('faults' in targets) return targets;
  const rendered = base.containerDefinitions.map((container) =>
    renderContainer(container, pickEdits(container.name, edits, targets.names)),
  );
  const document = { ...base, containerDefinitions: rendered.map(({ container }) => container) };
  const faults = checkImages(document);
  return faults.length > 0 ? { faults } : { document, changes: rendered.flatMap(({ changes }) => changes) };
}

type Targets = { readonly names: readonly string[] } | { readonly faults: readonly DocumentFault[] };

function chooseContainers(base: TaskDefinitionDocument, edits: TaskDefinitionEdits): Targets {
  const known = base.containerDefinitions.map((container) => container.name);
  const asked = [...edits.containerNames, ...edits.images.flatMap(({ container }) => container ?? [])];
  const absent = asked.filter((name) => !known.includes(name));
  if (absent.length > 0) {
    return refuseContainers(
      `has no container ${absent.join(', ')}`,
      `Name one of those that are there: ${known.join(', ')}`,
    );
  }
  const isNeeded = edits.environment.length > 0 || edits.secrets.length > 0 || edits.images.some(hasNoContainer);
  if (edits.containerNames.length > 0 || !isNeeded) return { names: edits.containerNames };
  const essential = known.filter((_, index) => base.containerDefinitions[index]?.essential !== false);
  if (essential.length === 1) return { names: essential };
  return refuseContainers(
    'has more than one essential container',
    `Name in container-name which is meant: ${essential.join(', ')}`,
  );
}

function refuseContainers(problem: string, advice: string): Targets {
  return { faults: [{ path: 'containerDefinitions', problem, advice }] };
}

function hasNoContainer(image: GivenImage): boolean {
  return image.container === undefined;
}

interface ContainerEdits {
  readonly image: string | undefined;
  readonly environment: readonly KeyValue[];
  readonly secrets: readonly KeyValue[];
}

function pickEdits(name: string, edits: TaskDefinitionEdits, targets: readonly string[]): ContainerEdits {
  const own = edits.images.find((image) => image.container === name)?.reference;
  if (!targets.includes(name)) return { image: own, environment: [], secrets: [] };
  const common = edits.images.find(hasNoContainer)?.reference;
  return { image: own ?? common, environment: edits.environment, secrets: edits.secrets };
}

interface RenderedContainer {
  readonly container: ContainerDefinition;
  readonly changes: readonly string[];
}

function renderContainer(container: ContainerDefinition, edits: ContainerEdits): RenderedContainer {
  const environment = mergeEntries(container.environment, 'value', edits);
  const secrets = mergeEntries(container.secrets, 'valueFrom', edits);
  const changes = [...describeImage(container.image, edits.image), ...environment.changes, ...secrets.changes];
  return {
    container: {
      ...container,
      ...(edits.image === undefined ? {} : { image: edits.image }),
      ...(environment.changes.length > 0 ? { environment: environment.entries } : {}),
      ...(secrets.changes.length > 0 ? { secrets: secrets.entries } : {}),
    },
    changes: changes.map((change) => `container ${container.name}: ${change}`),
  };
}

function describeImage(before: string | undefined, after: string | undefined): readonly string[] {
  if (after === undefined || after === before) return [];
  return [before === undefined ? `image ${after}` : `image ${quoteOutsideText(before, 255)} → ${after}`];
}

interface MergedEntries {
  readonly entries: readonly Json[];
  readonly changes: readonly string[];
}

function mergeEntries(before: Json | undefined, member: 'value' | 'valueFrom', edits: ContainerEdits): MergedEntries {
  const [asked, elsewhere] =
    member === 'value' ? [edits.environment, edits.secrets] : [edits.secrets, edits.environment];
  const noun = member === 'value' ? 'environment variable' : 'secret';
  const old = Array.isArray(before) ? before.filter(isEntry) : [];
  const gone = new Set(elsewhere.map(({ name }) => name));
  const names = new Set(old.map(({ name }) => name));
  const kept = old.filter(({ name }) => !gone.has(String(name))).map((entry) => replaceValue(entry, member, asked));
  const added = asked.filter(({ name }) => !names.has(name));
  const replaced = old.filter((entry) => !gone.has(String(entry.name)) && replaceValue(entry, member, asked) !== entry);
  return {
    entries: [...kept, ...added.map(({ name, value }) => ({ name, [member]: value }))],
    changes: [
      ...old.filter(({ name }) => gone.has(String(name))).map(({ name }) => `${noun} ${show(name)} removed`),
      ...replaced.map(({ name }) => `${noun} ${show(name)} changed`),
      ...added.map(({ name }) => `${noun} ${show(name)} added`),
    ],
  };
}

/** Names of entries may hold anything. */
function show(name: Json | undefined): string {
  return quoteOutsideText(String(name), 255);
}

function isEntry(entry: Json): entry is JsonObject {
  return isJsonObject(entry);
}

/** The same object when nothing changes. */
function replaceValue(entry: JsonObject, member: 'value' | 'valueFrom', asked: readonly KeyValue[]): JsonObject {
  const next = asked.find(({ name }) => name === entry.name);
  return next === undefined || next.value === entry[member] ? entry : { ...entry, [member]: next.value };
}
