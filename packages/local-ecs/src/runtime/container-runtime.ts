import { randomBytes, randomInt } from 'node:crypto';
import { defined } from '@slipway/ecs-rules/values';
import type { Effect, TaskToStart } from '../engine/contract.ts';
import { describeOwner, isOwnerGone } from '../errors/process-owner.ts';
import { type ContainerAccess, openContainerAccess } from './container-access.ts';
import { type ContainerEvent, followContainerEvents } from './container-events.ts';
import type { ContainerReach, ReportFact, RuntimeWorld, TaskRuntime } from './contract.ts';
import { defer } from './deferred.ts';
import { connectDockerEngine, type DockerEngine } from './docker-engine.ts';
import { findDockerSocket } from './docker-reachable.ts';
import { createEnvironmentFiles } from './environment-file.ts';
import { createHostPorts } from './host-ports.ts';
import { createLoadBalancer, type LoadBalancer, type TargetEffect } from './load-balancer.ts';
import type { WrittenLine } from './log-tail.ts';
import { filterOwned, LABELS, removeImageReference, removeOwned } from './ownership.ts';
import type { TaskWorld } from './prepare-task.ts';
import { createReachableAddresses, type OwnAddresses } from './reachable-address.ts';
import { findSecret, type SecretValues } from './secret.ts';
import { createAddressPool } from './task-address.ts';
import { TaskRun } from './task-run.ts';
import { startWatcher, type Watcher } from './watcher.ts';

/** How a container runtime is set up. */
export interface ContainerRuntimeOptions extends RuntimeWorld {
  /** Times faster than ECS; 1 for its own pace. Waits are divided by it: intervals, delays, stop timeouts. */
  readonly speed: number;
  /** A label on every Docker object, for people who read `docker ps`. */
  readonly engineName: string;
  readonly secrets?: SecretValues;
  /** Replaces S3, for environment files. */
  readonly environmentFolder?: string;
  /** Gets one sentence about a failure that has no fact, such as a listener's port in use. */
  readonly warn?: (sentence: string) => void;
  /** Default: the unix socket of `DOCKER_HOST`, else Docker's default. */
  readonly socketPath?: string;
  /** References that Docker Engine got for this runtime alone: they are removed with everything else. */
  readonly ownImages?: readonly string[];
}

/** A runtime whose containers can be inspected. */
export interface ContainerRuntime extends TaskRuntime {
  /** The texts of `readLines`. */
  readLogs(taskArn: string, container: string): readonly string[];
  readLines(taskArn: string, container: string): readonly WrittenLine[];
}

const ENDED_TASKS_KEPT = 100;

/**
 * Runs tasks as containers of the local Docker Engine, and target groups as listeners on 127.0.0.1.
 *
 * Everything made bears labels of this process. `close` removes it; when the process is killed, its watcher does, and
 * should that be killed too, the next runtime to start. Images that were pulled from the embedded registry go too, and
 * those of `ownImages`; all others stay. A start removes nothing that belongs to a process that lives.
 */
export function createContainerRuntime(options: ContainerRuntimeOptions): ContainerRuntime {
  return new DockerRuntime(options);
}

class DockerRuntime implements ContainerRuntime {
  private readonly engine: DockerEngine;
  private readonly balancer: LoadBalancer;
  private readonly world: TaskWorld;
  private readonly socketPath: string;
  private readonly owner: string;
  /** References to remove at the end: those from the embedded registry, and those that came with the options. */
  private readonly pulled: Set<string>;
  private watcher: Watcher | undefined;
  readonly reach: ContainerReach;
  private readonly addresses: OwnAddresses;
  /** Resolves when Docker Engine has answered, or does not. */
  private readonly access = defer<ContainerAccess | undefined>();
  private opened: ContainerAccess | undefined;
  private readonly aws: RuntimeWorld['aws'];
  private readonly warn: (sentence: string) => void;
  private readonly closing = new AbortController();
  private readonly tasks = new Map<string, TaskRun>();
  /** Oldest first. */
  private readonly ended = new Map<string, TaskRun>();
  private closed: Promise<void> | undefined;

