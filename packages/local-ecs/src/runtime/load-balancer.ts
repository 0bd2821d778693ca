import { defined } from '@slipway/ecs-rules/values';
import type { BalancedAnswer, Effect, ListenerEffect } from '../engine/contract.ts';
import { isClassic } from '../engine/load-balancers.ts';
import type { CountRequest, ReportFact } from './contract.ts';
import { createListeners, type Listeners } from './listeners.ts';
import type { ReachableAddresses } from './reachable-address.ts';
import { TargetGroup } from './target-group.ts';
import type { CheckedHealth } from './target-health.ts';

/** The effects that are about load balancers. */
export type TargetEffect = ListenerEffect | Extract<Effect, { readonly kind: 'register-target' | 'deregister-target' }>;

/** The load balancers of a local ECS: their listeners, and those of target groups that have a port on 127.0.0.1. */
export interface LoadBalancer {
  /** Begins the effect and returns at once; the result is reported. */
  perform(effect: TargetEffect): void;
  /** Cuts every connection. */
  close(): Promise<void>;
}

export interface LoadBalancerOptions {
  readonly report: ReportFact;
  /** Times faster than ELB: intervals and delays are divided by it. */
  readonly speed: number;
  /** Gets one sentence when a listener cannot be opened. */
  readonly warn: (sentence: string) => void;
  /** Absent: requests are not counted. */
  readonly countRequest?: CountRequest;
  /** Absent: listeners are on loopback only. */
  readonly reachableAddress?: ReachableAddresses['reachableAddress'];
}

/** Of the load balancer whose listeners are those of target groups; all have one address. */
export const LOCAL_LOAD_BALANCER = 'local';

/** What a Classic Load Balancer says of an instance (API reference, InstanceState). */
const FAILED_CHECKS = 'Instance has failed at least the UnhealthyThreshold number of health checks consecutively.';

/** What the effects work on. */
interface Parts {
  readonly options: LoadBalancerOptions;
  /** By ARN, those of Classic Load Balancers by name. */
  readonly groups: Map<string, TargetGroup>;
  readonly listeners: Listeners;
}

/** Facts are never reported while `perform` runs. */
export function createLoadBalancer(options: LoadBalancerOptions): LoadBalancer {
  const groups = new Map<string, TargetGroup>();
  const { warn, reachableAddress } = options;
  const listeners = createListeners({
    ...{ warn, findGroup: (arn: string) => groups.get(arn) },
    findReachable: async (name) => reachableAddress?.('load-balancer', name),
  });
  const parts: Parts = { options, groups, listeners };
  return {
    perform: (effect) => performEffect(parts, effect),
    close: async () => {
      listeners.close();
      await Promise.all([...groups.values()].map((group) => group.close()));
    },
  };
}

function performEffect(parts: Parts, effect: TargetEffect): void {
  const { groups, listeners } = parts;
  switch (effect.kind) {
    case 'serve-target-group':
      serveGroup(parts, effect);
      break;
    case 'remove-target-group':
      void groups.get(effect.targetGroupArn)?.close();
      groups.delete(effect.targetGroupArn);
      break;
    case 'route-traffic':
      groups.get(effect.targetGroupArn)?.share(groups.get(effect.alternateTargetGroupArn), effect.alternateWeight);
      break;
    case 'register-target':
      groups.get(effect.targetGroupArn)?.register(effect.taskArn, effect);
      break;
    case 'deregister-target':
      void deregister(parts, effect);
      break;
    default:
      listeners.perform(effect);
  }
}

type Serving = Extract<TargetEffect, { readonly kind: 'serve-target-group' }>;

function serveGroup({ options, groups }: Parts, { targetGroupArn, targetGroup }: Serving): void {
  const group =
    groups.get(targetGroupArn) ??
    new TargetGroup(targetGroup, {
      speed: options.speed,
      warn: options.warn,
      findReachable: async () => options.reachableAddress?.('load-balancer', LOCAL_LOAD_BALANCER),
      count: (answer: BalancedAnswer) => options.countRequest?.({ targetGroupArn, answer }),
      onHealth: (taskArn, health) => reportHealth(options, { targetGroupArn, taskArn }, health),
    });
  groups.set(targetGroupArn, group);
  group.serve(targetGroup);
}

/** A task's place in a target group. */
interface Place {
  readonly targetGroupArn: string;
  readonly taskArn: string;
}

function reportHealth({ report }: LoadBalancerOptions, place: Place, { state, reason }: CheckedHealth): void {
  if (state === 'initial') return;
  const text = isClassic(place.targetGroupArn) && state === 'unhealthy' ? FAILED_CHECKS : reason;
  report({ kind: 'target-health', ...place, state, ...defined({ reason: text }) });
}

async function deregister({ options, groups }: Parts, { targetGroupArn, taskArn }: Place): Promise<void> {
  await groups.get(targetGroupArn)?.deregister(taskArn);
  options.report({ kind: 'target-drained', targetGroupArn, taskArn });
}
