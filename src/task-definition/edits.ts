import type { ContainerSettings, GivenImage } from '../inputs/request.ts';

/** What to change. The names are those of the request. */
export interface TaskDefinitionEdits {
  /** An image without a container goes to `containerNames`. */
  readonly images: readonly GivenImage[];
  /** Containers that get the images and the settings; empty: the one essential container. */
  readonly containerNames: readonly string[];
  readonly containerSettings: ContainerSettings;
  readonly taskRole?: string;
  readonly executionRole?: string;
}

/** Whether the settings say anything. */
export function hasSettings(settings: ContainerSettings): boolean {
  const { environment, secrets, environmentFiles, dockerLabels, logOptions } = settings;
  const lists = [environment, secrets, environmentFiles, dockerLabels, logOptions];
  const isAnyOther =
    settings.shouldPruneEnvironment || settings.logDriver !== undefined || settings.command !== undefined;
  return isAnyOther || lists.some((list) => list.length > 0);
}
