/** Classic Load Balancers (Elastic Load Balancing API reference, version 2012-06-01). Types only. */

export interface ClassicListener {
  readonly protocol: 'HTTP' | 'TCP';
  readonly port: number;
  /** Of the instances. */
  readonly instancePort: number;
}

export interface ClassicHealthCheck {
  /** `HTTP:PORT/PATH` or `TCP:PORT`. */
  readonly target: string;
  readonly interval: number;
  readonly timeout: number;
  readonly unhealthyThreshold: number;
  readonly healthyThreshold: number;
}

export interface ClassicAttributes {
  readonly crossZone: boolean;
  readonly draining: { readonly enabled: boolean; readonly timeout: number };
  readonly idleTimeout: number;
}

/** An instance that was registered by a call; those of tasks are targets of their tasks. */
export interface ClassicInstance {
  readonly id: string;
  readonly state: 'initial' | 'healthy' | 'unhealthy';
}

export interface ClassicRecord {
  readonly name: string;
  /** The last part of its address; no two load balancers of any kind have the same. */
  readonly number: number;
  readonly createdAt: number;
  readonly scheme: 'internet-facing' | 'internal';
  readonly listeners: readonly ClassicListener[];
  readonly availabilityZones: readonly string[];
  readonly subnets: readonly string[];
  readonly securityGroups: readonly string[];
  readonly healthCheck: ClassicHealthCheck;
  readonly attributes: ClassicAttributes;
  readonly instances: readonly ClassicInstance[];
}
