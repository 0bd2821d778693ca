/** On what capacity tasks run: a launch type, or the providers of a strategy. */

import type { JsonObject } from '@slipway/ecs-rules/values';
import { invalidParameter, notSimulated } from './api-error.ts';
import { lastPart } from './arn.ts';
import {
  checkMembership,
  hasSeveralBases,
  isFargateProvider,
  listProviders,
  readStrategy,
  type StrategyItem,
} from './capacity-strategy.ts';
import { findCluster } from './find.ts';
import { readBoolean, readList, readString } from './input.ts';
import type { MutableState } from './mutable-state.ts';
import type { ServiceState } from './service-record.ts';
import { writeCanonical } from './service-shape.ts';
import type { ClusterRecord } from './state.ts';

export interface CapacityChoice {
  readonly launchType: 'EC2' | 'FARGATE';
  /** Empty when the launch type alone counts. */
  readonly strategy: readonly StrategyItem[];
}

/**
 * By the launch type or the strategy of the request; when it has neither, by the cluster's default strategy, else EC2.
 * Texts observed.
 * @throws ApiError InvalidParameterException when both are given or the strategy will not do;
 * UnsupportedFeatureException   for a launch type that is not simulated
 */
export function chooseCapacity(cluster: ClusterRecord, input: JsonObject): CapacityChoice {
  const launchType = readString(input, 'launchType');
  const strategy = readStrategy(input, 'capacityProviderStrategy');
  if (launchType !== undefined && strategy.length > 0) {
    throw invalidParameter(
      'Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.',
    );
  }
  if (strategy.length > 0) return chooseByStrategy(cluster, strategy);
  if (launchType === 'EC2' || launchType === 'FARGATE') return { launchType, strategy };
  if (launchType === 'EXTERNAL' || launchType === 'MANAGED_INSTANCES') throw notSimulated(`launchType ${launchType}`);
  if (launchType !== undefined) throw invalidParameter('launch type should be one of [EC2,FARGATE,EXTERNAL]');
  return chooseByDefault(cluster);
}

function chooseByStrategy(cluster: ClusterRecord, strategy: readonly StrategyItem[]): CapacityChoice {
  checkMembership(strategy, listProviders(cluster));
  if (strategy.every(({ weight }) => weight === 0)) {
    throw invalidParameter(
      'There are no capacity providers in the capacity provider strategy with a weight value greater than zero. Specify a weight value greater than zero for at least one capacity provider and try again.',
    );
  }
  if (hasSeveralBases(strategy)) {
    throw invalidParameter(
      'There are multiple capacity providers in the specified capacity provider strategy with a base value greater than zero. Only one capacity provider can have a base value greater than zero. Specify a valid capacity provider strategy and try again.',
    );
  }
  return { launchType: isFargateProvider(strategy[0]?.capacityProvider ?? '') ? 'FARGATE' : 'EC2', strategy };
}

function chooseByDefault(cluster: ClusterRecord): CapacityChoice {
  const strategy = readStrategy(cluster.given, 'defaultCapacityProviderStrategy');
  if (strategy.length === 0) return { launchType: 'EC2', strategy };
  if (strategy.every(({ weight }) => weight === 0)) {
    throw invalidParameter(
      "There are no capacity providers with a weight value greater than zero defined in the default capacity provider strategy. At least one capacity provider must have a weight value greater than zero specified. Update the cluster's default capacity provider strategy or specify a valid capacity provider strategy and try again.",
    );
  }
  return chooseByStrategy(cluster, strategy);
}

/** As a service shows it: a launch type shows no strategy. */
export function describeStrategy(strategy: readonly StrategyItem[]): {
  readonly capacityProviderStrategy?: readonly StrategyItem[];
} {
  return strategy.length === 0 ? {} : { capacityProviderStrategy: strategy };
}

/**
 * The service with the strategy of an UpdateService request: it counts for tasks that are started from now on. An empty
 * one returns to the launch type (ECS API reference, UpdateService).
 * @throws ApiError InvalidParameterException for a change without a new deployment, text observed
 */
export function changeCapacity(state: MutableState, service: ServiceState, input: JsonObject): ServiceState {
  if (readList(input, 'capacityProviderStrategy') === undefined) return service;
  const strategy = readStrategy(input, 'capacityProviderStrategy');
  const before = readStrategy(service.given, 'capacityProviderStrategy');
  if (writeCanonical(strategy) === writeCanonical(before)) return service;
  if (readBoolean(input, 'forceNewDeployment') !== true) {
    throw invalidParameter(
      'When switching from launch type to capacity provider strategy on an existing service, or making a change to a capacity provider strategy on a service that is already using one, you must force a new deployment.',
    );
  }
  const { capacityProviderStrategy: _before, ...given } = service.given;
  if (strategy.length === 0) return { ...service, given };
  const { launchType } = chooseByStrategy(findCluster(state, lastPart(service.cluster)), strategy);
  return { ...service, launchType, given: { ...given, ...describeStrategy(strategy) } };
}
