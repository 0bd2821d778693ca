import type { Scenario } from '../engine/contract.ts';
import type { FaultRule } from '../fault-injection/faults.ts';
import type { CalledService, CallRecord } from '../http/call-log.ts';
import type { Condition } from './advance-until.ts';
import type { LocalState } from './local-state.ts';

/** A local ECS and ECR in this process. */
export interface LocalEcs {
  /** `http://127.0.0.1:PORT`, the endpoint of every AWS API. */
  readonly url: string;
  /** What an AWS client reads from its environment to use it. */
  readonly env: Readonly<Record<Variable, string>>;
  /** Settings of a client of the AWS SDK for JavaScript: `new ECSClient(local.client)`. */
  readonly client: ClientSettings;
  /** `127.0.0.1:PORT`, what references of its images begin with. */
  readonly registry: string;
  /** What requests to the control address must have: `Authorization: Bearer TOKEN`. Undefined on loopback alone. */
  readonly token: string | undefined;
  /** The scenario. A given one replaces it for tasks that start from then on. */
  scenario(next?: Scenario): Scenario;
  /** The errors to inject. Given ones replace them, and count calls from then on. */
  faults(next?: readonly FaultRule[]): readonly FaultRule[];
  /** The last 10,000 API calls, the oldest first. */
  calls(filter?: CallFilter): readonly CallRecord[];
  /** A copy of clusters, services, tasks, instances and target groups. */
  state(): LocalState;
  /** Moves a virtual clock, with everything that happens on the way. Returns the time, milliseconds since the epoch. */
  advance(ms: number): number;
  /**
   * Moves a virtual clock from event to event until the condition is true. Returns the state as it is then.
   * @param condition no deployment is in progress, if absent
   * @param limitMs time of the local ECS after which it throws; an hour if absent
   */
  advanceUntil(condition?: Condition, limitMs?: number): Promise<LocalState>;
  /**
   * Everything is as right after the start, on the same port. Containers are stopped first. @throws Error with a data
   * folder
   */
  reset(): Promise<void>;
  /** Stops it; may be called twice. */
  stop(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

export interface ClientSettings {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** Which calls `calls` returns; all of its fields must match. */
export interface CallFilter {
  /** Such as `ecs` or `ecr`. */
  readonly service?: CalledService;
  /** Such as `UpdateService`. */
  readonly operation?: string;
  /** Milliseconds since the epoch, by the clock of the local ECS. */
  readonly since?: number;
}

type Variable =
  | 'AWS_ENDPOINT_URL'
  | 'AWS_REGION'
  | 'AWS_DEFAULT_REGION'
  | 'AWS_ACCESS_KEY_ID'
  | 'AWS_SECRET_ACCESS_KEY';
