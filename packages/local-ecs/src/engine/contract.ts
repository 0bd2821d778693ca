/**
 * How the pure engine of the local ECS and the world around it speak: commands go in; an answer and effects come out.
 * Types only.
 */
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { ListenerSpecification } from './load-balancing/listener-specification.ts';
import type { LogGroupNames } from './log-groups.ts';

/** The caller, from the signature, which the local ECS does not verify. */
export interface Caller {
  readonly accessKeyId: string;
  readonly region: string;
}

/** What happened to a task in the world (a real container, a load balancer) or by its scenario. */
export type Fact =
  | { readonly kind: 'pull-started'; readonly taskArn: string }
  /** The images are pulled. Digests by container name, for images from a registry. */
  | { readonly kind: 'pulled'; readonly taskArn: string; readonly digests: Readonly<Record<string, string>> }
  | {
      readonly kind: 'container-started';
      readonly taskArn: string;
      readonly container: string;
      readonly runtimeId: string;
      readonly networkBindings: readonly NetworkBinding[];
      /** Of an `awsvpc` task, where other containers reach it; absent where they do not. */
      readonly address?: string;
    }
  | {
      readonly kind: 'container-health';
      readonly taskArn: string;
      readonly container: string;
      readonly health: 'HEALTHY' | 'UNHEALTHY';
    }
  | {
      readonly kind: 'container-exited';
      readonly taskArn: string;
      readonly container: string;
      readonly exitCode: number;
      /** Such as `OutOfMemoryError: Container killed due to memory usage`. */
      readonly reason?: string;
    }
  /** The task never ran: pull failure, port in use, invalid command. `reason` is the complete stoppedReason. */
  | {
      readonly kind: 'start-failed';
      readonly taskArn: string;
      readonly reason: string;
      /** The container that failed and its own reason, where one is. */
      readonly container?: string;
      readonly containerReason?: string;
      readonly exitCode?: number;
    }
  | {
      readonly kind: 'target-health';
      readonly targetGroupArn: string;
      readonly taskArn: string;
      readonly state: 'healthy' | 'unhealthy';
      /** ELB's description, such as `Health checks failed with these codes: [503]`. */
      readonly reason?: string;
    }
  /** Deregistration delay is over, or no connection is left. */
  | { readonly kind: 'target-drained'; readonly targetGroupArn: string; readonly taskArn: string };

/** A port, or a range of ports such as `8080-8090`, of a container on its host. */
export type NetworkBinding = PortBinding | RangeBinding;

export interface PortBinding {
  readonly bindIP: string;
  readonly containerPort: number;
  readonly hostPort: number;
  readonly protocol: 'tcp' | 'udp';
}

export interface RangeBinding {
  readonly bindIP: string;
  readonly containerPortRange: string;
  readonly hostPortRange: string;
  readonly protocol: 'tcp' | 'udp';
}

/** The input of a step. */
export type Command =
  /** An operation of the ECS API, such as `UpdateService`. */
  | { readonly kind: 'call'; readonly operation: string; readonly input: JsonObject; readonly caller: Caller }
  | { readonly kind: 'fact'; readonly fact: Fact }
  /** Time has come for something: see `nextWake`. */
  | { readonly kind: 'tick' }
  | { readonly kind: 'add-instances'; readonly cluster: string; readonly instances: readonly InstanceSpecification[] }
  | { readonly kind: 'put-target-group'; readonly targetGroup: TargetGroupSpecification }
  | { readonly kind: 'put-scenario'; readonly scenario: Scenario }
  /**
   * The registry has changed: digest by `HOST/NAME:TAG` of every tagged image. Simulated tasks resolve their tags by
   * it.
   */
  | { readonly kind: 'put-images'; readonly digests: ReadonlyMap<string, string> }
  /** Log groups were created or deleted. */
  | { readonly kind: 'put-log-groups'; readonly logGroups: LogGroupNames }
  /** A CloudWatch alarm changes its state; an alarm that was never put is OK. */
  | { readonly kind: 'put-alarm'; readonly name: string; readonly state: AlarmState };

