/** How the containers of a task share their network. Values in, values out. */
import type { ContainerNetwork } from './container-body.ts';
import type { ContainerSpecification, Dependency, TaskSpecification } from './task-specification.ts';

/**
 * The network of each container by name. In an `awsvpc` task one container holds the network, publishes all ports,
 * and the others join it, so that they meet on localhost as on ECS. A container whose end others await (`COMPLETE`,
 * `SUCCESS`) is gone before there is a network to join: it gets one of its own, with no port.
 *
 * `host` publishes on the task's address too: each instance has an address, not a machine.
 */
export function planNetworks(task: TaskSpecification, address: string): ReadonlyMap<string, ContainerNetwork> {
  if (task.networkMode === 'none') return new Map(task.containers.map((each) => [each.name, { kind: 'none' }]));
  if (task.networkMode !== 'awsvpc') {
    return new Map(task.containers.map((each) => [each.name, { kind: 'published', address, ports: each.ports }]));
  }
  const stays = task.containers.filter((each) => !isAwaitedToEnd(task, each.name));
  const holder = chooseHolder(stays);
  const ports = stays.flatMap((each) => each.ports);
  return new Map(
    task.containers.map((each): [string, ContainerNetwork] => {
      if (each === holder) return [each.name, { kind: 'published', address, ports }];
      if (holder === undefined || !stays.includes(each)) return [each.name, { kind: 'published', address, ports: [] }];
      return [each.name, { kind: 'joined', container: holder.name }];
    }),
  );
}

/** What must have come about before a container is started: what it asks for, and what docker needs. */
export function listDependencies(
  container: ContainerSpecification,
  network: ContainerNetwork | undefined,
): readonly Dependency[] {
  const started = [...container.links, ...container.volumesFrom].map((each) => each.container);
  if (network?.kind === 'joined') started.push(network.container);
  return [...container.dependsOn, ...started.map((name): Dependency => ({ container: name, condition: 'START' }))];
}

/**
 * A container that waits for none of those that would join it; an essential one where there is, since the task ends
 * with it anyway.
 */
function chooseHolder(stays: readonly ContainerSpecification[]): ContainerSpecification | undefined {
  const names = new Set(stays.map((each) => each.name));
  const free = stays.filter((each) => !listDependencies(each, undefined).some((needed) => names.has(needed.container)));
  return free.find((each) => each.isEssential) ?? free[0];
}

function isAwaitedToEnd(task: TaskSpecification, name: string): boolean {
  return task.containers.some((each) =>
    each.dependsOn.some(
      (needed) => needed.container === name && (needed.condition === 'COMPLETE' || needed.condition === 'SUCCESS'),
    ),
  );
}
