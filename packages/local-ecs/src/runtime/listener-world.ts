import type { ListenerSpecification } from '../engine/load-balancing/listener-specification.ts';
import type { TargetGroup } from './target-group.ts';

/** What listeners need of their world. */
export interface ListenerWorld {
  /** Gets one sentence when a port cannot be opened. */
  readonly warn: (sentence: string) => void;
  /** Undefined where tasks are simulated: then no container answers. */
  readonly findGroup: (targetGroupArn: string) => TargetGroup | undefined;
  /** A second address of a load balancer, which containers reach. Absent, or undefined: there is none. */
  readonly findReachable?: (loadBalancer: string) => Promise<string | undefined>;
}

/** One open listener. */
export interface OpenListener {
  /** What it does with the requests that come from now on. */
  change(specification: ListenerSpecification): void;
  close(): void;
}

/** As messages name it. */
export function nameListener(listener: ListenerSpecification): string {
  return `The listener on port ${listener.port} of load balancer ${nameLoadBalancer(listener)}`;
}

export function nameLoadBalancer({ loadBalancer }: Pick<ListenerSpecification, 'loadBalancer'>): string {
  return loadBalancer.split('/')[1] ?? loadBalancer;
}
