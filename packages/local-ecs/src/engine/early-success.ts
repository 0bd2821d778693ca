/** Rolling updates that complete before all is in place (ECS Developer Guide, early success criteria). */

import { lowerBound } from '@slipway/ecs-rules/scheduler';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { invalidParameter } from './api-error.ts';
import { isCountedHealthy } from './health.ts';
import { readBoolean, readNumber, readObject, readString } from './input.ts';
import type { MutableState } from './mutable-state.ts';
import type { ServiceSnapshot } from './scheduler-view.ts';

const CLEANUPS = ['BLOCKING', 'DEFERRED'];

/** @throws ApiError InvalidParameterException; no wording is documented */
export function checkEarlySuccess(
  configuration: JsonObject,
  { strategy, minimumHealthyPercent }: { readonly strategy: string; readonly minimumHealthyPercent: number },
): void {
  const criteria = readEnabled(configuration);
  if (criteria === undefined) return;
  if (strategy !== 'ROLLING') {
    throw invalidParameter('earlySuccessCriteria is only valid for the ROLLING deployment strategy.');
  }
  const percent = readNumber(criteria, 'healthyPercent') ?? Number.NaN;
  if (!Number.isInteger(percent) || percent < minimumHealthyPercent || percent > 100) {
    throw invalidParameter('healthyPercent must be a whole number from minimumHealthyPercent to 100.');
  }
  const cleanup = readString(criteria, 'sourceServiceRevisionCleanup') ?? '';
  if (!CLEANUPS.includes(cleanup)) {
    throw invalidParameter(`sourceServiceRevisionCleanup must be one of ${CLEANUPS.join(', ')}.`);
  }
}

function readEnabled(configuration: JsonObject): JsonObject | undefined {
  const criteria = readObject(configuration, 'earlySuccessCriteria') ?? {};
  return readBoolean(criteria, 'enable') === true ? criteria : undefined;
}

/** How far a rollout is in meeting its criteria; a rollback has none, which is assumed. */
export interface EarlySuccess {
  /** At least one task of PRIMARY, and the percent of the desired count, are healthy. */
  readonly isHealthy: boolean;
  /** The tasks of the other deployments are gone, or may stay for now. */
  readonly isClean: boolean;
}

/** Undefined for a rollout without criteria. The configuration is the one that its service deployment began with. */
export function findEarlySuccess(
  state: MutableState,
  { service, primary, tasks, now }: ServiceSnapshot,
): EarlySuccess | undefined {
  const record = state.serviceDeployments.get(primary.serviceDeploymentArn);
  const criteria = record?.status === 'IN_PROGRESS' ? readEnabled(record.deploymentConfiguration) : undefined;
  if (criteria === undefined || primary.rolloutState !== 'IN_PROGRESS') return undefined;
  const isOwn = (task: ServiceSnapshot['tasks'][number]): boolean => task.deploymentId === primary.id;
  const healthy = tasks.filter((task) => isOwn(task) && isCountedHealthy(task, now)).length;
  const needed = Math.max(1, lowerBound(service.desiredCount, readNumber(criteria, 'healthyPercent') ?? 100));
  const isDeferred = readString(criteria, 'sourceServiceRevisionCleanup') === 'DEFERRED';
  return { isHealthy: healthy >= needed, isClean: isDeferred || tasks.every(isOwn) };
}
