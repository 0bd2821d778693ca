/** Rules on the order of containers: `dependsOn`. */
import type { JsonObject } from '../../../json.ts';
import { clientFault } from '../fault.ts';
import { readObject, readObjects, readString } from '../input.ts';
import { isEssential } from './essential.ts';

export function checkDependencies(containers: readonly JsonObject[]): void {
  const byName = new Map(containers.map((container) => [readString(container, 'name') ?? '', container]));
  for (const container of containers) {
    for (const dependency of readObjects(container, 'dependsOn')) {
      const name = readString(dependency, 'containerName') ?? '';
      const target = byName.get(name);
      // The stray plus sign is in the real text.
      if (target === undefined) throw clientFault(`Cannot depend on container + '${name}' because it does not exist`);
      checkCondition(readString(dependency, 'condition') ?? '', target);
    }
  }
  checkOrder(byName);
}

function checkCondition(condition: string, target: JsonObject): void {
  if ((condition === 'SUCCESS' || condition === 'COMPLETE') && isEssential(target)) {
    throw clientFault('A dependency container with SUCCESS or COMPLETE condition cannot be an essential container');
  }
  if (condition === 'HEALTHY' && readObject(target, 'healthCheck') === undefined) {
    throw clientFault('A dependency container with HEALTHY condition must have health check configured');
  }
}

/** Takes away, again and again, the containers that wait for none of those that are left. */
function checkOrder(byName: ReadonlyMap<string, JsonObject>): void {
  const left = new Map(byName);
  const isFree = (container: JsonObject): boolean =>
    readObjects(container, 'dependsOn').every(({ containerName }) => !left.has(String(containerName)));
  for (let before = -1; before !== left.size; ) {
    before = left.size;
    for (const [name, container] of [...left]) if (isFree(container)) left.delete(name);
  }
  // That circles are refused is documented (ECS API reference, ContainerDependency); the wording is not.
  if (left.size > 0) throw clientFault(`Containers depend on each other in a circle: ${[...left.keys()].join(', ')}.`);
}
