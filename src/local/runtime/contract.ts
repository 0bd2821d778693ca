/** How the host of the engine and whatever really runs tasks speak. Types only. */
import type { JsonObject } from '../../json.ts';
import type { Effect, Fact } from '../engine/contract.ts';
import type { WrittenLine } from './log-tail.ts';

/**
 * Makes the engine's effects real: containers, listeners, targets.
 * What came of them is told later as facts, never as a return value.
 */
export interface TaskRuntime {
  /** Begins the effect and returns at once; it never throws, since a failure is a fact. */
  perform(effect: Effect): void;
  /**
   * What a container wrote: the last thousand lines, oldest first; of the last hundred tasks that ended, too. Absent where
   * tasks leave no logs.
   */
  readLines?(taskArn: string, container: string): readonly WrittenLine[];
  /** Ends everything that the runtime started. May be called twice. */
  close(): Promise<void>;
}

/** Where a runtime tells what happened in the world. Facts may come at any time until `close` resolves. */
export type TellFact = (fact: Fact) => void;

/** The registry of the local ECS, as a runtime sees it. */
export interface ImageSource {
  /** Host and port that its image references begin with, such as `127.0.0.1:4566`. */
  readonly registry: string;
  /** The digest that a reference means now; undefined when it is not of this registry or not there. */
  resolveDigest(imageReference: string): ResolvedImage | undefined;
  /** A fresh login for pulls: user `AWS` and a password good for twelve hours. */
  authorize(): { readonly username: string; readonly password: string };
}

/** An image of the local registry, found by tag or digest. */
export interface ResolvedImage {
  readonly repositoryName: string;
  /** `sha256:` and 64 hex digits. */
  readonly digest: string;
  /** `127.0.0.1:PORT/NAME@DIGEST`, what to pull so that a moved tag does not matter. */
  readonly pinned: string;
  readonly mediaType: string;
}

/** A task as ECS knows it; undefined when it does not any more. Not to be asked from inside `perform`. */
export type ReadTask = (taskArn: string) => KnownTask | undefined;

export interface KnownTask {
  /** As DescribeTasks answers it, with its tags. */
  readonly described: JsonObject;
  readonly instanceTags: readonly JsonObject[];
}

/** What a runtime is given of its local ECS. */
export interface RuntimeWorld {
  readonly tell: TellFact;
  readonly images: ImageSource;
  readonly readTask: ReadTask;
}

/** Makes a runtime for one local ECS. */
export type StartRuntime = (world: RuntimeWorld) => TaskRuntime | Promise<TaskRuntime>;
