import { lowerBound, upperBound } from '../scheduler/bounds.ts';
import { type InstanceCapacity, placeTask, type TaskNeeds } from '../scheduler/placement.ts';
import type { ServiceRecord } from './observation.ts';

/** A service that does not move, and the room around it. */
export interface Standstill {
  readonly service: ServiceRecord;
  readonly needs: TaskNeeds;
  readonly instances: readonly InstanceCapacity[];
  /** Tasks that are draining or stopping: they will make room by themselves. */
  readonly endingTasks: number;
}

/**
 * Why no move is possible, as one sentence; undefined when ECS could still start or stop a task. Every running task is
 * taken for healthy, which gives ECS the most room it can have: what cannot move even so cannot move at all.
 */
export function explainStandstill(still: Standstill): string | undefined {
  const { service, needs, instances } = still;
  const { desired, minimumHealthyPercent, maximumPercent } = service;
  const [, ...others] = service.deployments;
  const lower = lowerBound(desired, minimumHealthyPercent);
  const upper = upperBound(desired, maximumPercent);
  const canStop = others.some((deployment) => deployment.running > 0) && service.running > lower;
  if (still.endingTasks > 0 || service.pending > 0 || canStop) return undefined;
  const kept = `minimumHealthyPercent ${minimumHealthyPercent} keeps ${lower} of ${desired} tasks in service`;
  if (service.running >= upper) return `maximumPercent ${maximumPercent} allows ${upper} tasks, and ${kept}.`;
  const { failure } = placeTask(needs, instances);
  if (failure === undefined) return undefined;
  return `${describeShortage(failure.reason, needs)}, and ${kept}.`;
}

function describeShortage(reason: 'NO_INSTANCES' | 'PORTS' | 'MEMORY' | 'CPU', needs: TaskNeeds): string {
  switch (reason) {
    case 'NO_INSTANCES':
      return 'The cluster has no container instance that takes tasks';
    case 'PORTS':
      return `Host port ${[...needs.tcpPorts, ...needs.udpPorts].join(', ')} is held on every container instance`;
    case 'MEMORY':
      return `No container instance has ${needs.memoryMiB} MiB of memory left`;
    case 'CPU':
      return `No container instance has ${needs.cpu} CPU units left`;
  }
}
