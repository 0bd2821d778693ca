/** What the runtime needs of a task definition. Types only; `readTaskSpecification` makes them. */

export interface TaskSpecification {
  /** ECS's default on Linux instances is `bridge`; Fargate has `awsvpc` only. */
  readonly networkMode: 'bridge' | 'awsvpc' | 'host' | 'none';
  /** Limit of the whole task, for containers that have none of their own. */
  readonly memoryMiB: number | undefined;
  readonly containers: readonly ContainerSpecification[];
  readonly volumes: readonly VolumeSpecification[];
}

export interface ContainerSpecification {
  readonly name: string;
  readonly isEssential: boolean;
  readonly command: readonly string[] | undefined;
  readonly entryPoint: readonly string[] | undefined;
  readonly user: string | undefined;
  readonly workingDirectory: string | undefined;
  readonly hostname: string | undefined;
  readonly environment: readonly Pair[];
  /** ARNs of S3 objects. */
  readonly environmentFiles: readonly string[];
  /** `value` is the `valueFrom`: a name or ARN. */
  readonly secrets: readonly Pair[];
  readonly labels: Readonly<Record<string, string>>;
  /** CPU units, 1024 a core. */
  readonly cpu: number;
  readonly memoryMiB: number | undefined;
  readonly memoryReservationMiB: number | undefined;
  readonly ports: readonly PortMapping[];
  readonly links: readonly Link[];
  readonly volumesFrom: readonly VolumesFrom[];
  readonly mountPoints: readonly MountPoint[];
  readonly extraHosts: readonly Pair[];
  readonly ulimits: readonly Ulimit[];
  readonly isRootReadonly: boolean;
  readonly isPrivileged: boolean;
  readonly hasInit: boolean;
  readonly healthCheck: HealthCheck | undefined;
  /** ECS's default is 30 s. */
  readonly stopTimeoutSeconds: number;
  readonly dependsOn: readonly Dependency[];
}

export interface Pair {
  readonly name: string;
  readonly value: string;
}

export interface PortMapping {
  readonly containerPort: number;
  /** 0: docker picks one. */
  readonly hostPort: number;
  readonly protocol: 'tcp' | 'udp';
}

/** Container names. */
export interface Link {
  readonly container: string;
  readonly alias: string;
}

export interface VolumesFrom {
  readonly container: string;
  readonly isReadonly: boolean;
}

export interface MountPoint {
  readonly volume: string;
  readonly path: string;
  readonly isReadonly: boolean;
}

export interface Ulimit {
  readonly name: string;
  readonly soft: number;
  readonly hard: number;
}

/** Seconds as in the task definition; defaults are ECS's. */
export interface HealthCheck {
  readonly command: readonly string[];
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly retries: number;
  readonly startPeriodSeconds: number;
}

export type Condition = 'START' | 'COMPLETE' | 'SUCCESS' | 'HEALTHY';

export interface Dependency {
  readonly container: string;
  readonly condition: Condition;
}

/** Where a volume's data lives, and how long. */
export type VolumeSpecification =
  | { readonly name: string; readonly kind: 'host'; readonly sourcePath: string }
  /** Kept between tasks: a docker volume of scope `shared`, or a file system such as EFS. */
  | { readonly name: string; readonly kind: 'kept' }
  /** Ends with its task. */
  | { readonly name: string; readonly kind: 'task' };