  constructor(options: ContainerRuntimeOptions) {
    const mark = randomBytes(3).toString('hex');
    const report: ReportFact = (fact) => {
      if (!this.closing.signal.aborted) options.report(fact);
    };
    this.socketPath = options.socketPath ?? findDockerSocket(process.env.DOCKER_HOST) ?? '';
    this.engine = connectDockerEngine(this.socketPath);
    this.warn = options.warn ?? (() => undefined);
    this.pulled = new Set(options.ownImages);
    this.owner = `${describeOwner()}/${mark}`;
    this.aws = options.aws;
    const labels = { [LABELS.engine]: options.engineName, [LABELS.owner]: this.owner };
    const api = this.access.promise.then((access) => access?.api);
    const isReachable = api.then((address) => address !== undefined);
    this.addresses = createReachableAddresses({ engine: this.engine, labels, mark, isReachable, warn: this.warn });
    const { reachableAddress, knownAddress } = this.addresses;
    this.reach = { reachableAddress, knownAddress, findApi: () => api, knownApi: () => this.opened?.api };
    const { speed, countRequest } = options;
    this.balancer = createLoadBalancer({
      ...{ report, speed, warn: this.warn, reachableAddress },
      ...defined({ countRequest }),
    });
    this.world = {
      store: { engine: this.engine, images: options.images, notePull: this.notePull },
      report,
      speed,
      findSecret: (valueFrom) => options.findSecret?.(valueFrom) ?? findSecret(options.secrets ?? {}, valueFrom),
      readEnvironmentFile: createEnvironmentFiles(options.environmentFolder),
      readTask: options.readTask,
      openMetadata: (subject) => this.opened?.metadata.open(subject),
      describeAws: (task) => this.opened?.describeAws(task),
      findReachable: (address) => reachableAddress('instance', address),
      isBridgeReachable: () => this.opened?.api !== undefined,
      labels,
      mark,
      addresses: createAddressPool(),
      hostPorts: createHostPorts(randomInt(0xffff)),
      ready: this.prepare(),
    };
    // The next task that starts fails and reports it. Without tasks there is nothing to report.
    this.world.ready.catch(() => this.access.resolve(undefined));
  }

  perform(effect: Effect): void {
    if (this.closing.signal.aborted) return;
    switch (effect.kind) {
      case 'start-task':
        this.startTask(effect.task);
        break;
      case 'stop-task':
        this.tasks.get(effect.taskArn)?.stop();
        break;
      default:
        this.balancer.perform(this.placeTarget(effect));
    }
  }

  readLogs(taskArn: string, container: string): readonly string[] {
    return this.readLines(taskArn, container).map(({ text }) => text);
  }

  readLines(taskArn: string, container: string): readonly WrittenLine[] {
    const task = this.tasks.get(taskArn) ?? this.ended.get(taskArn);
    return [...(task?.containers.get(container)?.logLines ?? [])];
  }

  close(): Promise<void> {
    this.closed ??= this.end();
    return this.closed;
  }

  private async prepare(): Promise<void> {
    await removeOwned(this.engine, isOwnerGone);
    this.watcher = startWatcher(this.socketPath, filterOwned(this.owner));
    for (const reference of this.pulled) this.watcher.note(reference);
    this.opened = await openContainerAccess({ engine: this.engine, aws: this.aws, warn: this.warn });
    this.access.resolve(this.opened);
    const onEvent = (event: ContainerEvent): void => void this.tasks.get(event.taskArn)?.note(event);
    await followContainerEvents(this.engine, this.owner, { onEvent, signal: this.closing.signal });
  }

  private readonly notePull = (reference: string): void => {
    this.pulled.add(reference);
    this.watcher?.note(reference);
  };

  private startTask(task: TaskToStart): void {
    const run = new TaskRun(task, this.world);
    this.tasks.set(task.taskArn, run);
    void run.start();
    void run.over.promise.then(() => this.keepEnded(task.taskArn, run));
  }

  private keepEnded(taskArn: string, run: TaskRun): void {
    this.tasks.delete(taskArn);
    this.ended.set(taskArn, run);
    for (const oldest of this.ended.keys()) {
      if (this.ended.size <= ENDED_TASKS_KEPT) return;
      this.ended.delete(oldest);
    }
  }

  /** A task with a network of its own is where the runtime has put it. */
  private placeTarget(effect: TargetEffect): TargetEffect {
    if (effect.kind !== 'register-target') return effect;
    return { ...effect, address: this.tasks.get(effect.taskArn)?.address ?? effect.address };
  }

  private async end(): Promise<void> {
    this.closing.abort();
    await this.balancer.close();
    await this.world.ready.catch(() => undefined);
    await Promise.all([...this.tasks.values()].map((task) => task.discard()));
    await this.opened?.close();
    await this.addresses.close();
    await this.clear().catch(() => undefined);
    this.engine.close();
  }

  /** Without an answer of Docker Engine nothing can be removed: the watcher retries after this process has ended. */
  private async clear(): Promise<void> {
    await removeOwned(this.engine, (owner) => owner === this.owner);
    await Promise.all([...this.pulled].map((reference) => removeImageReference(this.engine, reference)));
    await this.watcher?.dismiss();
  }
}
