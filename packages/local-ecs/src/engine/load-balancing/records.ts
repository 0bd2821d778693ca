/** Load balancers, their listeners and rules (Elastic Load Balancing API reference, version 2015-12-01). Types only. */
import type { JsonObject } from '@slipway/ecs-rules/values';

export interface LoadBalancerRecord {
  readonly arn: string;
  readonly name: string;
  readonly type: 'application' | 'network';
  /** The last part of its address; no two load balancers have the same. */
  readonly number: number;
  readonly createdAt: number;
  readonly scheme: 'internet-facing' | 'internal';
  readonly ipAddressType: string;
  /** As `SubnetMappings`, in the order of the request. */
  readonly subnets: readonly JsonObject[];
  readonly securityGroups: readonly string[];
  /** Further fields of the request that are described unchanged. */
  readonly kept: JsonObject;
  /** Those that were set; the others have their defaults. */
  readonly attributes: Readonly<Record<string, string>>;
}

export interface ListenerRecord {
  readonly arn: string;
  readonly loadBalancerArn: string;
  readonly port: number;
  readonly protocol: 'HTTP' | 'TCP';
  /** As described. */
  readonly defaultActions: readonly JsonObject[];
  /** Its default rule has no record of its own. */
  readonly defaultRuleArn: string;
  /** Those that were set. */
  readonly attributes: Readonly<Record<string, string>>;
}

export interface RuleRecord {
  readonly arn: string;
  readonly listenerArn: string;
  readonly priority: number;
  /** As described. */
  readonly conditions: readonly JsonObject[];
  /** As described. */
  readonly actions: readonly JsonObject[];
}

/** A target that a call has registered; those of tasks are with their tasks. */
export interface FixedTarget {
  /** Of a container instance, or a loopback address. */
  readonly id: string;
  readonly port: number;
  /** As registered. */
  readonly availabilityZone?: string;
  readonly state: 'initial' | 'healthy' | 'unhealthy';
  readonly reason?: string;
}
