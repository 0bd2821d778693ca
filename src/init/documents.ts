import type { JsonObject } from '@slipway/ecs-rules/values';

/** The two documents of a service, as files have them: made from a setup, or read from a running service. */
export interface ServiceDocuments {
  readonly name: string;
  /** What RegisterTaskDefinition takes. */
  readonly taskDefinition: JsonObject;
  /** What CreateService takes. */
  readonly serviceDefinition: JsonObject;
  /** Whether a load balancer sends requests to its tasks. */
  readonly hasLoadBalancer: boolean;
}

/** Everything that the files of a CI and the permissions depend on. */
export interface Deployment {
  readonly cluster: string;
  readonly services: readonly ServiceDocuments[];
  /** Whether the services were read from ECS: then no template creates them. */
  readonly isRunning: boolean;
  readonly ci: 'github' | 'gitlab' | 'circleci' | 'jenkins';
  /** `owner/name` on GitHub, the path of the project on GitLab. */
  readonly codeRepository?: string;
  readonly environment: string;
  readonly accountId: string;
  readonly region: string;
  /** What follows `uses:`, such as `OWNER/slipway@COMMIT`. */
  readonly action: string;
}
