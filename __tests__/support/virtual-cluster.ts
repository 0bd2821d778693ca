/** The local ECS on virtual time as a run sees it: what is answered goes through the product's own records. */
import { toInstanceRecord, toTaskRecord } from '../../src/aws/cluster-records.ts';
import { toRevision, toServiceRecord } from '../../src/aws/records.ts';
import type { FoundService } from '../../src/found.ts';
import type { JsonObject } from '../../src/json.ts';
import { lookAround } from '../../src/look-around.ts';
import type { Ecs } from '../../src/world/ecs.ts';
import { anEcs, aWorld } from './fake-world.ts';
import { withDates } from './histories.ts';
import type { VirtualEcs } from './virtual-ecs.ts';

function readOnly(ecs: VirtualEcs): Ecs {
  return anEcs({
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
      return Promise.resolve((tasks as never[]).map(toTaskRecord).filter(({ lastStatus }) => lastStatus !== 'STOPPED'));
    },
  });
}

/** The service as `look` finds it, with the instances and tasks around it. */
export async function findService(
  ecs: VirtualEcs,
  name = 'web',
  deregistrationDelayMs?: number,
): Promise<FoundService> {
  const described = ecs.service(name);
  const service = toServiceRecord(withDates(described), described);
  const { taskDefinition } = ecs.call('DescribeTaskDefinition', { taskDefinition: service.revisionArn });
  const world = aWorld({
    ecs: readOnly(ecs),
    evidence: () =>
      Promise.resolve({
        loadBalancing: { deregistrationDelayMs: () => Promise.resolve(deregistrationDelayMs ?? 0) },
      } as never),
  });
  const surroundings = await lookAround(service, world.ecs.containerInstances.bind(world.ecs, ''), world);
  return { service, serving: toRevision(taskDefinition as JsonObject), history: [], running: {}, surroundings };
}
