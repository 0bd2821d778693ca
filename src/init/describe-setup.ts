import type { Deployment } from './documents.ts';
import { renderServiceDefinition } from './service-definition.ts';
import type { Setup } from './setup.ts';
import { renderTaskDefinition } from './task-definition.ts';

/** @param action what follows `uses:` */
export function describeSetup(setup: Setup, action: string): Deployment {
  const { services, capacity: _capacity, ...rest } = setup;
  return {
    ...rest,
    action,
    isRunning: false,
    services: services.map((service) => ({
      name: service.name,
      taskDefinition: renderTaskDefinition(setup, service),
      serviceDefinition: renderServiceDefinition(setup, service),
      hasLoadBalancer: service.web !== undefined,
    })),
  };
}
