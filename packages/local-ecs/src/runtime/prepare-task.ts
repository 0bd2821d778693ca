import type { TaskToStart } from '../engine/contract.ts';
import type { AwsEnvironmentParts } from './aws-environment.ts';
import type { ContainerNamespaces, ContainerNetwork } from './container-isolation.ts';
import type { ReadTask, ReportFact } from './contract.ts';
import { type FetchedImage, fetchImage, type ImageStore } from './fetch-image.ts';
import { type FixedPorts, fixHostPorts } from './fix-host-ports.ts';
import type { HostPorts } from './host-ports.ts';
import type { MetadataLease, MetadataSubject } from './metadata-endpoint.ts';
import { LABELS } from './ownership.ts';
import { type EnvironmentWorld, resolveEnvironments } from './resolve-environments.ts';
import { describeRefused, describeStartError } from './start-error.ts';
import type { AddressPool } from './task-address.ts';
import { planNamespaces } from './task-namespaces.ts';
import { planNetworks } from './task-network.ts';
import type { Pair, TaskSpecification } from './task-specification.ts';
import { makeTaskVolumes, type TaskVolumes } from './task-volumes.ts';

/** What all tasks of a runtime share. */
export interface TaskWorld extends EnvironmentWorld {
  readonly store: ImageStore;
  readonly report: ReportFact;
  /** Times faster than ECS. */
  readonly speed: number;
  readonly readTask: ReadTask;
  /** Returns a container's metadata address; undefined where there is no endpoint. Only once `ready`. */
  readonly openMetadata: (subject: MetadataSubject) => MetadataLease | undefined;
  /** What its containers need to use the APIs; undefined without APIs. Only once `ready`. */
  readonly describeAws: (task: TaskToStart) => AwsEnvironmentParts | undefined;
  /** Of a container instance, by its loopback address: the one that containers reach, too; undefined for none. */
  readonly findReachable: (address: string) => Promise<string | undefined>;
  /** Whether this machine, too, reaches containers on docker's bridge. Only once `ready`. */
  readonly isBridgeReachable: () => boolean;
  /** Put on everything that is made. */
  readonly labels: Readonly<Record<string, string>>;
  /** Makes the names of this runtime unique on the Docker Engine. */
  readonly mark: string;
  readonly addresses: AddressPool;
  readonly hostPorts: HostPorts;
  /** Resolves when Docker Engine answers and its events are followed. */
  readonly ready: Promise<void>;
}

/** A task that is ready to start its containers. */
export interface PreparedTask {
  /** On loopback: that of the instance, or its own for an `awsvpc` task. */
  readonly address: string;
  /** By container name, as images and environments are. */
  readonly networks: ReadonlyMap<string, ContainerNetwork>;
  readonly images: ReadonlyMap<string, FetchedImage>;
  readonly namespaces: ReadonlyMap<string, ContainerNamespaces>;
  readonly environments: ReadonlyMap<string, readonly Pair[]>;
  readonly volumes: TaskVolumes;
  readonly aws: AwsEnvironmentParts | undefined;
  /** Ends credentials, frees the address and removes the task's own volumes. */
  readonly release: () => Promise<void>;
}

/** A task as it is named and read. */
export interface NamedTask {
  readonly task: TaskToStart;
  readonly specification: TaskSpecification;
  /** Begins the docker names of all that belongs to the task. */
  readonly prefix: string;
}

/**
 * Variables, images, address and volumes of a task; reports `pull-started` and `pulled`.
 *
 * @throws StartError `ResourceInitializationError`, `CannotPullContainerError`
 */
export async function prepareTask(named: NamedTask, world: TaskWorld, signal: AbortSignal): Promise<PreparedTask> {
  const { task, specification } = named;
  const { taskArn } = task;
  refuseHostNamespaces(specification);
  await world.ready;
  const environments = await resolveEnvironments(specification.containers, world);
  world.report({ kind: 'pull-started', taskArn });
  const images = await fetchImages(named, world.store, signal);
  signal.throwIfAborted();
  world.report({ kind: 'pulled', taskArn, digests: listDigests(images) });
  const place = await takePlace(named, world);
  try {
    const addresses = await listAddresses(place.address, specification, world);
    const fixed = await fixHostPorts(specification.containers, addresses, world.hostPorts);
    const networks = planNetworks(withPorts(specification, fixed.ports), addresses);
    const release = async (): Promise<void> => {
      fixed.giveBack();
      await place.release();
    };
    const namespaces = planNamespaces(specification);
    return { ...place, networks, namespaces, images, environments, aws: world.describeAws(task), release };
  } catch (thrown) {
    await place.release();
    throw thrown;
  }
}

function refuseHostNamespaces({ pidMode, ipcMode, containers }: TaskSpecification): void {
  const [first] = containers;
  if (pidMode === 'host') throw describeRefused(first?.name ?? '', 'share the processes of its host (pidMode host)');
  if (ipcMode === 'host') throw describeRefused(first?.name ?? '', 'share the memory of its host (ipcMode host)');
}

/** Address and volumes, of which an `awsvpc` task has the address to itself. */
async function takePlace(
  { task, specification, prefix }: NamedTask,
  world: TaskWorld,
): Promise<Pick<PreparedTask, 'address' | 'volumes' | 'release'>> {
  const volumes = await makeTaskVolumes(world.store.engine, specification.volumes, {
    instancePrefix: `slipway-${world.mark}-${task.address === '' ? 'fargate' : task.address}`,
    taskPrefix: prefix,
    labels: { ...world.labels, [LABELS.task]: task.taskArn },
  });
  if (specification.networkMode !== 'awsvpc') return { address: task.address, volumes, release: volumes.remove };
  const address = await world.addresses.take(listTcpPorts(specification));
  const release = async (): Promise<void> => {
    world.addresses.giveBack(address);
    await volumes.remove();
  };
  return { address, volumes, release };
}

/** Where the ports are published. Containers reach an `awsvpc` task on docker's bridge itself. */
async function listAddresses(
  address: string,
  { networkMode, containers }: TaskSpecification,
  world: TaskWorld,
): Promise<readonly string[]> {
  const hasPorts = containers.some(({ ports }) => ports.length > 0);
  const reachable = hasPorts && networkMode !== 'awsvpc' ? await world.findReachable(address) : undefined;
  return reachable === undefined ? [address] : [address, reachable];
}

function withPorts(task: TaskSpecification, ports: FixedPorts['ports']): TaskSpecification {
  return { ...task, containers: task.containers.map((each) => ({ ...each, ports: ports.get(each.name) ?? [] })) };
}

async function fetchImages(
  named: NamedTask,
  store: ImageStore,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, FetchedImage>> {
  const fetched = named.specification.containers.map(async ({ name }): Promise<[string, FetchedImage]> => {
    try {
      return [name, await fetchImage(store, named.task.images[name] ?? '', signal)];
    } catch (thrown) {
      signal.throwIfAborted();
      throw describeStartError('CannotPullContainerError', name, thrown);
    }
  });
  return new Map(await Promise.all(fetched));
}

function listDigests(images: ReadonlyMap<string, FetchedImage>): Readonly<Record<string, string>> {
  const digests = [...images].map(([name, { digest }]): [string, string][] =>
    digest === undefined ? [] : [[name, digest]],
  );
  return Object.fromEntries(digests.flat());
}

function listTcpPorts(specification: TaskSpecification): readonly number[] {
  const ports = specification.containers.flatMap((each) => each.ports);
  return ports.filter((each) => each.protocol === 'tcp').map((each) => each.hostPort);
}
