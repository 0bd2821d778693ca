/** Rules on the volumes of a task definition, and on what its containers make of them. Observed unless marked. */
import type { JsonObject } from '../values/json.ts';
import { readBoolean, readObject, readObjects, readString } from '../values/json-fields.ts';
import { type Breaches, breach, doubt } from './breach.ts';

const NAME = /^[A-Za-z0-9_-]{1,255}$/;

export function* checkVolumes(task: JsonObject, containers: readonly JsonObject[]): Breaches {
  const volumes = readObjects(task, 'volumes');
  const names = new Set<string>();
  for (const [at, volume] of volumes.entries()) {
    const path = `volumes[${at}]`;
    const name = readString(volume, 'name') ?? '';
    // ECS API reference, Volume, name; wording not documented. A volume without a name and one name twice: assumed.
    const invalid = 'Volume.name contains invalid characters';
    if (!NAME.test(name)) yield name === '' ? doubt(`${path}.name`, invalid) : breach(`${path}.name`, invalid);
    if (names.has(name)) yield doubt(`${path}.name`, `Volume name '${name}' must be unique within a task definition.`);
    names.add(name);
    yield* checkEfs(volume, `${path}.efsVolumeConfiguration`);
  }
  yield* checkUses(containers, names);
  // Observed in a real deploy, for volumes that are configured at launch.
  const mounted = new Set(containers.flatMap(listMounted));
  const idle = volumes.filter((volume) => readBoolean(volume, 'configuredAtLaunch') === true);
  const unused = idle.map((volume) => readString(volume, 'name') ?? '').filter((name) => !mounted.has(name));
  if (unused.length > 0)
    yield breach('volumes', `Volumes [${unused.join()}] are not referenced by any of the containers`);
}

/** Observed (cdk-preflight, pf-ecs-mountpoint-source-volume-missing; the other in a real deploy). */
function* checkUses(containers: readonly JsonObject[], volumes: ReadonlySet<string>): Breaches {
  const names = new Set(containers.map((container) => readString(container, 'name')));
  for (const [index, container] of containers.entries()) {
    const path = `containerDefinitions[${index}]`;
    for (const [at, source] of listMounted(container).entries()) {
      if (!volumes.has(source)) yield breach(`${path}.mountPoints[${at}].sourceVolume`, `Unknown volume '${source}'.`);
    }
    for (const [at, from] of readObjects(container, 'volumesFrom').entries()) {
      const source = readString(from, 'sourceContainer');
      if (!names.has(source)) {
        yield breach(
          `${path}.volumesFrom[${at}].sourceContainer`,
          `Invalid 'volumesFrom' setting. Unknown container: '${source ?? ''}'`,
        );
      }
    }
  }
}

function listMounted(container: JsonObject): readonly string[] {
  return readObjects(container, 'mountPoints').map((mount) => readString(mount, 'sourceVolume') ?? '');
}

/** Observed (cdk-preflight, pf-ecs-efs-…). */
function* checkEfs(volume: JsonObject, path: string): Breaches {
  const efs = readObject(volume, 'efsVolumeConfiguration');
  if (efs === undefined) return;
  const isEncrypted = readString(efs, 'transitEncryption') === 'ENABLED';
  const authorization = readObject(efs, 'authorizationConfig') ?? {};
  const root = readString(efs, 'rootDirectory') ?? '/';
  if (readString(authorization, 'accessPointId') !== undefined && root !== '/') {
    yield breach(path, 'When using an EFS access point, the root directory must either be set to "/" or be omitted.');
  }
  if (readString(authorization, 'iam') === 'ENABLED' && !isEncrypted) {
    yield breach(path, 'EFS IAM authorization requires TransitEncryption to be enabled.');
  }
  if (efs.transitEncryptionPort !== undefined && efs.transitEncryptionPort !== null && !isEncrypted) {
    yield breach(path, 'TransitEncryptionPort requires that TransitEncryption is enabled.');
  }
}
