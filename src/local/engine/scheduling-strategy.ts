import type { ServiceState } from './service-record.ts';

/** Whether the service keeps one task on each of its instances instead of a number of them. */
export function isDaemon(service: Pick<ServiceState, 'given'>): boolean {
  return service.given.schedulingStrategy === 'DAEMON';
}
