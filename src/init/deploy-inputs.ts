import type { Deployment } from './documents.ts';
import type { ServicePaths } from './paths.ts';
import type { ServiceFacts } from './service-facts.ts';

/**
 * The inputs with which a CI deploys a service, by name: `with:` of the action, or flags of the command line.
 * A running service keeps its circuit breaker as it is.
 */
export function listDeployInputs(
  facts: ServiceFacts,
  { folder, taskDefinition, serviceDefinition }: ServicePaths,
  { cluster, isRunning }: Deployment,
): readonly (readonly [name: string, value: string])[] {
  const { repository, containerName } = facts;
  return [
    ...(repository === undefined ? [] : [['repository', repository] as const]),
    ...(repository === undefined || folder === '' ? [] : [['context', folder] as const]),
    ['task-definition', taskDefinition],
    ...(containerName === undefined ? [] : [['container-name', containerName] as const]),
    ['service-definition', serviceDefinition],
    ['cluster', cluster],
    ['service', facts.name],
    ...(isRunning ? [] : [['circuit-breaker', 'on'] as const]),
  ];
}
