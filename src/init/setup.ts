/** What `slipway init` has asked or read: everything that the files it writes depend on. */
export interface Setup {
  /** An ECS cluster name. */
  readonly cluster: string;
  readonly capacity: 'FARGATE' | 'EC2';
  /** At least one, with unique names. */
  readonly services: readonly ServiceSetup[];
  readonly ci: 'github' | 'gitlab' | 'circleci' | 'jenkins';
  /** `owner/name` of the repository on GitHub; absent elsewhere. */
  readonly codeRepository?: string;
  /** The GitHub environment whose jobs may deploy, such as `production`. */
  readonly environment: string;
  readonly accountId: string;
  readonly region: string;
}

export interface ServiceSetup {
  /** Also the name of the task definition family, the container and the ECR repository. */
  readonly name: string;
  /** Behind the load balancer; absent: a worker that nobody connects to. */
  readonly web?: { readonly port: number; readonly healthCheckPath: string };
  /** CPU units and MiB of a task; a pair that Fargate has, when it runs there. */
  readonly cpu: number;
  readonly memory: number;
  readonly desiredCount: number;
}
