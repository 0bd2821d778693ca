/** What the page shows, as plain values. Types only; times are milliseconds since the epoch, engine time. */
import type { RolloutChart } from '@slipway/ecs-rules/rollout-chart';
import type { AlarmState, ImageBehaviour } from '../engine/contract.ts';
import type { FaultRule } from '../fault-injection/faults.ts';

export interface Snapshot {
  readonly settings: ShownSettings;
  readonly clusters: readonly ShownCluster[];
  readonly services: readonly ShownService[];
  /** Tasks that belong to no service. */
  readonly tasks: readonly ShownTask[];
  readonly instances: readonly ShownInstance[];
  readonly repositories: readonly ShownRepository[];
  /** Images that tasks run or that a behaviour names. */
  readonly images: readonly ShownImage[];
  readonly alarms: readonly ShownAlarm[];
  readonly faults: readonly FaultRule[];
  /** Newest first. */
  readonly calls: readonly ShownCall[];
}

export interface ShownSettings {
  readonly address: string;
  readonly account: string;
  readonly region: string;
  readonly tasks: 'simulated' | 'containers';
  readonly clock: 'real' | 'scaled' | 'virtual';
  readonly now: number;
  readonly nextEventAt: number | null;
}

export interface ShownCluster {
  readonly name: string;
  readonly services: number;
  readonly running: number;
  readonly pending: number;
  readonly instances: number;
}

export interface ShownService {
  readonly name: string;
  readonly cluster: string;
  readonly status: string;
  readonly desired: number;
  readonly running: number;
  readonly pending: number;
  readonly bounds: ShownBounds;
  readonly deployments: readonly ShownDeployment[];
  /** The service deployment that began last; absent for deployments that another controller makes. */
  readonly rollout?: ShownRollout;
  readonly tasks: readonly ShownTask[];
  readonly targetGroups: readonly ShownTargetGroup[];
  /** Newest first. */
  readonly events: readonly { readonly at: number; readonly text: string }[];
}

/** Between how many tasks a rollout stays. */
export interface ShownBounds {
  readonly lower: number;
  readonly upper: number;
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
}

export interface ShownDeployment {
  readonly id: string;
  /** `web:42` */
  readonly revision: string;
  readonly status: 'PRIMARY' | 'ACTIVE';
  readonly rolloutState: string;
  readonly reason: string;
  readonly desired: number;
  readonly running: number;
  readonly pending: number;
  readonly failed: number;
}

export interface ShownRollout {
  readonly status: string;
  readonly reason?: string;
  readonly revision: string;
  readonly startedAt: number;
  readonly isOver: boolean;
  /** Absent: the service has no circuit breaker. */
  readonly breaker?: { readonly count: number; readonly threshold: number };
  /** Lifecycle stage of a deployment that shifts traffic. */
  readonly stage?: string;
  /** Absent until the first task. */
  readonly chart?: RolloutChart;
}

export interface ShownTask {
  readonly id: string;
  readonly revision: string;
  /** `lastStatus`, or DRAINING while the load balancer takes its target out. */
  readonly status: string;
  readonly isFailed: boolean;
  readonly health: string;
  readonly instance?: string;
  /** `8080 → 127.0.1.1:32768` */
  readonly ports: readonly string[];
  readonly reason?: string;
  readonly at: number;
}

export interface ShownTargetGroup {
  readonly name: string;
  /** Port of its listener on 127.0.0.1; 0 for none. */
  readonly port: number;
  readonly targets: readonly { readonly id: string; readonly state: string; readonly reason?: string }[];
  readonly traffic: ShownTraffic;
}

/** Requests of the last quarter of an hour. */
export interface ShownTraffic {
  readonly requests: number;
  readonly targetErrors: number;
  readonly loadBalancerErrors: number;
  /** Of each minute, oldest first. */
  readonly minutes: readonly { readonly requests: number; readonly errors: number }[];
}

export interface ShownInstance {
  /** Of the container instance. */
  readonly id: string;
  readonly ec2InstanceId: string;
  readonly cluster: string;
  readonly address: string;
  readonly zone: string;
  readonly status: string;
  readonly cpu: { readonly total: number; readonly remaining: number };
  readonly memoryMiB: { readonly total: number; readonly remaining: number };
  readonly ports: readonly number[];
  readonly tasks: readonly string[];
}

export interface ShownRepository {
  readonly name: string;
  /** Newest first. */
  readonly images: readonly { readonly digest: string; readonly tags: readonly string[]; readonly pushedAt: number }[];
}

export interface ShownImage {
  readonly reference: string;
  /** Of simulated tasks: what the scenario says of exactly this image. */
  readonly behaviour?: ImageBehaviour;
}

export interface ShownAlarm {
  readonly name: string;
  readonly state: AlarmState;
}

export interface ShownCall {
  readonly service: string;
  readonly operation: string;
  readonly answer: string;
  readonly isError: boolean;
  readonly client?: string;
  readonly at: number;
}
