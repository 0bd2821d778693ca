/** The task definition as the runner's Docker can run it. Values in, values out. */
import { defined, isJsonObject, type Json, type JsonObject, readObjects } from '@slipway/ecs-rules/values';
import type { ContainerDefinition, TaskDefinitionDocument } from '../ports/task-definition.ts';
import { stretchHealthCheck } from './health-limit.ts';

/** A task definition to rehearse, and what differs from ECS. */
export interface PreparedDocument {
  readonly document: TaskDefinitionDocument;
  /** Names of secrets without a value, by container. */
  readonly placeholders: ReadonlyMap<string, readonly string[]>;
  /** What the containers do not have here, in words. */
  readonly missing: readonly string[];
}

/** A value that no program takes for a real one. */
const PLACEHOLDER = 'slipway-rehearsal-placeholder';

/**
 * Replaces what only AWS has: secrets become variables, each volume is empty, host ports are free ones, and environment
 * files are left out. Containers on the network of their host (`host`) share one network, as in `awsvpc`.
 *
 * @param secrets values by the name of the variable
 */
export function prepareDocument(
  document: TaskDefinitionDocument,
  secrets: ReadonlyMap<string, string>,
): PreparedDocument {
  const containers = document.containerDefinitions.map((container) => prepareContainer(container, document, secrets));
  const volumes = readObjects(document, 'volumes');
  const placeholders = document.containerDefinitions.map(
    (container) => [container.name, listSecrets(container).filter((name) => !secrets.has(name))] as const,
  );
  return {
    document: {
      ...document,
      ...defined({ networkMode: document.networkMode === 'host' ? 'awsvpc' : document.networkMode }),
      containerDefinitions: containers,
      volumes: volumes.map(({ name = '' }) => ({ name })),
    },
    placeholders: new Map(placeholders.filter(([, names]) => names.length > 0)),
    missing: [...listEmptyVolumes(volumes), ...listMissingFiles(document), ...listMissingDevices(document)],
  };
}

/** Names of all secrets of a container that are variables. */
export function listSecrets(container: JsonObject): readonly string[] {
  return readObjects(container, 'secrets').flatMap(({ name }) => (typeof name === 'string' ? [name] : []));
}

function prepareContainer(
  container: ContainerDefinition,
  { networkMode }: TaskDefinitionDocument,
  secrets: ReadonlyMap<string, string>,
): ContainerDefinition {
  const { secrets: _secrets, environmentFiles: _files, healthCheck, ...rest } = container;
  const variables = listSecrets(container).map((name) => ({ name, value: secrets.get(name) ?? PLACEHOLDER }));
  const hasOwnPorts = networkMode === 'awsvpc' || networkMode === 'host';
  const ports = readObjects(container, 'portMappings');
  return {
    ...rest,
    environment: [...readObjects(container, 'environment'), ...variables],
    portMappings: hasOwnPorts ? ports : ports.map(({ hostPort: _port, ...port }) => port),
    ...defined({ healthCheck: isJsonObject(healthCheck) ? stretchHealthCheck(healthCheck) : undefined }),
  };
}

/** Fields of a volume whose data exists only in AWS or on a container instance. */
const VOLUME_DATA: Readonly<Record<string, string>> = {
  efsVolumeConfiguration: 'Amazon EFS',
  fsxWindowsFileServerVolumeConfiguration: 'Amazon FSx',
  s3filesVolumeConfiguration: 'Amazon S3 Files',
  dockerVolumeConfiguration: 'Docker',
  host: 'the container instance',
};

function listEmptyVolumes(volumes: readonly JsonObject[]): readonly string[] {
  return volumes.flatMap((volume) => {
    const field = Object.keys(VOLUME_DATA).find((name) => hasContent(volume[name]));
    return field === undefined ? [] : [`the data of volume ${String(volume.name)} (${VOLUME_DATA[field]})`];
  });
}

function hasContent(value: Json | undefined): boolean {
  return isJsonObject(value) && Object.values(value).some((field) => field !== null && field !== '');
}

function listMissingFiles({ containerDefinitions }: TaskDefinitionDocument): readonly string[] {
  const named = containerDefinitions.filter((container) => readObjects(container, 'environmentFiles').length > 0);
  return named.map(({ name }) => `the environment files of container ${name}`);
}

function listMissingDevices({ containerDefinitions }: TaskDefinitionDocument): readonly string[] {
  const named = containerDefinitions.filter((container) => readObjects(container, 'resourceRequirements').length > 0);
  return named.map(({ name }) => `the GPU or accelerator of container ${name}`);
}
