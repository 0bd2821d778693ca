/** Which namespaces of the kernel the containers of a task share, but for the network. Values in, values out. */
import type { ContainerNetwork } from './container-body.ts';
import { chooseHolder, listStaying } from './task-network.ts';
import type { ContainerSpecification, TaskSpecification } from './task-specification.ts';

export type SharedMemory =
  | { readonly kind: 'own' | 'shareable' | 'none' }
  | { readonly kind: 'joined'; readonly container: string };

/** Of one container. */
export interface ContainerNamespaces {
  /** The container of the task whose processes it sees and is seen by; undefined for its own only. */
  readonly processes: string | undefined;
  readonly ipc: SharedMemory;
  readonly kernelParameters: Readonly<Record<string, string>>;
}

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
 * One container holds what the task shares, as the agent's pause container does on ECS: it is the one that holds the
 * network of an `awsvpc` task. Kernel parameters of a shared namespace are set there, whichever container asks for them
 * (ECS API reference, SystemControl).
 */
export function planNamespaces(task: TaskSpecification): ReadonlyMap<string, ContainerNamespaces> {
  const stays = listStaying(task);
  const holder = chooseHolder(stays);
  const plan = (container: ContainerSpecification): ContainerNamespaces => {
    const isJoined = holder !== undefined && container !== holder && stays.includes(container);
    return {
      processes: task.pidMode === 'task' && isJoined ? holder.name : undefined,
      ipc: planIpc(task, container === holder, isJoined ? holder.name : undefined),
      kernelParameters: chooseParameters(task, container, { stays, holder }),
    };
  };
  return new Map(task.containers.map((each) => [each.name, plan(each)]));
}

function planIpc(task: TaskSpecification, isHolder: boolean, joined: string | undefined): SharedMemory {
  if (task.ipcMode === 'none') return { kind: 'none' };
  if (task.ipcMode !== 'task') return { kind: 'own' };
  if (isHolder) return { kind: 'shareable' };
  return joined === undefined ? { kind: 'own' } : { kind: 'joined', container: joined };
}

interface Sharing {
  readonly stays: readonly ContainerSpecification[];
  readonly holder: ContainerSpecification | undefined;
}

function chooseParameters(
  task: TaskSpecification,
  container: ContainerSpecification,
  { stays, holder }: Sharing,
): Readonly<Record<string, string>> {
  const isShared = (name: string): boolean =>
    name.startsWith('net.') ? task.networkMode === 'awsvpc' : task.ipcMode === 'task';
  const own = Object.entries(container.linux.kernelParameters);
  if (holder === undefined || !stays.includes(container)) return Object.fromEntries(own);
  if (container !== holder) return Object.fromEntries(own.filter(([name]) => !isShared(name)));
  const all = stays.flatMap((each) => Object.entries(each.linux.kernelParameters));
  return Object.fromEntries([...own, ...all.filter(([name]) => isShared(name))]);
}
