import { defined } from '@slipway/ecs-rules/values';
import type { Fact, TaskToStart } from '../engine/contract.ts';
import { awaitDependencies } from './await-dependencies.ts';
import type { ContainerEvent } from './container-events.ts';
import { ContainerRun } from './container-run.ts';
import { defer } from './deferred.ts';
import type { MetadataLease } from './metadata-endpoint.ts';
import { observeTask } from './observe-task.ts';
import { formatContainerName, placeContainer } from './place-container.ts';
import { chooseBindings, listOwnAddresses, readBindings } from './port-bindings.ts';
import { type NamedTask, type PreparedTask, prepareTask, type TaskWorld } from './prepare-task.ts';
import { readTaskSpecification } from './read-task-specification.ts';
import { readFailure } from './start-error.ts';
import { stopContainers } from './stop-containers.ts';
import { listJoined } from './task-namespaces.ts';
import { listDependencies, listStaying } from './task-network.ts';

/** A task that is stopped before all its containers started is closed by a `start-failed` of this reason. */
const STOPPED_BEFORE_START = 'Task stopped before all of its containers had started';

/** One task, from `start-task` until no state was kept on Docker Engine. */
export class TaskRun {
  /** Resolves when its containers and volumes are gone. */
  readonly over = defer();
  readonly containers: ReadonlyMap<string, ContainerRun>;
  private readonly named: NamedTask;
  private readonly world: TaskWorld;
  private readonly ending = new AbortController();
  private readonly leases: MetadataLease[] = [];
  private prepared: PreparedTask | undefined;
  /** Thrown to end a start when the task was stopped before. */
  private stopReason: unknown;
  private hasFailed = false;
  /** From the runtime's close on: exits are of no interest. */
  private isSilent = false;
  private isStartOver = false;
  private isRemoving = false;

  constructor(task: TaskToStart, world: TaskWorld) {
    const taskId = task.taskArn.slice(task.taskArn.lastIndexOf('/') + 1);
    const prefix = `slipway-${world.mark}${taskId.slice(0, 8)}`;
    this.world = world;
    this.named = { task, specification: readTaskSpecification(task.taskDefinition), prefix };
    this.containers = new Map(
      this.named.specification.containers.map((each) => [
        each.name,
        new ContainerRun(world.store.engine, each, formatContainerName(this.named, each.name)),
      ]),
    );
  }

  /** Where its ports are published; undefined until it is prepared. */
  get address(): string | undefined {
    return this.prepared?.address;
  }

  /** Starts the task and reports the result. Never throws. */
  async start(): Promise<void> {
    const error = await this.bringAllUp();
    this.isStartOver = true;
    // Exits are no longer reported, so none is awaited.
    if (this.isSilent) return this.remove();
    const isStopped = error === undefined || error === this.stopReason;
    if (!isStopped) await this.fail(error);
    await this.closeWhenOver();
  }

  /** Sends SIGTERM to each container. Their exits are reported as facts. */
  stop(): void {
    if (this.ending.signal.aborted) return;
    this.ending.abort();
    this.stopReason = this.ending.signal.reason;
    this.stopRunning();
  }

  /** Ends the task without a word. */
  async discard(): Promise<void> {
    this.isSilent = true;
    this.ending.abort();
    if (this.isStartOver) await this.remove();
    await this.over.promise;
  }

  /** Handles a Docker event, which may come before Docker has answered the start, and more than once. */
  async note(event: ContainerEvent): Promise<void> {
    const container = this.containers.get(event.container);
    if (container === undefined) return;
    await container.startTried.promise;
    await container.inTurn(() => this.take(container, event.what));
  }

  private async take(container: ContainerRun, what: ContainerEvent['what']): Promise<void> {
    if (!container.isRunning || this.isSilent) return;
    const at = { taskArn: this.taskArn, container: container.specification.name };
    if (what.kind === 'health') {
      if (what.health === 'HEALTHY') container.healthy.resolve();
      return this.report({ kind: 'container-health', ...at, health: what.health });
    }
    const exit = await container.describeExit(what.exitCode);
    if (exit === undefined || (await this.restart(container, exit.exitCode))) return;
    if (!this.isSilent) this.report({ kind: 'container-exited', ...at, ...exit });
    container.hasExited = true;
    container.exited.resolve(exit.exitCode);
    await this.closeWhenOver();
  }

