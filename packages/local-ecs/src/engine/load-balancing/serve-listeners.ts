/** Listeners as effects: the records of a listener and its rules, read for whatever opens it. */
import type { Effect, EngineSettings } from '../contract.ts';
import { readAction } from './actions.ts';
import { readCondition } from './conditions.ts';
import { readLoadBalancerName } from './elb-arn.ts';
import type { ListenerRecord, LoadBalancerRecord, RuleRecord } from './records.ts';

/** What is read: tables of a state or of a step's mutable state. */
export interface ListenerTables {
  readonly settings: EngineSettings;
  readonly loadBalancers: ReadTable<LoadBalancerRecord>;
  readonly listeners: ReadTable<ListenerRecord>;
  readonly rules: ReadTable<RuleRecord>;
}

export interface ReadTable<V> {
  get(key: string): V | undefined;
  values(): Iterable<V>;
}

/** First three parts of the addresses of load balancers, unless another local ECS on this machine has them. */
const NETWORK = '127.0.3';

/** The loopback address of a load balancer, which is its DNS name. */
export function writeAddress({ loadBalancerNetwork = NETWORK }: EngineSettings, number: number): string {
  return `${loadBalancerNetwork}.${number}`;
}

/** Rules in the order in which they are applied. */
export function listRules({ rules }: Pick<ListenerTables, 'rules'>, listenerArn: string): readonly RuleRecord[] {
  const own = [...rules.values()].filter((rule) => rule.listenerArn === listenerArn);
  return own.sort((one, other) => one.priority - other.priority);
}

/** Opens the listener, or changes what it does. */
export function describeListenerEffect(tables: ListenerTables, listener: ListenerRecord): Effect {
  const loadBalancer = tables.loadBalancers.get(listener.loadBalancerArn);
  const rules = listRules(tables, listener.arn).map(({ conditions, actions }) => ({
    conditions: conditions.map(readCondition),
    action: readAction(actions[0] ?? {}),
  }));
  return {
    kind: 'serve-listener',
    listenerArn: listener.arn,
    listener: {
      loadBalancer: readLoadBalancerName(listener.loadBalancerArn),
      address: writeAddress(tables.settings, loadBalancer?.number ?? 1),
      port: listener.port,
      protocol: listener.protocol,
      rules: [...rules, { conditions: [], action: readAction(listener.defaultActions[0] ?? {}) }],
    },
  };
}

export function listListenerEffects(tables: ListenerTables): readonly Effect[] {
  return [...tables.listeners.values()].map((listener) => describeListenerEffect(tables, listener));
}
