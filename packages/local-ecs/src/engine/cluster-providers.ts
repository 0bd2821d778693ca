/** Which capacity providers a cluster may use. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { invalidParameter } from './api-error.ts';
import { lastPart } from './arn.ts';
import {
  checkMembership,
  hasSeveralBases,
  isFargateProvider,
  readStrategy,
  type StrategyItem,
} from './capacity-strategy.ts';
import type { MutableState } from './mutable-state.ts';

/**
 * The names of existing capacity providers, given by name or ARN.
 * @throws ApiError InvalidParameterException, text observed; the text for more than 20 (ECS service quotas) is ours
 */
export function requireProviders(state: MutableState, references: readonly string[]): readonly string[] {
  const names = [...new Set(references.map(lastPart))];
  if (names.length > 20) throw invalidParameter('A cluster can have at most 20 capacity providers.');
  const isThere = (name: string): boolean =>
    isFargateProvider(name) || state.capacityProviders.get(name)?.status === 'ACTIVE';
  if (names.every(isThere)) return names;
  throw invalidParameter(
    'The specified capacity provider was not found. Specify a valid capacity provider and try again.',
  );
}

/** The default strategy of a request, which may name none but the cluster's providers. Texts observed. */
export function checkDefaultStrategy(input: JsonObject, providers: readonly string[]): readonly StrategyItem[] {
  const strategy = readStrategy(input, 'defaultCapacityProviderStrategy');
  checkMembership(strategy, providers);
  if (hasSeveralBases(strategy)) {
    throw invalidParameter(
      'The specified capacity provider strategy contains multiple capacity providers with a base value defined. Only one capacity provider per strategy can have a base value defined.',
    );
  }
  return strategy;
}
