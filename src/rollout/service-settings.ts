/** Members of UpdateService that say what the tasks of a service are born with: tags and volumes. */
import type { DeployRequest, ManagedVolume } from '../inputs/request.ts';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import type { ServiceRecord } from './observation.ts';

/** What of it an update sends, and the changes in words: names, never values. */
export interface SettingsPlan {
  /** Absent: nothing changes, so nothing is sent and ECS keeps what it has. */
  readonly settings?: JsonObject;
  readonly changes: readonly string[];
}

/** Only what is asked for and is not so already. Tags start no deployment, volumes do (ECS API reference, UpdateService). */
export function planSettings(service: ServiceRecord, request: DeployRequest): SettingsPlan {
  const { hasManagedTags, propagateTags } = request;
  const managed = hasManagedTags === service.hasManagedTags ? undefined : hasManagedTags;
  const propagated = propagateTags === service.propagateTags ? undefined : propagateTags;
  const volume = request.managedVolume;
  const isVolumeNew = volume !== undefined && !isSame([nameVolume(volume)], service.volumeConfigurations);
  const settings: JsonObject = {
    ...(managed === undefined ? {} : { enableECSManagedTags: managed }),
    ...(propagated === undefined ? {} : { propagateTags: propagated }),
    ...(isVolumeNew ? { volumeConfigurations: [nameVolume(volume)] } : {}),
  };
  const changes = [
    ...(managed === undefined ? [] : [`managed tags of new tasks: ${nameSwitch(!managed)} → ${nameSwitch(managed)}`]),
    ...(propagated === undefined ? [] : [`tags that new tasks get: ${service.propagateTags} → ${propagated}`]),
    ...(isVolumeNew ? [`managed EBS volume ${volume.name}: ${describeVolume(volume, service)}`] : []),
  ];
  return changes.length === 0 ? { changes } : { settings, changes };
}

/** As UpdateService and RunTask take it. */
export function nameVolume({ name, configuration }: ManagedVolume): JsonObject {
  return { name, managedEBSVolume: configuration };
}

/** Whether settings make ECS start a deployment although the revision is the same. */
export function startsDeployment(settings: JsonObject | undefined): boolean {
  return settings?.volumeConfigurations !== undefined;
}

function nameSwitch(isOn: boolean): string {
  return isOn ? 'on' : 'off';
}

/** Members that differ, by name. */
function describeVolume({ name, configuration }: ManagedVolume, service: ServiceRecord): string {
  const known = service.volumeConfigurations.find((one) => one.name === name)?.managedEBSVolume;
  if (!isJsonObject(known)) return 'added';
  const members = [...new Set([...Object.keys(known), ...Object.keys(configuration)])].sort();
  const changed = members.filter((member) => !isSame(known[member], configuration[member]));
  return changed.length === 0 ? 'changed' : `${changed.join(', ')} changed`;
}

/** Equal JSON, whatever the order of members; a null is as good as absent. */
function isSame(one: Json | undefined, other: Json | undefined): boolean {
  if (isJsonObject(one) && isJsonObject(other)) {
    return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) => isSame(one[key], other[key]));
  }
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, at) => isSame(item, other[at]));
  }
  return (one ?? undefined) === (other ?? undefined);
}
