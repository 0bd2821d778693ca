/** How the containers of a task share their network. Values in, values out. */
import type { ContainerNetwork } from './container-isolation.ts';
import type { ContainerSpecification, Dependency, TaskSpecification } from './task-specification.ts';

/**
 * The network of each container by name. In an `awsvpc` task one container owns the network and publishes all ports.
 * The others join it, so that they share localhost as on ECS. A container whose exit others await (`COMPLETE`,
 * `SUCCESS`) ends before there is a network to join: it gets its own, without a port.
 *
 * `host` publishes on the task's addresses too: each instance has addresses, not a machine.
 */
export function planNetworks(
  task: TaskSpecification,
  addresses: readonly string[],
): ReadonlyMap<string, ContainerNetwork> {
  if (task.networkMode === 'none') return new Map(task.containers.map((each) => [each.name, { kind: 'none' }]));
  if (task.networkMode !== 'awsvpc') {
    return new Map(
      task.containers.map((each) => [
        each.name,
        each.hasNetwork ? { kind: 'published', addresses, ports: each.ports } : { kind: 'none' },
      ]),
    );
  }
  const stays = listStaying(task);
  const owner = chooseOwner(stays);
  const ports = stays.flatMap((each) => each.ports);
  return new Map(
    task.containers.map((each): [string, ContainerNetwork] => {
      if (each === owner) return [each.name, { kind: 'published', addresses, ports }];
      if (owner === undefined || !stays.includes(each)) return [each.name, { kind: 'published', addresses, ports: [] }];
      return [each.name, { kind: 'joined', container: owner.name }];
    }),
  );
}

/**
 * The conditions before a container starts: its `dependsOn`, and what Docker needs.
 * @param joined containers whose namespaces it joins
 */
export function listDependencies(container: ContainerSpecification, joined: readonly string[]): readonly Dependency[] {
  const linked = [...container.links, ...container.volumesFrom].map((each) => each.container);
  const started = new Set([...linked, ...joined]);
  return [...container.dependsOn, ...[...started].map((name): Dependency => ({ container: name, condition: 'START' }))];
}

/** The containers whose exit no other container awaits. The others exit before there is anything to share. */
export function listStaying(task: TaskSpecification): readonly ContainerSpecification[] {
  return task.containers.filter((each) => !isAwaitedToEnd(task, each.name));
}

/**
 * A container that waits for none of those that would join it; an essential one where there is, since the task ends
 * with it anyway.
 */
export function chooseOwner(stays: readonly ContainerSpecification[]): ContainerSpecification | undefined {
  const names = new Set(stays.map((each) => each.name));
  const free = stays.filter((each) => !listDependencies(each, []).some((needed) => names.has(needed.container)));
  return free.find((each) => each.isEssential) ?? free[0];
}

function isAwaitedToEnd(task: TaskSpecification, name: string): boolean {
  return task.containers.some((each) =>
    each.dependsOn.some(
      (needed) => needed.container === name && (needed.condition === 'COMPLETE' || needed.condition === 'SUCCESS'),
    ),
  );
}
