import type { PortMapping } from './task-specification.ts';

/** How a container reaches the network. */
export type ContainerNetwork =
  /** On docker's bridge, with its ports published on each of the addresses. */
  | { readonly kind: 'published'; readonly addresses: readonly string[]; readonly ports: readonly PortMapping[] }
  /** In the network namespace of another container of the task, as the containers of an `awsvpc` task are. */
  | { readonly kind: 'joined'; readonly container: string }
  | { readonly kind: 'none' };

export type SharedMemory =
  | { readonly kind: 'own' | 'shareable' | 'none' }
  | { readonly kind: 'joined'; readonly container: string };

/** Of one container. */
export interface ContainerNamespaces {
  /** The container of the task with which it shares processes; undefined for none. */
  readonly processes: string | undefined;
  readonly ipc: SharedMemory;
  readonly kernelParameters: Readonly<Record<string, string>>;
}
