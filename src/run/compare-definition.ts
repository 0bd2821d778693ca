/** An existing service and its `service-definition`. */
import { defined, type JsonObject } from '@slipway/ecs-rules/values';
import type { Found } from '../current-state/current-state.ts';
import type { DeployRequest } from '../inputs/request.ts';
import { compareDefinition, type Difference, describeDifference } from '../service-definition/compare-definition.ts';
import { planDefinitionChanges } from '../service-definition/plan-changes.ts';
import type { World } from './world.ts';

/** A longer list would bury the plan. */
const MOST_NAMED = 10;

/**
 * Where the service is not as its definition has it: what is not applied is reported. A drift check compares the whole
 * definition and writes nothing.
 * @returns the request, with what is applied
 */
export async function applyDefinition(
  definition: JsonObject,
  request: DeployRequest,
  { found, world }: { readonly found: Found; readonly world: World },
): Promise<DeployRequest> {
  const { cluster, shouldApplyDefinition, isDriftCheck } = request;
  const [service] = found.services;
  if (service === undefined) return request;
  const described = await world.ecs.describeWholeService(cluster, service.service.name);
  if (described === undefined) return request;
  const differences = compareDefinition(definition, described);
  const all = differences.flatMap(({ parts }) => parts);
  // UpdateService takes hardly anything for a service that CodeDeploy deploys.
  if (service.codeDeploy !== undefined) {
    reportLeft(all, 'AWS CodeDeploy deploys this service. Change it by hand, or correct the file.', request, world);
    return request;
  }
  if (!shouldApplyDefinition && !isDriftCheck) {
    reportLeft(all, 'Set apply-service-definition to true to change the service, or correct the file.', request, world);
    return request;
  }
  const { changes, left } = planDefinitionChanges(differences, listReplaced(request));
  reportLeft(left, 'UpdateService cannot change that. Create a new service, or correct the file.', request, world);
  const desiredCount = request.desiredCount ?? changes.desiredCount;
  return { ...request, definitionChanges: changes, ...defined({ desiredCount }) };
}

/** Fields that an input sets. The deployment configuration is merged, so that inputs count more. */
function listReplaced({ desiredCount, hasManagedTags, propagateTags, managedVolume, deployment }: DeployRequest) {
  const given = {
    desiredCount,
    enableECSManagedTags: hasManagedTags,
    propagateTags,
    volumeConfigurations: managedVolume,
    availabilityZoneRebalancing: deployment.rebalancing,
    healthCheckGracePeriodSeconds: deployment.gracePeriodSeconds,
    platformVersion: deployment.platformVersion,
  };
  return new Set(Object.keys(defined(given)));
}

function reportLeft(
  differences: readonly Difference[],
  advice: string,
  { services: [service = ''], serviceDefinition }: DeployRequest,
  { report }: World,
): void {
  if (differences.length === 0) return;
  const named = differences.slice(0, MOST_NAMED).map(describeDifference).join('; ');
  const rest = differences.length - MOST_NAMED;
  const more = rest > 0 ? `; ${rest} more` : '';
  report({ type: 'notice', text: `Service ${service} differs from ${serviceDefinition}: ${named}${more}.`, advice });
}
