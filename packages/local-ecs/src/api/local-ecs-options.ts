import type { HookBehaviour, ImageBehaviour, Scenario, TargetGroupSpecification } from '../engine/contract.ts';
import type { FaultRule } from '../fault-injection/faults.ts';
import type { AlarmRequest } from '../forms/alarm-form.ts';
import type { ClusteredGroup } from '../forms/instance-form.ts';
import type { Consistency } from '../settings/read-lag.ts';
import type { ThrottleLimits } from '../settings/throttle-groups.ts';

export type { AlarmRequest, ClusteredGroup, Consistency, FaultRule, HookBehaviour, ImageBehaviour, Scenario };

/** A target group; absent fields have the defaults of Elastic Load Balancing. */
export type TargetGroupOptions = Pick<TargetGroupSpecification, 'name'> & Partial<TargetGroupSpecification>;

/** The options of `startLocalEcs`: those of the command, by the names of its file. Paths are relative to the process. */
export interface LocalEcsOptions {
  /** Default: 0, any free port. */
  readonly port?: number;
  /** `0.0.0.0`: listens on all addresses of this machine, and has a `token`. Default: `127.0.0.1`. */
  readonly listen?: '127.0.0.1' | '0.0.0.0';
  /** `real`: the clock runs. `virtual`: it is stopped until `advance` moves it. Default: `real`. */
  readonly clock?: 'real' | 'virtual';
  /** Speed of a real clock: 1 to 1000 times real time. Default: 1. */
  readonly speed?: number;
  /** Random seed: the same seed gives the same identifiers. Default: 1. */
  readonly seed?: number;
  /** Clusters to create. Instances without a cluster belong to the first. Default: `['default']`. */
  readonly clusters?: string | readonly string[];
  /** Number of container instances, or each as specified. Default: 2. */
  readonly instances?: number | readonly ClusteredGroup[];
  /** CPU units of each instance (1024 per core). Default: 2048. */
  readonly instanceCpu?: number;
  /** Memory of each instance in MiB. Default: 4096. */
  readonly instanceMemoryMiB?: number;
  /** `simulated`: tasks follow the scenario. `containers`: they run on the local Docker engine. Default: `simulated`. */
  readonly tasks?: 'simulated' | 'containers';
  /** Region to report. Default: `us-east-1`. */
  readonly region?: string;
  /** Account ID to report, twelve digits. Default: `123456789012`. */
  readonly account?: string;
  /** How simulated tasks behave, per image; or a file with it. Default: all tasks work. */
  readonly scenario?: Scenario | string;
  /** File with the values of secrets by ARN or name. Default: every secret exists. */
  readonly secrets?: string;
  /** Folder that stands for S3, with environment files: FOLDER/BUCKET/KEY.env. */
  readonly envFiles?: string;
  /** Folder for all state. It cannot be reset then. Default: state is in memory only. */
  readonly data?: string;
  /** Target groups to create. */
  readonly targetGroups?: readonly TargetGroupOptions[];
  /** States of CloudWatch alarms. */
  readonly alarms?: readonly AlarmRequest[];
  /** Errors to inject from the start. */
  readonly faults?: readonly FaultRule[];
  /** Reads of ECS return a state that is up to so many milliseconds old. */
  readonly consistency?: Consistency;
  /** `true`: throttle the API like ECS; or by group. Default: `false`. */
  readonly throttling?: boolean | ThrottleLimits;
}