/** State of a CloudWatch alarm; ECS acts on ALARM only. */
export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

export interface InstanceSpecification {
  /** The instance's own loopback address when tasks are real containers, such as `127.0.1.3`. */
  readonly address: string;
  /** CPU units, 1024 a core. */
  readonly cpu: number;
  readonly memoryMiB: number;
  readonly availabilityZone: string;
  /** Name of the capacity provider whose Auto Scaling group the instance is in. */
  readonly capacityProvider?: string;
  /** Such as `m5.large`. */
  readonly instanceType?: string;
  /** Custom attributes, and other values for built-in ones: values by name. */
  readonly attributes?: Readonly<Record<string, string>>;
}

export interface TargetGroupSpecification {
  readonly name: string;
  /** Absent: tasks of both types register, each by what it has. */
  readonly targetType?: 'instance' | 'ip';
  /** Port that the load balancer listens on, on 127.0.0.1; 0 for none. */
  readonly listenPort: number;
  /** `TCP`: a connection is the check. Absent: HTTP. */
  readonly healthCheckProtocol?: 'TCP';
  /** Absent: the port of the target. */
  readonly healthCheckPort?: number;
  readonly healthCheckPath: string;
  readonly healthCheckIntervalSeconds: number;
  readonly healthCheckTimeoutSeconds: number;
  readonly healthyThreshold: number;
  readonly unhealthyThreshold: number;
  /** HTTP status codes that count as healthy, as ELB writes them: `200` or `200-399`. */
  readonly matcher: string;
  /** ELB's default is 300 s. */
  readonly deregistrationDelaySeconds: number;
}

/** A request that a load balancer has answered, or could not answer. */
export interface BalancedRequest {
  /** Of the target group that it was for, after the weights of a traffic shift. */
  readonly targetGroupArn: string;
  readonly answer: BalancedAnswer;
}

export type BalancedAnswer =
  /** Seconds from the end of the request to the begin of the answer. */
  | { readonly by: 'target'; readonly status: number; readonly seconds: number }
  /** Instead of a target that did not answer, or because there was none to choose. */
  | { readonly by: 'load-balancer'; readonly status: 502 | 503 | 504; readonly isTargetChosen: boolean }
  /** The client ended the connection before. */
  | { readonly by: 'nobody' };

/**
 * How simulated tasks behave, by image. The first entry with a matching `image` pattern applies; without one the tasks
 * are healthy.
 */
export interface Scenario {
  readonly images: readonly ImageBehaviour[];
  /**
   * How Lambda lifecycle hooks end. The first entry with a matching `target` pattern applies; without one SUCCEEDED at
   * once.
   */
  readonly hooks?: readonly HookBehaviour[];
}

/** What a Lambda function answers to ECS as a deployment's lifecycle hook. */
export interface HookBehaviour {
  /** The hook's `hookTargetArn` with `*` for any run of characters. */
  readonly target: string;
  /** IN_PROGRESS never ends: the function is invoked repeatedly. */
  readonly outcome: 'SUCCEEDED' | 'FAILED' | 'IN_PROGRESS';
  /** Milliseconds of the engine's clock during which it answers IN_PROGRESS before the outcome; 0 when absent. */
  readonly afterMs?: number;
}

