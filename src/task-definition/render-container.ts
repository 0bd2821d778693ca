import type { ContainerSettings } from '../inputs/request.ts';
import { isJsonObject, type Json, type JsonObject, toText } from '../json.ts';
import { quoteOutsideText } from '../report/outside-text.ts';
import type { ContainerDefinition } from './document.ts';
import type { DocumentFault } from './fault.ts';
import { mergeEntries, mergeMembers } from './merge-entries.ts';
import { renderLog } from './render-log.ts';

/** What one container gets. */
export interface ContainerEdits {
  readonly image?: string;
  readonly settings?: ContainerSettings;
}

/** The next container, what changed in words, and what cannot be done. */
export interface RenderedContainer {
  readonly container: ContainerDefinition;
  readonly changes: readonly string[];
  readonly faults: readonly DocumentFault[];
}

interface Edit {
  readonly members: JsonObject;
  readonly changes: readonly string[];
}

/** @param path of the container in the document, for the faults */
export function renderContainer(
  container: ContainerDefinition,
  { image, settings }: ContainerEdits,
  path: string,
): RenderedContainer {
  const log = settings === undefined ? { members: {}, changes: [] } : renderLog(container, settings);
  const edits: readonly Edit[] = [
    editImage(container, image),
    ...(settings === undefined ? [] : editSettings(container, settings)),
    ...('problem' in log ? [] : [log]),
  ].filter(({ changes }) => changes.length > 0);
  const changes = edits.flatMap((edit) => edit.changes);
  return {
    container: { ...container, ...Object.fromEntries(edits.flatMap(({ members }) => Object.entries(members))) },
    changes: changes.map((change) => `container ${container.name}: ${change}`),
    faults: 'problem' in log ? [{ path: `${path}.logConfiguration`, ...log }] : [],
  };
}

function editImage({ image: before }: ContainerDefinition, image: string | undefined): Edit {
  if (image === undefined || image === before) return { members: {}, changes: [] };
  const words = before === undefined ? `image ${image}` : `image ${quoteOutsideText(before, 255)} → ${image}`;
  return { members: { image }, changes: [words] };
}

function editSettings(container: ContainerDefinition, settings: ContainerSettings): readonly Edit[] {
  const environment = mergeEntries(container.environment, 'value', settings);
  const secrets = mergeEntries(container.secrets, 'valueFrom', settings);
  const labels = mergeMembers(container.dockerLabels, settings.dockerLabels, 'docker label');
  return [
    { members: { environment: environment.entries }, changes: environment.changes },
    { members: { secrets: secrets.entries }, changes: secrets.changes },
    editFiles(container.environmentFiles, settings.environmentFiles),
    { members: { dockerLabels: labels.members }, changes: labels.changes },
    editCommand(container.command, settings.command),
  ];
}

/** Whole lists only: of files that set the same variable, their order decides (ECS API reference, EnvironmentFile). */
function editFiles(before: Json | undefined, asked: readonly string[]): Edit {
  const old = Array.isArray(before) ? before.filter(isJsonObject).map(({ value }) => toText(value)) : [];
  if (asked.length === 0 || isSameList(old, asked)) return { members: {}, changes: [] };
  const added = asked.filter((arn) => !old.includes(arn)).map((arn) => `environment file ${arn} added`);
  const removed = old
    .filter((arn) => !asked.includes(arn))
    .map((arn) => `environment file ${quoteOutsideText(arn, 1024)} removed`);
  const changes = [...removed, ...added];
  return {
    members: { environmentFiles: asked.map((value) => ({ value, type: 's3' })) },
    changes: changes.length === 0 ? ['environment files in another order'] : changes,
  };
}

/** A command may hold secrets. */
function editCommand(before: Json | undefined, asked: readonly string[] | undefined): Edit {
  if (asked === undefined || isSameList(before, asked)) return { members: {}, changes: [] };
  return { members: { command: asked }, changes: ['command changed'] };
}

function isSameList(before: Json | undefined, asked: readonly string[]): boolean {
  const old: readonly Json[] = Array.isArray(before) ? before : [];
  return old.length === asked.length && asked.every((item, at) => item === old[at]);
}
