/** Tasks that run as containers on the Docker Engine of the runner, for a rehearsal. Types only. */
import type { JsonObject } from '@slipway/ecs-rules/values';

export interface LocalTasks {
  /** Why no container can run here, as one sentence; undefined: Docker Engine answers. */
  findDockerError(): Promise<string | undefined>;
  /** Begins to start the containers; what happens to them is in `facts`. */
  start(task: LocalTask): LocalTaskRun;
  /** Values of secrets by name, for the containers only: they are never logged. */
  readonly secrets: ReadonlyMap<string, string>;
}

export interface LocalTask {
  /** A task definition without anything that only AWS has. */
  readonly document: JsonObject;
  /** By container name: what Docker Engine runs. All of them are on Docker Engine already. */
  readonly images: Readonly<Record<string, string>>;
  /** Images to remove at the end. */
  readonly ownImages: readonly string[];
}

/** One task, until it is closed. */
export interface LocalTaskRun {
  /** Milliseconds since its start was requested. */
  elapsedMs(): number;
  /** Oldest first. */
  facts(): readonly TaskFact[];
  /** What a container wrote, oldest first: outside text. */
  readLines(container: string): readonly string[];
  /** Whether a program in the container accepts a connection on a published port. Never throws. */
  isListening(port: PublishedPort): Promise<boolean>;
  /** The ports that a container listens on, whether mapped or not; undefined when that cannot be read here. Never throws. */
  readSockets(container: string): Promise<readonly Socket[] | undefined>;
  /** Whether its program never sees SIGTERM; undefined when that cannot be known here. Never throws. */
  ignoresSigterm(container: string): Promise<boolean | undefined>;
  /** SIGTERM to each container, and SIGKILL after its stopTimeout. */
  stop(): void;
  /** Removes everything from Docker Engine. */
  close(): Promise<void>;
}

/** A TCP port of a container, and where Docker Engine publishes it. */
export interface PublishedPort {
  readonly containerPort: number;
  readonly hostPort: number;
  /** An address of this machine. */
  readonly address: string;
}

/** A TCP port that a program listens on. */
export interface Socket {
  readonly port: number;
  /** Nothing outside of the container, or of the task, can connect. */
  readonly isLoopback: boolean;
}

/** What happened to the task. `atMs`: milliseconds since its start was requested. */
export type TaskFact = { readonly atMs: number } & (
  | { readonly kind: 'started'; readonly container: string; readonly ports: readonly PublishedPort[] }
  | { readonly kind: 'health'; readonly container: string; readonly isHealthy: boolean }
  | {
      readonly kind: 'exited';
      readonly container: string;
      readonly exitCode: number;
      /** In the words of ECS, such as `OutOfMemoryError: Container killed due to memory usage`. */
      readonly reason?: string;
    }
  /** The task never ran; `reason` is the stoppedReason that ECS would give. */
  | {
      readonly kind: 'start-failed';
      readonly reason: string;
      readonly container?: string;
      readonly containerReason?: string;
      readonly exitCode?: number;
    }
);
