/** Fields of UpdateService next to the deployment configuration: tags, volumes, platform version and the like. */
import { defined, type JsonObject } from '@slipway/ecs-rules/values';
import type { DeploymentSettings, DeployRequest, ManagedVolume } from '../inputs/request.ts';
import type { ServiceRecord } from '../ports/service-records.ts';
import { isSameJson } from './same-json.ts';

/**
 * What of it an update sends: only what is requested and differs.
 * @returns undefined when nothing changes, so nothing is sent and ECS keeps what it has
 */
export function planSettings(service: ServiceRecord, request: DeployRequest): JsonObject | undefined {
  const { hasManagedTags, propagateTags, managedVolume, deployment, definitionChanges } = request;
  const volumes = managedVolume === undefined ? undefined : [toVolumeConfiguration(managedVolume)];
  const settings: JsonObject = {
    ...definitionChanges?.settings,
    ...defined({
      enableECSManagedTags: hasManagedTags === service.hasManagedTags ? undefined : hasManagedTags,
      propagateTags: propagateTags === service.propagateTags ? undefined : propagateTags,
      ...chooseChanged(service, deployment),
      volumeConfigurations: isSameJson(volumes, service.volumeConfigurations) ? undefined : volumes,
    }),
  };
  return Object.keys(settings).length === 0 ? undefined : settings;
}

function chooseChanged(service: ServiceRecord, deployment: DeploymentSettings) {
  const { rebalancing, gracePeriodSeconds, platformVersion } = deployment;
  const isRebalanced = rebalancing === undefined ? undefined : rebalancing === 'ENABLED';
  return {
    availabilityZoneRebalancing: isRebalanced === service.attachments?.isRebalanced ? undefined : rebalancing,
    healthCheckGracePeriodSeconds:
      gracePeriodSeconds === (service.gracePeriodSeconds ?? 0) ? undefined : gracePeriodSeconds,
    platformVersion: platformVersion === service.platformVersion ? undefined : platformVersion,
  };
}

/** As UpdateService and RunTask take it. */
export function toVolumeConfiguration({ name, configuration }: ManagedVolume): JsonObject {
  return { name, managedEBSVolume: configuration };
}

/** "This parameter triggers a new service deployment" (ECS API reference, UpdateService). */
const TRIGGERS: ReadonlySet<string> = new Set([
  'loadBalancers',
  'networkConfiguration',
  'platformVersion',
  'serviceConnectConfiguration',
  'serviceRegistries',
  'volumeConfigurations',
  'vpcLatticeConfigurations',
]);

/** Whether settings make ECS start a deployment although the revision is the same. */
export function startsDeployment(settings: JsonObject = {}): boolean {
  return Object.keys(settings).some((name) => TRIGGERS.has(name));
}
