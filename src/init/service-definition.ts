import type { JsonObject } from '@slipway/ecs-rules/values';
import type { ServiceSetup, Setup } from './setup.ts';

/**
 * The settings of the service with which each deploy compares it. The stack of the CloudFormation template, which creates
 * the service, has the rest: number of tasks, network and load balancer, and on EC2 the capacity provider.
 */
export function renderServiceDefinition({ cluster, capacity }: Setup, service: ServiceSetup): JsonObject {
  return {
    cluster,
    serviceName: service.name,
    taskDefinition: service.name,
    ...(capacity === 'FARGATE' ? { launchType: capacity } : {}),
    deploymentConfiguration: {
      minimumHealthyPercent: 100,
      maximumPercent: 200,
      deploymentCircuitBreaker: { enable: true, rollback: true },
    },
  };
}
