/** What Application Auto Scaling does to services. Types only. */

/** A service whose desired count is scaled. */
export interface ScalableTarget {
  /** `service/CLUSTER/NAME` */
  readonly resourceId: string;
  readonly least: number;
  readonly most: number;
}

/** Errors as for `Ecs`. */
export interface ScalingPorts {
  /** Those of the first 50 resources that are scaled. */
  describeTargets(resourceIds: readonly string[]): Promise<readonly ScalableTarget[]>;
  /** Names of the policies of a resource. */
  policyNames(resourceId: string): Promise<readonly string[]>;
}
