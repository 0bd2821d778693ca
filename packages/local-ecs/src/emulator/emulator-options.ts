import type { Controls } from '../control/control-contract.ts';
import type { Command, Scenario } from '../engine/contract.ts';
import type { EngineState } from '../engine/step.ts';
import type { FaultRule } from '../fault-injection/faults.ts';
import type { LocalRole } from '../roles/answer-iam.ts';
import type { ImageSource, StartRuntime } from '../runtime/contract.ts';
import type { Consistency } from '../settings/read-lag.ts';
import type { ThrottleLimits } from '../settings/throttle-groups.ts';
import type { ClockRequest } from './clock.ts';
import type { Host } from './host.ts';

export interface EmulatorOptions {
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** Absent: 127.0.0.1; 0.0.0.0: all addresses of this machine. */
  readonly listen?: string;
  /** What requests to the control address must have; absent: nothing. */
  readonly token?: string;
  /** Twelve digits. */
  readonly account?: string;
  readonly region?: string;
  readonly clock?: ClockRequest;
  /** How tasks run: simulated by the scenario unless a runtime is given. */
  readonly startRuntime?: StartRuntime;
  readonly scenario?: Scenario;
  /**
   * Where all state lives: a local ECS with an existing folder continues from it, and answered calls survive any end of
   * the process. Absent: state is in memory, and blobs in a temporary folder that is removed at the end.
   */
  readonly dataFolder?: string;
  /** Applied to a new engine only, not to one that continues from a folder: its clusters, its instances. */
  readonly beginWith?: readonly Command[];
  /** Without the cluster `default`, which there is otherwise. */
  readonly hasNoCluster?: boolean;
  /** Start of the identifiers' sequence, so that a run can be repeated. */
  readonly seed?: number;
  /** Faults to inject from the start. */
  readonly faults?: readonly FaultRule[];
  /** Reads that see a state of a moment ago; absent: what is. */
  readonly consistency?: Consistency;
  /** Groups of operations that are throttled; absent: none. */
  readonly throttling?: ThrottleLimits;
  /**
   * ARNs and names of the secrets and parameters that DescribeSecret and DescribeParameters know; absent: all
   * exist.
   */
  readonly secrets?: readonly string[];
  /** Values by ARN or name, for GetSecretValue and GetParameter; without `secrets` exactly these exist at the start. */
  readonly secretValues?: Readonly<Record<string, string>>;
  /** Those of them that are scheduled for deletion. */
  readonly deletedSecrets?: readonly string[];
  /** Names of the log groups that exist at the start; absent: every group exists until a call deletes it. */
  readonly logGroups?: readonly string[];
  /** The roles that GetRole knows; absent: all exist, trust ECS tasks and may be passed. */
  readonly roles?: readonly LocalRole[];
  /** Gets one sentence when the listener of a load balancer cannot open its port, where tasks are simulated. */
  readonly warn?: (sentence: string) => void;
  /** Milliseconds of engine time between two passes of the scheduler over a service. */
  readonly schedulerIntervalMs?: number;
}

/** A local ECS and ECR that is up. After a reset its fields are those of the new start. */
export interface Emulator extends Controls {
  /** `http://127.0.0.1:PORT`, what `AWS_ENDPOINT_URL` is set to. */
  readonly address: string;
  /** `127.0.0.1:PORT`, what image references begin with. */
  readonly registryHost: string;
  /** The same for containers, such as `http://172.17.0.1:PORT`; absent when they do not reach this machine. */
  readonly containerAddress?: string;
  /** The folder of the registry's blobs, and of all state if the option was given. */
  readonly dataFolder: string;
  /** What requests to the control address must have, if anything. */
  readonly token: string | undefined;
  readonly host: Host<EngineState>;
  readonly images: ImageSource;
  /** Ends tasks, connections and timers; removes a temporary folder, unlocks a given one. May be called twice. */
  close(): Promise<void>;
}
