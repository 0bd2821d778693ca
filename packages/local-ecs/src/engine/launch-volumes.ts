/** Settings of volumes that a task definition leaves open until its tasks start. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { invalidParameter } from './api-error.ts';
import { readBoolean, readNumber, readObject, readObjects, readString } from './input.ts';

/**
 * Each names a volume of the task definition that is configuredAtLaunch, with a role, and a size or a snapshot (ECS API
 * reference, ServiceManagedEBSVolumeConfiguration). Of the texts only the first is observed.
 * @param given with the field `volumeConfigurations`, as CreateService, UpdateService and RunTask take it
 * @throws ApiError InvalidParameterException
 */
export function checkLaunchVolumes(described: JsonObject, given: JsonObject): void {
  const volumes = readObjects(described, 'volumes');
  for (const requested of readObjects(given, 'volumeConfigurations')) {
    const name = readString(requested, 'name') ?? '';
    const volume = volumes.find((one) => one.name === name);
    if (volume === undefined) {
      throw invalidParameter(
        `The volume name '${name}' in your request does not have a matching volume in your Task Definition`,
      );
    }
    if (readBoolean(volume, 'configuredAtLaunch') !== true) {
      throw invalidParameter(`The volume '${name}' in your Task Definition is not configuredAtLaunch.`);
    }
    checkManaged(name, readObject(requested, 'managedEBSVolume'));
  }
}

function checkManaged(name: string, managed: JsonObject | undefined): void {
  if (managed === undefined) return;
  if ((readString(managed, 'roleArn') ?? '') === '') {
    throw invalidParameter(`The volume '${name}' in your request has no roleArn.`);
  }
  if (readNumber(managed, 'sizeInGiB') === undefined && readString(managed, 'snapshotId') === undefined) {
    throw invalidParameter(`The volume '${name}' in your request has neither sizeInGiB nor snapshotId.`);
  }
}
