/** Rules on the volumes of a task definition, and on what its containers make of them. */
import type { JsonObject } from '../../../json.ts';
import { clientFault } from '../fault.ts';
import { readBoolean, readObject, readObjects, readString } from '../input.ts';

const NAME = /^[A-Za-z0-9_-]{1,255}$/;

export function checkVolumes(task: JsonObject, containers: readonly JsonObject[]): void {
  const volumes = readObjects(task, 'volumes');
  const names = new Set<string>();
  for (const volume of volumes) {
    const name = readString(volume, 'name') ?? '';
    // Wording not documented, of both.
    if (!NAME.test(name)) throw clientFault('Volume.name contains invalid characters');
    if (names.has(name)) throw clientFault(`Volume name '${name}' must be unique within a task definition.`);
    names.add(name);
    checkEfs(volume);
  }
  checkUses(containers, names);
  const mounted = new Set(containers.flatMap(listMounted));
  const idle = volumes.filter((volume) => readBoolean(volume, 'configuredAtLaunch') === true);
  const unused = idle.map((volume) => readString(volume, 'name') ?? '').filter((name) => !mounted.has(name));
  if (unused.length > 0) throw clientFault(`Volumes [${unused.join()}] are not referenced by any of the containers`);
}

function checkUses(containers: readonly JsonObject[], volumes: ReadonlySet<string>): void {
  const names = new Set(containers.map((container) => readString(container, 'name')));
  for (const container of containers) {
    for (const source of listMounted(container)) {
      if (!volumes.has(source)) throw clientFault(`Unknown volume '${source}'.`);
    }
    for (const from of readObjects(container, 'volumesFrom')) {
      const source = readString(from, 'sourceContainer');
      if (!names.has(source)) {
        throw clientFault(`Invalid 'volumesFrom' setting. Unknown container: '${source ?? ''}'`);
      }
    }
  }
}

function listMounted(container: JsonObject): readonly string[] {
  return readObjects(container, 'mountPoints').map((mount) => readString(mount, 'sourceVolume') ?? '');
}

function checkEfs(volume: JsonObject): void {
  const efs = readObject(volume, 'efsVolumeConfiguration');
  if (efs === undefined) return;
  const isEncrypted = readString(efs, 'transitEncryption') === 'ENABLED';
  const authorization = readObject(efs, 'authorizationConfig') ?? {};
  const root = readString(efs, 'rootDirectory') ?? '/';
  if (readString(authorization, 'accessPointId') !== undefined && root !== '/') {
    throw clientFault('When using an EFS access point, the root directory must either be set to "/" or be omitted.');
  }
  if (readString(authorization, 'iam') === 'ENABLED' && !isEncrypted) {
    throw clientFault('EFS IAM authorization requires TransitEncryption to be enabled.');
  }
  if (efs.transitEncryptionPort !== undefined && efs.transitEncryptionPort !== null && !isEncrypted) {
    throw clientFault('TransitEncryptionPort requires that TransitEncryption is enabled.');
  }
}
