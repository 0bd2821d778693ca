import { asDeployError } from './errors.ts';
import type { Surroundings } from './found.ts';
import type { ServiceRecord, Unreadable } from './rollout/observation.ts';
import type { InstanceRecord } from './world/ecs.ts';
import type { World } from './world.ts';

/** Reads the container instances of the cluster once, however many services ask. */
export type InstanceReader = () => Promise<readonly InstanceRecord[]>;

export function openInstances(cluster: string, world: World): InstanceReader {
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
export async function lookAround(
  service: ServiceRecord,
  instances: InstanceReader,
  world: World,
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
  const [room, delay] = await Promise.all([
    service.launchType === 'EC2' ? read(ROOM, () => readRoom(service, instances, world)) : undefined,
    read(DRAINING, () => readDelay(service, world)),
  ]);
  return {
    ...(room === undefined ? {} : { room }),
    ...(delay === undefined ? {} : { deregistrationDelayMs: delay }),
    unreadable,
  };
}

const ROOM = 'container instances';
const DRAINING = 'deregistration delay';

async function readRoom(service: ServiceRecord, instances: InstanceReader, world: World) {
  const [all, tasks] = await Promise.all([instances(), world.ecs.serviceTasks(service.clusterArn, service.name)]);
  return { instances: all, tasks };
}

/** Undefined without a target group. */
async function readDelay(service: ServiceRecord, world: World): Promise<number | undefined> {
  const arns = service.loadBalancers.flatMap(({ targetGroupArn }) => targetGroupArn ?? []);
  if (arns.length === 0) return undefined;
  const { loadBalancing } = await world.evidence();
  return Math.max(...(await Promise.all(arns.map(loadBalancing.deregistrationDelayMs))));
}
