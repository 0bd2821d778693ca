/** Volumes whose data stays on a container instance when the task leaves it. */
import { type JsonObject, readBoolean, readObject, readObjects, readString } from '@slipway/ecs-rules/values';

/**
 * Folders that belong to the instance itself and not to the task: an agent that reads logs or asks docker finds its own
 * on each instance.
 */
const OF_THE_INSTANCE = [
  '/proc',
  '/sys',
  '/dev',
  '/etc',
  '/run',
  '/var/run',
  '/var/log',
  '/var/lib/docker',
  '/cgroup',
  '/tmp',
  '/usr',
  '/lib',
  '/lib64',
  '/bin',
  '/sbin',
  '/boot',
];

/** A network file system that is mounted on the instances has such a name by convention. */
const SHARED = /(^|[/_.-])(efs|nfs|fsx)([/_.-]|$)/i;

/** Names of the volumes that hold data of the task that runs and that the next one will use. */
export function listHostVolumes(current: JsonObject, next: JsonObject): readonly string[] {
  const known = new Set(readObjects(current, 'volumes').flatMap(listHostData));
  return readObjects(next, 'volumes')
    .filter((volume) => listHostData(volume).some((place) => known.has(place)))
    .flatMap((volume) => readString(volume, 'name') ?? [])
    .filter((name) => isWritten(next, name));
}

/** Where the data of a volume is on its instance; none for what does not outlive the task or is not on the instance. */
function listHostData(volume: JsonObject): readonly string[] {
  const sourcePath = readString(readObject(volume, 'host') ?? {}, 'sourcePath');
  if (sourcePath !== undefined) return isOfTheInstance(sourcePath) ? [] : [`path ${sourcePath}`];
  const docker = readObject(volume, 'dockerVolumeConfiguration');
  if (docker === undefined || !isLocalAndShared(docker)) return [];
  return [`docker ${readString(volume, 'name') ?? ''}`];
}

function isOfTheInstance(path: string): boolean {
  if (path === '/' || path.endsWith('.sock') || SHARED.test(path)) return true;
  return OF_THE_INSTANCE.some((folder) => path === folder || path.startsWith(`${folder}/`));
}

/**
 * A volume of scope `task` is destroyed with its task; other drivers may move a volume (ECS API reference,
 * DockerVolumeConfiguration).
 */
function isLocalAndShared(docker: JsonObject): boolean {
  const options = readObject(docker, 'driverOpts') ?? {};
  const isOnInstance =
    (readString(docker, 'driver') ?? 'local') === 'local' && !/nfs|cifs|tmpfs/.test(String(options.type));
  return readString(docker, 'scope') === 'shared' && isOnInstance;
}

function isWritten(document: JsonObject, name: string): boolean {
  return readObjects(document, 'containerDefinitions').some((container) =>
    readObjects(container, 'mountPoints').some(
      (mount) => readString(mount, 'sourceVolume') === name && readBoolean(mount, 'readOnly') !== true,
    ),
  );
}
