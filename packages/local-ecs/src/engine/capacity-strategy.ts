/** Capacity provider strategies: of a cluster by default, of a service, of a RunTask call. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { invalidParameter } from './api-error.ts';
import { lastPart } from './arn.ts';
import { readNumber, readObjects, readString, readStrings } from './input.ts';
import type { ClusterRecord } from './state.ts';

/** One entry of a strategy, complete, as described. */
export type StrategyItem = {
  readonly capacityProvider: string;
  /** 0 to 1000: its share of the tasks beyond `base`. */
  readonly weight: number;
  /** Tasks that it gets before the weights count. */
  readonly base: number;
};

const FARGATE_PROVIDERS: readonly string[] = ['FARGATE', 'FARGATE_SPOT'];

/** Whether it is one of the two that every account has. */
export function isFargateProvider(name: string): boolean {
  return FARGATE_PROVIDERS.includes(name);
}

/** Names of both, in the order in which they are described. */
export function listFargateProviders(): readonly string[] {
  return FARGATE_PROVIDERS;
}

/** Names of the capacity providers that are associated with the cluster. */
export function listProviders(cluster: ClusterRecord): readonly string[] {
  return readStrings(cluster.given, 'capacityProviders');
}

/**
 * The entries of a strategy; a provider may be named by its ARN.
 * @throws ApiError InvalidParameterException for a number out of range (ECS API reference,
 * CapacityProviderStrategyItem);   wording not documented
 */
export function readStrategy(input: JsonObject, field: string): readonly StrategyItem[] {
  const items = readObjects(input, field).map((entry) => ({
    capacityProvider: lastPart(readString(entry, 'capacityProvider') ?? ''),
    weight: readCount(entry, 'weight', 1000),
    base: readCount(entry, 'base', 100_000),
  }));
  if (items.length > 20) throw invalidParameter('A capacity provider strategy can have at most 20 capacity providers.');
  const names = new Set(items.map(({ capacityProvider }) => capacityProvider));
  if (names.size < items.length) throw invalidParameter('A capacity provider strategy names each provider once.');
  return items;
}

function readCount(entry: JsonObject, field: string, most: number): number {
  const count = readNumber(entry, field) ?? 0;
  if (Number.isInteger(count) && count >= 0 && count <= most) return count;
  throw invalidParameter(`The ${field} of a capacity provider must be between 0 and ${most}.`);
}

/**
 * Checks a strategy against the providers that it may name. Texts observed, but for the mix: it is that of a client.
 * @throws ApiError InvalidParameterException
 */
export function checkMembership(strategy: readonly StrategyItem[], providers: readonly string[]): void {
  if (strategy.some(({ capacityProvider }) => !providers.includes(capacityProvider))) {
    throw invalidParameter(
      'The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster or specify a valid capacity provider and try again.',
    );
  }
  const kinds = new Set(strategy.map(({ capacityProvider }) => isFargateProvider(capacityProvider)));
  if (kinds.size > 1) {
    throw invalidParameter(
      'A capacity provider strategy cannot contain a mix of capacity providers using Auto Scaling groups and Fargate providers. Specify one or the other and try again.',
    );
  }
}

export function hasSeveralBases(strategy: readonly StrategyItem[]): boolean {
  return strategy.filter(({ base }) => base > 0).length > 1;
}
