import type { ServiceRecord } from '../ports/service-records.ts';

/**
 * Why no rollout state decides (ECS API reference, Deployment: `rolloutState` is absent behind a Classic Load
 * Balancer).
 */
export function describeStateless(service: ServiceRecord | undefined): string {
  return `ECS reports no deployment state${isBehindClassic(service) ? ' behind a Classic Load Balancer' : ''}`;
}

/** Whether a Classic Load Balancer leads to the service. */
export function isBehindClassic(service: ServiceRecord | undefined): boolean {
  return service?.loadBalancers.some(({ loadBalancerName }) => loadBalancerName !== undefined) === true;
}
