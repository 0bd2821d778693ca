/** Rules on the order of containers: `dependsOn`. Observed (cdk-preflight, pf-ecs-dependson-…) unless marked. */
import type { JsonObject } from '../values/json.ts';
import { readObject, readObjects, readString } from '../values/json-fields.ts';
import { type Breaches, breach, doubt } from './breach.ts';
import { isEssential } from './essential.ts';

export function* checkDependencies(containers: readonly JsonObject[]): Breaches {
  const byName = new Map(containers.map((container) => [readString(container, 'name') ?? '', container]));
  for (const [index, container] of containers.entries()) {
    for (const [at, dependency] of readObjects(container, 'dependsOn').entries()) {
      const path = `containerDefinitions[${index}].dependsOn[${at}]`;
      const name = readString(dependency, 'containerName') ?? '';
      const target = byName.get(name);
      // The stray plus sign is in the real text.
      if (target === undefined) yield breach(path, `Cannot depend on container + '${name}' because it does not exist`);
      else yield* checkCondition(readString(dependency, 'condition') ?? '', target, path);
    }
  }
  yield* checkOrder(byName);
}

function* checkCondition(condition: string, target: JsonObject, path: string): Breaches {
  if ((condition === 'SUCCESS' || condition === 'COMPLETE') && isEssential(target)) {
    yield breach(path, 'A dependency container with SUCCESS or COMPLETE condition cannot be an essential container');
  }
  if (condition === 'HEALTHY' && readObject(target, 'healthCheck') === undefined) {
    yield breach(path, 'A dependency container with HEALTHY condition must have health check configured');
  }
}

/** Repeatedly removes the containers that wait for none of the remaining ones. */
function* checkOrder(byName: ReadonlyMap<string, JsonObject>): Breaches {
  const left = new Map(byName);
  const isFree = (container: JsonObject): boolean =>
    readObjects(container, 'dependsOn').every(({ containerName }) => !left.has(String(containerName)));
  for (let before = -1; before !== left.size; ) {
    before = left.size;
    for (const [name, container] of [...left]) if (isFree(container)) left.delete(name);
  }
  // That ECS refuses circles is assumed: no container of one could ever start.
  if (left.size > 0) {
    const circle = [...left.keys()].join(', ');
    yield doubt('containerDefinitions', `Containers depend on each other in a circle: ${circle}.`);
  }
}
