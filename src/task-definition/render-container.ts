import { defined, isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import type { ContainerSettings } from '../inputs/request.ts';
import type { ContainerDefinition } from '../ports/task-definition.ts';
import type { DocumentError } from './document-error.ts';
import { mergeEntries, mergeFields } from './merge-entries.ts';
import { renderLog } from './render-log.ts';

/** What one container gets. */
export interface ContainerEdits {
  readonly image?: string;
  readonly settings?: ContainerSettings;
}

/** The next container, and what cannot be done. */
export interface RenderedContainer {
  readonly container: ContainerDefinition;
  /** Whether it got one of the images of the run. */
  readonly hasNewImage: boolean;
  readonly errors: readonly DocumentError[];
}

/** @param path of the container in the document, for the errors */
export function renderContainer(
  container: ContainerDefinition,
  { image, settings }: ContainerEdits,
  path: string,
): RenderedContainer {
  const log = settings === undefined ? { fields: {} } : renderLog(container, settings);
  const fields = {
    ...defined({ image }),
    ...(settings === undefined ? {} : renderSettings(container, settings)),
    ...('fields' in log ? log.fields : {}),
  };
  return {
    container: { ...container, ...fields },
    hasNewImage: image !== undefined,
    errors: 'problem' in log ? [{ path: `${path}.logConfiguration`, ...log }] : [],
  };
}

function renderSettings(container: ContainerDefinition, settings: ContainerSettings): JsonObject {
  const { environment, secrets, environmentFiles, dockerLabels } = container;
  return defined({
    environment: mergeEntries(environment, 'value', settings),
    secrets: mergeEntries(secrets, 'valueFrom', settings),
    environmentFiles: replaceFiles(environmentFiles, settings.environmentFiles),
    dockerLabels: mergeFields(dockerLabels, settings.dockerLabels),
    command: settings.command,
  });
}

/** Whole lists only: of files that set the same variable, their order decides (ECS API reference, EnvironmentFile). */
function replaceFiles(before: Json | undefined, wanted: readonly string[]): Json | undefined {
  const old = Array.isArray(before) ? before.filter(isJsonObject).map(({ value }) => value) : [];
  const isSame = old.length === wanted.length && wanted.every((item, at) => item === old[at]);
  return wanted.length === 0 || isSame ? before : wanted.map((value) => ({ value, type: 's3' }));
}
