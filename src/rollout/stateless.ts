import type { ServiceRecord } from './observation.ts';

/** Why no rollout state decides (ECS API reference, Deployment: `rolloutState` is absent behind a Classic Load Balancer). */
export function describeStateless(service: ServiceRecord | undefined): string {
  const isClassic = service?.loadBalancers.some(({ loadBalancerName }) => loadBalancerName !== undefined) === true;
  return `ECS reports no deployment state${isClassic ? ' behind a Classic Load Balancer' : ''}`;
}
