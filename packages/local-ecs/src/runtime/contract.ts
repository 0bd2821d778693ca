/** How the host of the engine and whatever really runs tasks speak. Types only. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { BalancedRequest, Effect, Fact } from '../engine/contract.ts';
import type { RoleCredentials } from './aws-environment.ts';
import type { WrittenLine } from './log-tail.ts';
import type { ReachableAddresses } from './reachable-address.ts';
import type { FoundSecret } from './secret.ts';

/**
 * Performs the engine's effects: containers, listeners, targets. Results are reported later as facts, never as return
 * values.
 */
export interface TaskRuntime {
  /** Begins the effect and returns at once; it never throws, since a failure is a fact. */
  perform(effect: Effect): void;
  /**
   * What a container wrote: the last thousand lines, oldest first; of the last hundred tasks that ended, too. Absent
   * where tasks leave no logs.
   */
  readLines?(taskArn: string, container: string): readonly WrittenLine[];
  /** What containers reach of this machine; absent where tasks are no containers. */
  readonly reach?: ContainerReach;
  /** Ends everything that the runtime started. May be called twice. */
  close(): Promise<void>;
}

/** Receives what happened in the runtime. Facts may come at any time until `close` resolves. */
export type ReportFact = (fact: Fact) => void;

/** Receives each request that a load balancer has got. */
export type CountRequest = (request: BalancedRequest) => void;

/** The registry of the local ECS, as a runtime sees it. */
export interface ImageSource {
  /** Host and port that its image references begin with, such as `127.0.0.1:4566`. */
  readonly registry: string;
  /** The digest that a reference means now; undefined when it is of another registry or does not exist. */
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

/** A task as ECS knows it; undefined when it no longer knows it. Must not be called inside `perform`. */
export type ReadTask = (taskArn: string) => KnownTask | undefined;

export interface KnownTask {
  /** As DescribeTasks answers it, with its tags. */
  readonly described: JsonObject;
  readonly instanceTags: readonly JsonObject[];
}

/** What containers reach of this machine. */
export interface ContainerReach extends ReachableAddresses {
  /** The APIs, such as `http://172.17.0.1:4566`; undefined when containers do not reach this machine. Never rejects. */
  findApi(): Promise<string | undefined>;
  /** The same, as far as it is known already. */
  knownApi(): string | undefined;
}

/** AWS as the containers of a local ECS use it. */
export interface ContainerAws {
  readonly region: string;
  /** Opens the APIs for containers. @param address of this machine @param isContainer whether a peer may call them */
  readonly open: (address: string, isContainer: (peer: string) => boolean) => Promise<OpenedApi>;
  /** Credentials of the role of a task. @param role ARN or name */
  readonly issueCredentials: (role: string, sessionName: string) => RoleCredentials;
}

export interface OpenedApi {
  readonly port: number;
  close(): Promise<void>;
}

/** What a runtime is given of its local ECS. */
export interface RuntimeWorld {
  readonly report: ReportFact;
  readonly images: ImageSource;
  readonly readTask: ReadTask;
  /** What calls made of the secret or parameter that a `valueFrom` names; undefined: nothing. */
  readonly findSecret?: FindSecret;
  /** Absent: requests are not counted. */
  readonly countRequest?: CountRequest;
  /** Absent: containers reach nothing of this machine except their metadata, and have addresses on loopback only. */
  readonly aws?: ContainerAws;
}

export type FindSecret = (valueFrom: string) => FoundSecret | undefined;

/** Makes a runtime for one local ECS. */
export type StartRuntime = (world: RuntimeWorld) => TaskRuntime | Promise<TaskRuntime>;
