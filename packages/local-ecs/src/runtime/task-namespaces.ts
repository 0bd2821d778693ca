/** Which namespaces of the kernel the containers of a task share, but for the network. Values in, values out. */
import type { ContainerNamespaces, ContainerNetwork, SharedMemory } from './container-isolation.ts';
import { chooseOwner, listStaying } from './task-network.ts';
import type { ContainerSpecification, TaskSpecification } from './task-specification.ts';

export const OWN_NAMESPACES: ContainerNamespaces = { processes: undefined, ipc: { kind: 'own' }, kernelParameters: {} };

/** The containers whose namespaces a container is in. */
export function listJoined(
  network: ContainerNetwork | undefined,
  { processes, ipc }: ContainerNamespaces = OWN_NAMESPACES,
): readonly string[] {
  const joined = [
    network?.kind === 'joined' ? network.container : undefined,
    processes,
    ipc.kind === 'joined' ? ipc.container : undefined,
  ];
  return joined.filter((each) => each !== undefined);
}

/**
 * One container owns the namespaces that the task shares, as the agent's pause container does on ECS. It also owns the
 * network of an `awsvpc` task. Kernel parameters of a shared namespace are set there, whichever container requests them
 * (ECS API reference, SystemControl).
 */
export function planNamespaces(task: TaskSpecification): ReadonlyMap<string, ContainerNamespaces> {
  const stays = listStaying(task);
  const owner = chooseOwner(stays);
  const plan = (container: ContainerSpecification): ContainerNamespaces => {
    const isJoined = owner !== undefined && container !== owner && stays.includes(container);
    return {
      processes: task.pidMode === 'task' && isJoined ? owner.name : undefined,
      ipc: planIpc(task, container === owner, isJoined ? owner.name : undefined),
      kernelParameters: chooseParameters(task, container, { stays, owner }),
    };
  };
  return new Map(task.containers.map((each) => [each.name, plan(each)]));
}

function planIpc(task: TaskSpecification, isOwner: boolean, joined: string | undefined): SharedMemory {
  if (task.ipcMode === 'none') return { kind: 'none' };
  if (task.ipcMode !== 'task') return { kind: 'own' };
  if (isOwner) return { kind: 'shareable' };
  return joined === undefined ? { kind: 'own' } : { kind: 'joined', container: joined };
}

interface Sharing {
  readonly stays: readonly ContainerSpecification[];
  readonly owner: ContainerSpecification | undefined;
}

function chooseParameters(
  task: TaskSpecification,
  container: ContainerSpecification,
  { stays, owner }: Sharing,
): Readonly<Record<string, string>> {
  const isShared = (name: string): boolean =>
    name.startsWith('net.') ? task.networkMode === 'awsvpc' : task.ipcMode === 'task';
  const own = Object.entries(container.linux.kernelParameters);
  if (owner === undefined || !stays.includes(container)) return Object.fromEntries(own);
  if (container !== owner) return Object.fromEntries(own.filter(([name]) => !isShared(name)));
  const all = stays.flatMap((each) => Object.entries(each.linux.kernelParameters));
  return Object.fromEntries([...own, ...all.filter(([name]) => isShared(name))]);
}
