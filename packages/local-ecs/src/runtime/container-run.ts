import { setTimeout as sleep } from 'node:timers/promises';
import { defined, isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import { type ContainerPlace, writeContainerBody } from './container-body.ts';
import { defer } from './deferred.ts';
import type { DockerEngine } from './docker-engine.ts';
import { findRefused } from './linux-specification.ts';
import { type LogTail, openLogTail, type WrittenLine } from './log-tail.ts';
import { removeContainer } from './ownership.ts';
import { readObject, readText } from './read-json.ts';
import { type LastRun, mayRestart } from './restart-policy.ts';
import { describeRefused, describeStartError, StartError } from './start-error.ts';
import type { Condition, ContainerSpecification } from './task-specification.ts';

/** Docker's description of an exited container. */
export interface ContainerExit {
  readonly exitCode: number;
  readonly reason?: string;
}

const KEPT_LOG_LINES = 1_000;
const LOG_END_WITHIN_MS = 2_000;
/** Docker answers when the container has ended. */
const STOP_MARGIN_SECONDS = 60;
const OUT_OF_MEMORY = 'OutOfMemoryError: Container killed due to memory usage';

/** One container of a task, from its making to its removal. */
export class ContainerRun {
  readonly specification: ContainerSpecification;
  /** Name on Docker Engine. */
  readonly dockerName: string;
  /** Set by the task as the facts are reported. */
  readonly started = defer();
  readonly exited = defer<number>();
  readonly healthy = defer();
  /** Settles when the attempt to start has succeeded or failed. */
  readonly startTried = defer();
  id: string | undefined;
  isStarted = false;
  /** It was reported. */
  hasExited = false;
  private lastTurn: Promise<void> = Promise.resolve();
  /** Times that its restart policy has started it again. */
  restartCount = 0;
  private readonly log: LogTail;
  private logRead: Promise<void> | undefined;
  private startedMs = 0;
  private readonly engine: DockerEngine;

  constructor(engine: DockerEngine, specification: ContainerSpecification, dockerName: string) {
    this.engine = engine;
    this.log = openLogTail(engine, KEPT_LOG_LINES);
    this.specification = specification;
    this.dockerName = dockerName;
  }

  get isRunning(): boolean {
    return this.isStarted && !this.hasExited;
  }

  get logLines(): readonly WrittenLine[] {
    return this.log.lines;
  }

  /** @throws StartError `CannotCreateContainerError` */
  async create(place: ContainerPlace): Promise<void> {
    const { name, linux, isPrivileged } = this.specification;
    const refused = findRefused(linux, isPrivileged);
    if (refused !== undefined) throw describeRefused(name, refused);
    try {
      const path = `/containers/create?name=${this.dockerName}`;
      const made = await this.engine.ask({ method: 'POST', path, body: writeContainerBody(this.specification, place) });
      this.id = isJsonObject(made) && typeof made.Id === 'string' ? made.Id : undefined;
    } catch (thrown) {
      throw describeStartError('CannotCreateContainerError', name, thrown);
    }
  }

  /** @throws StartError `CannotStartContainerError`, with the exit code that docker gave */
  async start(): Promise<void> {
    try {
      await this.engine.ask({ method: 'POST', path: `/containers/${this.id}/start` });
      this.isStarted = true;
      this.beginRun();
    } catch (thrown) {
      const { failure } = describeStartError('CannotStartContainerError', this.specification.name, thrown);
      const exitCode = readState(await this.inspect()).ExitCode;
      throw new StartError(typeof exitCode === 'number' && exitCode !== 0 ? { ...failure, exitCode } : failure);
    }
  }

  /** Restarts it if its policy requires it. @param speed times faster than ECS */
  async restart(exitCode: number, speed: number): Promise<boolean> {
    const run: LastRun = { exitCode, ranSeconds: ((performance.now() - this.startedMs) / 1000) * speed };
    if (!mayRestart(this.specification.restartPolicy, run)) return false;
    const since = readText(readState(await this.inspect()).FinishedAt);
    // Before it runs, since it may ask its metadata at once.
    this.restartCount += 1;
    try {
      await this.engine.ask({ method: 'POST', path: `/containers/${this.id}/start` });
    } catch {
      this.restartCount -= 1;
      return false;
    }
    this.beginRun(since);
    return true;
  }

  /** Does one thing after the other, so that a start is not overtaken by news of what was before it. */
  inTurn(act: () => Promise<void>): Promise<void> {
    this.lastTurn = this.lastTurn.then(act);
    return this.lastTurn;
  }

  /** Whether a dependency on this container has come about (true) or cannot any more (false). */
  async awaitCondition(condition: Condition): Promise<boolean> {
    switch (condition) {
      case 'START':
        await this.started.promise;
        return true;
      case 'COMPLETE':
        await this.exited.promise;
        return true;
      case 'SUCCESS':
        return (await this.exited.promise) === 0;
      case 'HEALTHY':
        return Promise.race([this.healthy.promise.then(() => true), this.exited.promise.then(() => false)]);
    }
  }

  /** Docker's settings of its network; those of a container that is gone already are empty. */
  async readNetwork(): Promise<JsonObject> {
    return readObject(readObject(await this.inspect()).NetworkSettings);
  }

  /**
   * The details of an exit. The request also waits until Docker has freed the host ports, which happens after its exit
   * event (observed with Docker 20.10).
   *
   * @returns undefined for a repeated exit of an earlier run
   */
  async describeExit(exitCode: number): Promise<ContainerExit | undefined> {
    const state = readState(await this.inspect());
    if (this.restartCount > 0 && state.Running === true) return undefined;
    const timeout = new AbortController();
    const limit = sleep(LOG_END_WITHIN_MS, undefined, { signal: timeout.signal }).catch(() => undefined);
    await Promise.race([this.logRead, limit]);
    timeout.abort();
    return state.OOMKilled === true ? { exitCode, reason: OUT_OF_MEMORY } : { exitCode };
  }

  /** SIGTERM (or the image's own stop signal), then SIGKILL. Docker counts whole seconds. */
  async stop(speed: number): Promise<void> {
    const seconds = Math.max(1, Math.ceil(this.specification.stopTimeoutSeconds / speed));
    const signal = AbortSignal.timeout((seconds + STOP_MARGIN_SECONDS) * 1000);
    const stopping = this.engine.ask({ method: 'POST', path: `/containers/${this.id}/stop?t=${seconds}`, signal });
    await stopping.catch(() => undefined);
  }

  async remove(): Promise<void> {
    if (this.id !== undefined) await removeContainer(this.engine, this.id);
  }

  private beginRun(since?: string): void {
    this.startedMs = performance.now();
    const { hasTerminal } = this.specification;
    this.logRead = this.log.follow({ id: this.id ?? '', hasTerminal, ...defined({ since }) });
  }

  /** Docker's `inspect`; null when it does not answer. */
  async inspect(): Promise<Json> {
    return this.engine.ask({ method: 'GET', path: `/containers/${this.id}/json` }).catch(() => null);
  }
}

function readState(inspected: Json): JsonObject {
  return readObject(readObject(inspected).State);
}