/** Times are in milliseconds of the engine's clock, counted from the previous step of the task's life. */
export interface ImageBehaviour {
  /** An image reference with `*` for any run of characters. */
  readonly image: string;
  /** Pattern that the container's command, its words joined by blanks, must fit too; absent: any command. */
  readonly command?: string;
  readonly pullMs?: number;
  readonly startMs?: number;
  /** The image does not exist: every start fails with CannotPullContainerError. */
  readonly pullFails?: string;
  /** The container exits by itself; at once, if `afterMs` is absent. */
  readonly exits?: { readonly afterMs?: number; readonly code: number; readonly reason?: string };
  /** First result of the container's health check; `never` keeps it UNHEALTHY. */
  readonly health?: { readonly afterMs: number; readonly result: 'healthy' | 'unhealthy' };
  /** First result of the load balancer's check. */
  readonly target?: { readonly afterMs: number; readonly result: 'healthy' | 'unhealthy'; readonly reason?: string };
  /** Time from SIGTERM to the end. */
  readonly stopMs?: number;
  /**
   * What each container of the image writes to its log, if it has one: the first line as it starts, the last as it
   * exits by itself, the others evenly between. One that does not exit writes all as it starts.
   */
  readonly logs?: readonly string[];
}

/** What the host must do for the engine. In simulated mode the engine has no effects and simulates the results. */
export type Effect =
  | { readonly kind: 'start-task'; readonly task: TaskToStart }
  /** SIGTERM, and SIGKILL after each container's stopTimeout. */
  | { readonly kind: 'stop-task'; readonly taskArn: string }
  | {
      readonly kind: 'register-target';
      readonly targetGroupArn: string;
      readonly taskArn: string;
      readonly address: string;
      readonly port: number;
    }
  | { readonly kind: 'deregister-target'; readonly targetGroupArn: string; readonly taskArn: string }
  /** Requests on the listener of a target group are spread over it and the one that blue and green take turns with. */
  | {
      readonly kind: 'route-traffic';
      readonly targetGroupArn: string;
      readonly alternateTargetGroupArn: string;
      /** Percent of the requests that the alternate one gets. */
      readonly alternateWeight: number;
    }
  /** The listener of a target group, made or changed by `put-target-group`. */
  | {
      readonly kind: 'serve-target-group';
      readonly targetGroupArn: string;
      readonly targetGroup: TargetGroupSpecification;
    }
  | { readonly kind: 'remove-target-group'; readonly targetGroupArn: string }
  /** The listener of a load balancer, made or changed. */
  | { readonly kind: 'serve-listener'; readonly listenerArn: string; readonly listener: ListenerSpecification }
  | { readonly kind: 'close-listener'; readonly listenerArn: string };

/** The effects that are real even where tasks are simulated. */
export type ListenerEffect = Extract<
  Effect,
  {
    readonly kind: 'serve-target-group' | 'remove-target-group' | 'route-traffic' | 'serve-listener' | 'close-listener';
  }
>;

export interface TaskToStart {
  readonly taskArn: string;
  /** The instance's loopback address; tasks on Fargate get one of their own from the runtime. */
  readonly address: string;
  /** The registered task definition, overrides already applied. */
  readonly taskDefinition: JsonObject;
  /** Image to run by container name, pinned to a digest once the deployment's first task has resolved it. */
  readonly images: Readonly<Record<string, string>>;
}

/** An API answer: an output, or one of the exceptions of the service model. */
export type Answer =
  | { readonly ok: true; readonly output: JsonObject }
  | {
      readonly ok: false;
      readonly type: string;
      readonly message: string;
      readonly status: 400 | 500;
      /** Further fields of the exception. */
      readonly fields?: JsonObject;
    };

/** Settings of an engine, given once. */
export interface EngineSettings {
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
  /** `simulated`: tasks live by the scenario; `containers`: effects go out and facts come back. */
  readonly tasks: 'simulated' | 'containers';
  /**
   * Milliseconds between two passes of the scheduler over a service; ECS takes about 10,000 (reference: §3.7 captures).
   */
  readonly schedulerIntervalMs: number;
  /** Start of the identifiers' pseudo-random sequence, so that a run can be repeated. */
  readonly seed: number;
  /** First three parts of the addresses of load balancers; absent: `127.0.3`. Not a part of what a folder keeps. */
  readonly loadBalancerNetwork?: string;
}
