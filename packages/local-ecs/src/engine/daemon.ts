/** A DAEMON service's own: its desired count follows the container instances. */
import { countDaemonPlaces } from '@slipway/ecs-rules/scheduler';
import type { MutableState } from './mutable-state.ts';
import { findNeeds, viewCapacity } from './scheduler-view.ts';
import { isDaemon } from './scheduling-strategy.ts';
import type { ServiceState } from './service-record.ts';

/** The service with a desired count of as many tasks as there are instances that may have one. */
export function followInstances(state: MutableState, service: ServiceState, now: number): ServiceState {
  const primary = service.deployments[0];
  if (!isDaemon(service) || primary === undefined || service.status !== 'ACTIVE') return service;
  const needs = findNeeds(state, service, primary);
  const snapshot = { service, primary, tasks: [], now };
  const desiredCount = countDaemonPlaces(needs, viewCapacity(state, snapshot, needs));
  return desiredCount === service.desiredCount ? service : { ...service, desiredCount };
}