  /** A stopping task starts nothing again. */
  private async restart(container: ContainerRun, exitCode: number): Promise<boolean> {
    if (this.ending.signal.aborted) return false;
    const isAgain = await container.restart(exitCode, this.world.speed);
    if (isAgain && this.ending.signal.aborted) void container.stop(this.world.speed);
    return isAgain;
  }

  private get taskArn(): string {
    return this.named.task.taskArn;
  }

  private stopRunning(): void {
    stopContainers([...this.containers.values()], this.world.speed);
  }

  /** Reports the failure before the exits of started containers, which it causes. */
  private async fail(error: unknown): Promise<void> {
    this.hasFailed = true;
    const hasRunning = [...this.containers.values()].some((each) => each.isRunning);
    if (!hasRunning) await this.remove();
    this.report({ kind: 'start-failed', taskArn: this.taskArn, ...readFailure(error) });
    this.stopRunning();
  }

  private report(fact: Fact): void {
    this.world.report(fact);
  }

  /** @returns the first error, if any; the others follow from it */
  private async bringAllUp(): Promise<unknown> {
    let error: unknown;
    const end = (thrown: unknown): void => {
      error ??= thrown;
      this.ending.abort();
    };
    try {
      const prepared = await prepareTask(this.named, this.world, this.ending.signal);
      this.prepared = prepared;
      await Promise.all([...this.containers.values()].map((each) => this.bringUp(each, prepared).catch(end)));
    } catch (thrown) {
      end(thrown);
    }
    for (const each of this.containers.values()) each.startTried.resolve();
    return error;
  }

  private async bringUp(container: ContainerRun, prepared: PreparedTask): Promise<void> {
    const { specification } = container;
    const { signal } = this.ending;
    const network = prepared.networks.get(specification.name);
    const joined = listJoined(network, prepared.namespaces.get(specification.name));
    const { containers, named, world } = this;
    await awaitDependencies(specification.name, listDependencies(specification, joined), { containers, signal });
    signal.throwIfAborted();
    const metadata = this.openMetadata(specification.name);
    await container.create(placeContainer(specification, { named, prepared, world, metadata }));
    signal.throwIfAborted();
    await container.start();
    await this.reportStarted(container, prepared);
    if (signal.aborted) void container.stop(world.speed);
  }

  private openMetadata(container: string): MetadataLease['environment'] {
    const lease = this.world.openMetadata({
      container,
      observe: () => observeTask(this.named.task, this.world.readTask, [...this.containers.values()]),
    });
    if (lease === undefined) return [];
    this.leases.push(lease);
    return lease.environment;
  }

  private async reportStarted(container: ContainerRun, prepared: PreparedTask): Promise<void> {
    const { name, ports } = container.specification;
    const network = prepared.networks.get(name);
    const owner = network?.kind === 'joined' ? this.containers.get(network.container) : container;
    const settings = (await owner?.readNetwork()) ?? {};
    const networkBindings = chooseBindings(readBindings(settings, prepared.address), ports);
    const address = this.isInTaskNetwork(container) ? listOwnAddresses(settings)[0] : undefined;
    if (!this.isSilent) {
      const at = { taskArn: this.taskArn, container: name };
      const runtimeId = container.id ?? '';
      this.report({ kind: 'container-started', ...at, runtimeId, networkBindings, ...defined({ address }) });
    }
    container.started.resolve();
    container.startTried.resolve();
  }

  /** Whether it has the network of its `awsvpc` task, whose address other containers and this machine reach. */
  private isInTaskNetwork({ specification }: ContainerRun): boolean {
    const task = this.named.specification;
    return task.networkMode === 'awsvpc' && this.world.isBridgeReachable() && listStaying(task).includes(specification);
  }

  /** After the last exit; a stopped task whose containers had not all started needs a final fact. */
  private async closeWhenOver(): Promise<void> {
    const containers = [...this.containers.values()];
    if (!this.isStartOver || containers.some((each) => each.isRunning) || this.isRemoving) return;
    const isCutShort = containers.some((each) => !each.isStarted);
    if (isCutShort && !this.hasFailed && !this.isSilent) {
      this.report({ kind: 'start-failed', taskArn: this.taskArn, reason: STOPPED_BEFORE_START });
    }
    await this.remove();
  }

  private async remove(): Promise<void> {
    if (this.isRemoving) return this.over.promise;
    this.isRemoving = true;
    for (const lease of this.leases) lease.end();
    try {
      await Promise.all([...this.containers.values()].map((each) => each.remove()));
      await this.prepared?.release();
    } catch {
      // Docker Engine does not answer: what is left bears our label, and close or the next start removes it.
    }
    this.over.resolve();
  }
}
