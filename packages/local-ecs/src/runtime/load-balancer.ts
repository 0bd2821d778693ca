import { defined } from '@slipway/ecs-rules/values';
import type { BalancedAnswer, Effect } from '../engine/contract.ts';
import type { CountRequest, ReportFact } from './contract.ts';
import type { ReachableAddresses } from './reachable-address.ts';
import { TargetGroup } from './target-group.ts';
import type { CheckedHealth } from './target-health.ts';

/** The effects that are about load balancers. */
export type TargetEffect = Extract<
  Effect,
  { readonly kind: 'register-target' | 'deregister-target' | 'serve-target-group' | 'route-traffic' }
>;

/** The load balancers of a local ECS: one listener on 127.0.0.1 for each target group. */
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

/** Facts are never reported while `perform` runs. */
export function createLoadBalancer(options: LoadBalancerOptions): LoadBalancer {
  const groups = new Map<string, TargetGroup>();
  const reportHealth = (targetGroupArn: string, taskArn: string, { state, reason }: CheckedHealth): void => {
    if (state === 'initial') return;
    options.report({ kind: 'target-health', targetGroupArn, taskArn, state, ...defined({ reason }) });
  };
  const serve = (effect: Extract<TargetEffect, { readonly kind: 'serve-target-group' }>): void => {
    const { targetGroupArn, targetGroup } = effect;
    const world = {
      speed: options.speed,
      warn: options.warn,
      findReachable: async () => options.reachableAddress?.('load-balancer', LOCAL_LOAD_BALANCER),
      count: (answer: BalancedAnswer) => options.countRequest?.({ targetGroupArn, answer }),
      onHealth: (taskArn: string, health: CheckedHealth) => reportHealth(targetGroupArn, taskArn, health),
    };
    const group = groups.get(targetGroupArn) ?? new TargetGroup(targetGroup, world);
    groups.set(targetGroupArn, group);
    group.serve(targetGroup);
  };
  const deregister = async (targetGroupArn: string, taskArn: string): Promise<void> => {
    await groups.get(targetGroupArn)?.deregister(taskArn);
    options.report({ kind: 'target-drained', targetGroupArn, taskArn });
  };
  return {
    perform: (effect) => {
      if (effect.kind === 'serve-target-group') serve(effect);
      else if (effect.kind === 'route-traffic') {
        const alternate = groups.get(effect.alternateTargetGroupArn);
        groups.get(effect.targetGroupArn)?.share(alternate, effect.alternateWeight);
      } else if (effect.kind === 'deregister-target') void deregister(effect.targetGroupArn, effect.taskArn);
      else groups.get(effect.targetGroupArn)?.register(effect.taskArn, effect);
    },
    close: async () => {
      await Promise.all([...groups.values()].map((group) => group.close()));
    },
  };
}
