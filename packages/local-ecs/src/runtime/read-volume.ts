import { isJsonObject, type JsonObject } from '@slipway/ecs-rules/values';
import { readObject, readText, readTextFields } from './read-json.ts';
import type { DockerVolume, VolumeSpecification } from './task-specification.ts';

/** File systems that are not on a container instance, by the field that requests one. */
const FOREIGN: Readonly<Record<string, string>> = {
  efsVolumeConfiguration: 'Amazon EFS',
  fsxWindowsFileServerVolumeConfiguration: 'FSx for Windows File Server',
  s3filesVolumeConfiguration: 'Amazon S3 Files',
};

/** @param from a volume of a task definition */
export function readVolume(from: JsonObject): VolumeSpecification {
  const name = readText(from.name) ?? '';
  const foreign = Object.keys(FOREIGN).find((field) => isJsonObject(from[field]));
  if (foreign !== undefined) return { name, kind: 'foreign', what: FOREIGN[foreign] ?? foreign };
  const path = readText(readObject(from.host).sourcePath);
  if (path !== undefined && path !== '') return { name, kind: 'instance', path };
  const configuration = readObject(from.dockerVolumeConfiguration);
  const docker = readDockerVolume(configuration);
  const foreignDriver = findForeignDriver(docker);
  if (foreignDriver !== undefined) return { name, kind: 'foreign', what: foreignDriver };
  if (configuration.scope !== 'shared') return { name, kind: 'task', docker };
  return { name, kind: 'shared', isProvisioned: configuration.autoprovision === true, docker };
}

function readDockerVolume(configuration: JsonObject): DockerVolume {
  return {
    driver: readText(configuration.driver) ?? 'local',
    options: readTextFields(configuration.driverOpts),
    labels: readTextFields(configuration.labels),
  };
}

/**
 * By its options docker's own driver mounts anything of this machine or the network; memory is all that it may here.
 */
function findForeignDriver({ driver, options }: DockerVolume): string | undefined {
  if (driver !== 'local') return `volume driver ${driver}`;
  const isBare = Object.keys(options).length === 0;
  return isBare || options.type === 'tmpfs' ? undefined : `volume options type=${options.type ?? ''}`;
}
