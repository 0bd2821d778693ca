/** The settings of a service that a deploy can change, in the names of UpdateService. */

import type { Shape } from '@slipway/ecs-rules/task-definition';
import { defined, type JsonObject } from '@slipway/ecs-rules/values';
import type { UpdatePlan } from '../rollout/update-plan.ts';
import { type FlatDocument, flatten } from '../task-definition/flatten.ts';

function structure(fields: Readonly<Record<string, Shape>>): Shape {
  return { fields, required: [] };
}

/** Fields whose values are shown; those of others may be the team's own (ECS API reference, UpdateService). */
const SHAPE = structure({
  desiredCount: 'integer',
  taskDefinition: 'string',
  forceNewDeployment: 'boolean',
  enableECSManagedTags: 'boolean',
  propagateTags: 'string',
  availabilityZoneRebalancing: 'string',
  healthCheckGracePeriodSeconds: 'integer',
  platformVersion: 'string',
  enableExecuteCommand: 'boolean',
  networkConfiguration: structure({
    awsvpcConfiguration: structure({ subnets: ['string'], securityGroups: ['string'], assignPublicIp: 'string' }),
  }),
  loadBalancers: [
    structure({
      ...{ targetGroupArn: 'string', loadBalancerName: 'string', containerName: 'string', containerPort: 'integer' },
    }),
  ],
  serviceRegistries: [
    structure({ registryArn: 'string', port: 'integer', containerName: 'string', containerPort: 'integer' }),
  ],
  capacityProviderStrategy: [structure({ capacityProvider: 'string', weight: 'integer', base: 'integer' })],
  placementConstraints: [structure({ type: 'string', expression: 'string' })],
  placementStrategy: [structure({ type: 'string', field: 'string' })],
  deploymentConfiguration: structure({
    minimumHealthyPercent: 'integer',
    maximumPercent: 'integer',
    strategy: 'string',
    bakeTimeInMinutes: 'integer',
    deploymentCircuitBreaker: structure({
      ...{ enable: 'boolean', rollback: 'boolean', resetOnHealthyTask: 'boolean' },
      thresholdConfiguration: structure({ type: 'string', value: 'integer' }),
    }),
    earlySuccessCriteria: structure({
      ...{ enable: 'boolean', healthyPercent: 'integer', sourceServiceRevisionCleanup: 'string' },
    }),
    alarms: structure({ alarmNames: ['string'], enable: 'boolean', rollback: 'boolean' }),
  }),
  volumeConfigurations: [
    structure({
      managedEBSVolume: structure({
        ...{ encrypted: 'boolean', kmsKeyId: 'string', volumeType: 'string', sizeInGiB: 'integer' },
        ...{ snapshotId: 'string', iops: 'integer', throughput: 'integer', roleArn: 'string' },
        ...{ filesystemType: 'string', volumeInitializationRate: 'integer' },
      }),
    }),
  ],
});

const RULES = {
  items: {
    volumeConfigurations: {
      name: ({ name }: JsonObject) => (typeof name === 'string' ? name : undefined),
      named: ['name'],
    },
  },
  sets: new Set([
    'deploymentConfiguration.alarms.alarmNames',
    'networkConfiguration.awsvpcConfiguration.securityGroups',
    'networkConfiguration.awsvpcConfiguration.subnets',
  ]),
};

/** The settings as they are, and as the update leaves them. */
export function flattenSettings({ service, configuration, settings, desiredCount, settingsBefore }: UpdatePlan): {
  readonly before: FlatDocument;
  readonly after: FlatDocument;
} {
  const { desired, hasManagedTags, propagateTags, volumeConfigurations, attachments } = service;
  const before: JsonObject = {
    desiredCount: desired,
    deploymentConfiguration: service.deploymentConfiguration,
    enableECSManagedTags: hasManagedTags,
    propagateTags,
    availabilityZoneRebalancing: attachments?.isRebalanced === true ? 'ENABLED' : 'DISABLED',
    ...defined({ healthCheckGracePeriodSeconds: service.gracePeriodSeconds, platformVersion: service.platformVersion }),
    volumeConfigurations,
    ...settingsBefore,
  };
  const after = { ...before, ...defined({ desiredCount, deploymentConfiguration: configuration }), ...settings };
  return { before: flattenService(before), after: flattenService(after) };
}

/** Fields of UpdateService by path. */
export function flattenService(fields: JsonObject): FlatDocument {
  return flatten(withSwitches(fields), SHAPE, RULES);
}

/** A circuit breaker that is off is the same as none (ECS API reference, DeploymentCircuitBreaker). */
function withSwitches(fields: JsonObject): JsonObject {
  const { deploymentConfiguration: configuration } = fields;
  if (typeof configuration !== 'object' || configuration === null || Array.isArray(configuration)) return fields;
  const known = (configuration as JsonObject).deploymentCircuitBreaker;
  const breaker = { enable: false, rollback: false, ...(known as JsonObject | undefined) };
  return { ...fields, deploymentConfiguration: { ...configuration, deploymentCircuitBreaker: breaker } };
}
