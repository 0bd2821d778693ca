/** What the runtime needs of a task definition. Types only; `readTaskSpecification` makes them. */
import type { LinuxSpecification } from './linux-specification.ts';
import type { RestartPolicy } from './restart-policy.ts';

export interface TaskSpecification {
  /** ECS's default on Linux instances is `bridge`; Fargate has `awsvpc` only. */
  readonly networkMode: 'bridge' | 'awsvpc' | 'host' | 'none';
  /** Undefined: each container has processes of its own. */
  readonly pidMode: 'task' | 'host' | undefined;
  readonly ipcMode: 'task' | 'host' | 'none' | undefined;
  /** Limit of the task, for containers that have none of their own. */
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
  readonly hasNetwork: boolean;
  readonly hasTerminal: boolean;
  readonly isInteractive: boolean;
  readonly dnsServers: readonly string[];
  readonly dnsSearchDomains: readonly string[];
  readonly linux: LinuxSpecification;
  readonly restartPolicy: RestartPolicy | undefined;
  readonly healthCheck: HealthCheck | undefined;
  /** ECS's default is 30 s. */
  readonly stopTimeoutSeconds: number;
  /** How long others wait for it to become what they depend on; without end where it is not given. */
  readonly startTimeoutSeconds: number | undefined;
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
  /** The `containerPortRange` that it is one of, such as `8080-8090`. */
  readonly range?: string;
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
  /** A path of the container instance, which has a file system of its own. */
  | { readonly name: string; readonly kind: 'instance'; readonly path: string }
  /** Kept on its container instance for the tasks to come: a docker volume of scope `shared`. */
  | { readonly name: string; readonly kind: 'shared'; readonly isProvisioned: boolean; readonly docker: DockerVolume }
  /** Ends with its task. */
  | { readonly name: string; readonly kind: 'task'; readonly docker: DockerVolume }
  /** Such as EFS: not here. */
  | { readonly name: string; readonly kind: 'foreign'; readonly what: string };

export interface DockerVolume {
  /** `local` where it is not given. */
  readonly driver: string;
  readonly options: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
}
