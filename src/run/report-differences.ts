import type { JsonObject } from '@slipway/ecs-rules/values';
import type { DeployRequest } from '../inputs/request.ts';
import { compareDefinition } from '../service-definition/compare-definition.ts';
import type { World } from './world.ts';

/** A longer list would bury the plan. */
const MOST_NAMED = 10;

/** Says where an existing service is not as its definition has it. Nothing of it is changed. */
export async function reportDifferences(
  definition: JsonObject,
  { cluster, services: [service], serviceDefinition }: DeployRequest,
  { ecs, report }: World,
): Promise<void> {
  const described = service === undefined ? undefined : await ecs.describeWholeService(cluster, service);
  if (described === undefined || service === undefined) return;
  const differences = compareDefinition(definition, described);
  if (differences.length === 0) return;
  const rest = differences.length - MOST_NAMED;
  const more = rest > 0 ? `; ${rest} more` : '';
  const text = `Service ${service} differs from ${serviceDefinition}: ${differences.slice(0, MOST_NAMED).join('; ')}${more}.`;
  const advice =
    'An existing service keeps its settings. Change them with aws ecs update-service, or correct the file.';
  report({ type: 'notice', text, advice });
}
