/** A DAEMON service's own: its desired count follows the container instances. */
import { countDaemonPlaces } from '../../scheduler/decide-daemon.ts';
import type { Draft } from './draft.ts';
import { findNeeds, viewCapacity } from './look-view.ts';
import { isDaemon } from './scheduling-strategy.ts';
import type { ServiceState } from './service-record.ts';

/** The service with a desired count of as many tasks as there are instances that may have one. */
export function followInstances(draft: Draft, service: ServiceState, now: number): ServiceState {
  const primary = service.deployments[0];
  if (!isDaemon(service) || primary === undefined || service.status !== 'ACTIVE') return service;
  const needs = findNeeds(draft, service, primary);
  const scene = { service, primary, tasks: [], now };
  const desiredCount = countDaemonPlaces(needs, viewCapacity(draft, scene, needs));
  return desiredCount === service.desiredCount ? service : { ...service, desiredCount };
}
