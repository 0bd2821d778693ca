/** The local ECS on virtual time as a run sees it: what is answered goes through the product's own records. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { VirtualEcs } from '../../../packages/local-ecs/__tests__/support/fakes/virtual-ecs.ts';
import { toInstanceRecord, toTaskRecord } from '../../../src/adapters/aws/cluster-records.ts';
import { toRevision, toServiceRecord } from '../../../src/adapters/aws/records.ts';
import type { FoundService } from '../../../src/current-state/current-state.ts';
import { readCapacity } from '../../../src/current-state/read-capacity.ts';
import type { Ecs } from '../../../src/ports/ecs.ts';
import { anEcs, aWorld } from './fake-world.ts';
import { withDates } from './with-dates.ts';

/** Calls that succeed. */
export type Caller = Pick<VirtualEcs, 'call'>;

/** The instances of the cluster, and the tasks of a service. */
export function readCluster(ecs: Caller): Pick<Ecs, 'containerInstances' | 'serviceTasks'> {
  return {
    containerInstances: () => {
      const { containerInstanceArns: containerInstances = [] } = ecs.call('ListContainerInstances');
      if ((containerInstances as readonly string[]).length === 0) return Promise.resolve([]);
      const answer = ecs.call('DescribeContainerInstances', { containerInstances });
      return Promise.resolve((answer.containerInstances as never[]).map(toInstanceRecord));
    },
    serviceTasks: (_cluster, serviceName) => {
      const listed = ['RUNNING', 'STOPPED'].flatMap(
        (desiredStatus) => ecs.call('ListTasks', { serviceName, desiredStatus }).taskArns as readonly string[],
      );
      if (listed.length === 0) return Promise.resolve([]);
      const { tasks } = ecs.call('DescribeTasks', { tasks: listed });
      return Promise.resolve(
        (tasks as readonly JsonObject[])
          .map((task) => toTaskRecord(withDates(task)))
          .filter(({ lastStatus }) => lastStatus !== 'STOPPED'),
      );
    },
  };
}

/** The service as `readCurrentState` finds it, with the instances and tasks of its cluster. */
export async function findService(
  ecs: VirtualEcs,
  name = 'web',
  deregistrationDelayMs?: number,
): Promise<FoundService> {
  const described = ecs.service(name);
  const service = toServiceRecord(withDates(described), described);
  const { taskDefinition } = ecs.call('DescribeTaskDefinition', { taskDefinition: service.revisionArn });
  const world = aWorld({
    ecs: anEcs(readCluster(ecs)),
    evidence: () =>
      Promise.resolve({
        loadBalancing: { deregistrationDelayMs: () => Promise.resolve(deregistrationDelayMs ?? 0) },
      } as never),
  });
  const surroundings = await readCapacity(service, world.ecs.containerInstances.bind(world.ecs, ''), world);
  return { service, current: toRevision(taskDefinition as JsonObject), history: [], running: {}, surroundings };
}
