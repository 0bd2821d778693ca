/** What of the differences between a service and its definition UpdateService can change. */
import { defined, isJsonObject, type Json } from '@slipway/ecs-rules/values';
import type { DefinitionChanges } from '../ports/definition-changes.ts';
import type { Difference, FieldDifference } from './compare-definition.ts';

/**
 * Fields of CreateService that UpdateService takes as well (ECS API reference, UpdateService). A change of
 * `deploymentController` migrates the service to another way of deploying: left to people.
 */
const UPDATABLE: ReadonlySet<string> = new Set([
  'availabilityZoneRebalancing',
  'capacityProviderStrategy',
  'deploymentConfiguration',
  'desiredCount',
  'enableECSManagedTags',
  'enableExecuteCommand',
  'gatewayConnectors',
  'healthCheckGracePeriodSeconds',
  'loadBalancers',
  'monitoring',
  'networkConfiguration',
  'placementConstraints',
  'placementStrategy',
  'platformVersion',
  'propagateTags',
  'serviceConnectConfiguration',
  'serviceRegistries',
  'volumeConfigurations',
  'vpcLatticeConfigurations',
]);

export interface DefinitionPlan {
  readonly changes: DefinitionChanges;
  /** What UpdateService cannot change. */
  readonly left: readonly Difference[];
}

/**
 * Within an object, fields that the file does not have stay: UpdateService replaces the whole object. A list is taken
 * as it is in the file.
 * @param replaced fields that an input sets: the file does not count for them
 */
export function planDefinitionChanges(
  differences: readonly FieldDifference[],
  replaced: ReadonlySet<string>,
): DefinitionPlan {
  const open = differences.filter(({ name }) => !replaced.has(name));
  const due = open.filter(({ name }) => UPDATABLE.has(name));
  const after = Object.fromEntries(due.map(({ name, given, has }) => [name, merge(has, given)]));
  const { desiredCount, deploymentConfiguration, ...settings } = after;
  return {
    changes: {
      ...defined({
        desiredCount: desiredCount === undefined ? undefined : Number(desiredCount),
        deploymentConfiguration: isJsonObject(deploymentConfiguration) ? deploymentConfiguration : undefined,
      }),
      settings,
      before: Object.fromEntries(due.map(({ name, has }) => [name, has ?? null])),
    },
    left: open.filter(({ name }) => !UPDATABLE.has(name)).flatMap(({ parts }) => parts),
  };
}

function merge(has: Json | undefined, given: Json | undefined): Json {
  if (given === undefined || given === null) return has ?? null;
  if (!isJsonObject(has) || !isJsonObject(given)) return given;
  const merged = Object.entries(given).map(([name, value]) => [name, merge(has[name], value)] as const);
  return { ...has, ...Object.fromEntries(merged) };
}
