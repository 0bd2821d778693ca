import type { JsonObject } from '@slipway/ecs-rules/values';
import type { StoppedTask } from '../ports/service-records.ts';
import { readContainers } from './container-definitions.ts';

/**
 * Says of each container whether its task ends with it.
 * @param described the revision as DescribeTaskDefinition answers it; a container is essential unless it says otherwise
 */
export function markEssential(tasks: readonly StoppedTask[], described: JsonObject): readonly StoppedTask[] {
  const definitions = readContainers(described);
  const isEssential = new Map(definitions.map(({ name, essential }) => [name, essential !== false]));
  return tasks.map((task) => ({
    ...task,
    containers: task.containers.map((container) => {
      const known = isEssential.get(container.name);
      return known === undefined ? container : { ...container, isEssential: known };
    }),
  }));
}
