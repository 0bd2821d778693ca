import { defined } from '@slipway/ecs-rules/values';
import { asDeployError } from '../ports/deploy-error.ts';
import type { InstanceRecord } from '../ports/ecs.ts';
import type { Ports } from '../ports/ports.ts';
import type { ServiceRecord, Unreadable } from '../ports/service-records.ts';
import type { Surroundings } from './current-state.ts';

/** Reads the container instances of the cluster once, however many services ask. */
export type InstanceReader = () => Promise<readonly InstanceRecord[]>;

export function openInstances(cluster: string, world: Pick<Ports, 'ecs'>): InstanceReader {
  let read: Promise<readonly InstanceRecord[]> | undefined;
  return () => {
    read ??= world.ecs.containerInstances(cluster);
    return read;
  };
}

/**
 * Reads what the forecast of a service needs: container instances and own tasks with launch type EC2, how long its
 * targets drain. Never throws: a run does without, and the forecast says what it lacks.
 */
export async function readCapacity(
  service: ServiceRecord,
  instances: InstanceReader,
  world: Pick<Ports, 'ecs' | 'evidence'>,
): Promise<Surroundings> {
  const unreadable: Unreadable[] = [];
  const read = async <Value>(what: string, ask: () => Promise<Value>): Promise<Value | undefined> => {
    try {
      return await ask();
    } catch (thrown) {
      unreadable.push({ action: what, why: asDeployError(thrown).message });
      return undefined;
    }
  };
  const [hosts, delay] = await Promise.all([
    service.launchType === 'EC2' ? read(INSTANCES_READ, () => readInstances(service, instances, world)) : undefined,
    read(DRAINING, () => readDelay(service, world)),
  ]);
  return { ...defined({ hosts, deregistrationDelayMs: delay }), unreadable };
}

const INSTANCES_READ = 'container instances';
const DRAINING = 'deregistration delay';

async function readInstances(service: ServiceRecord, instances: InstanceReader, world: Pick<Ports, 'ecs'>) {
  const [all, tasks] = await Promise.all([instances(), world.ecs.serviceTasks(service.clusterArn, service.name)]);
  return { instances: all, tasks };
}

/** Undefined without a target group. */
async function readDelay(service: ServiceRecord, world: Pick<Ports, 'evidence'>): Promise<number | undefined> {
  const arns = service.loadBalancers.flatMap(({ targetGroupArn }) => targetGroupArn ?? []);
  if (arns.length === 0) return undefined;
  const { loadBalancing } = await world.evidence();
  return Math.max(...(await Promise.all(arns.map(loadBalancing.deregistrationDelayMs))));
}
