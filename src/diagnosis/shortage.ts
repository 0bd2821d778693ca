/** Why a rollout cannot move, in words: the same before the update and while it is followed. */
import {
  type InstanceCapacity,
  lowerBound,
  type PlacementFailure,
  placeTask,
  type TaskNeeds,
  upperBound,
} from '@slipway/ecs-rules/scheduler';

/** What helps where a cluster has no container instance. */
export const ADD_CAPACITY = 'Add one, or use a capacity provider or Fargate.';

/** The two percents and what they are percents of. */
export interface Bounds {
  readonly desired: number;
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
}

/** `minimumHealthyPercent 100 keeps 4 of 4 tasks in service` */
export function describeKept({ desired, minimumHealthyPercent }: Bounds): string {
  const lower = lowerBound(desired, minimumHealthyPercent);
  return `minimumHealthyPercent ${minimumHealthyPercent} keeps ${lower} of ${desired} tasks in service`;
}

/** `maximumPercent 100 allows 4 tasks` */
export function describeAllowed({ desired, maximumPercent }: Bounds): string {
  return `maximumPercent ${maximumPercent} allows ${upperBound(desired, maximumPercent)} tasks`;
}

/** What the container instances lack for one more task; undefined when one of them has capacity. */
export function describeShortage(needs: TaskNeeds, instances: readonly InstanceCapacity[]): string | undefined {
  if (instances.length === 0) return 'The cluster has no container instance that accepts tasks';
  const lacking = new Map<Reason, InstanceCapacity[]>();
  for (const instance of instances) {
    const { failure } = placeTask(needs, [instance]);
    if (failure === undefined) return undefined;
    lacking.set(failure.reason, [...(lacking.get(failure.reason) ?? []), instance]);
  }
  const parts = [...lacking].map(([reason, those]) => describeLack(reason, needs, { those, total: instances.length }));
  return `Each new task needs ${parts.join(', and ')}`;
}

type Reason = PlacementFailure['reason'];

interface Lacking {
  readonly those: readonly InstanceCapacity[];
  readonly total: number;
}

function describeLack(reason: Reason, needs: TaskNeeds, { those, total }: Lacking): string {
  const where = count(those.length, total);
  switch (reason) {
    case 'NO_INSTANCES':
      return 'a container instance that takes tasks';
    case 'PORTS': {
      const ports = [...needs.tcpPorts, ...needs.udpPorts];
      return `host port${ports.length === 1 ? '' : 's'} ${ports.join(', ')}, in use on ${where}`;
    }
    case 'MEMORY': {
      const most = Math.max(...those.map(({ remainingMemoryMiB }) => remainingMemoryMiB));
      return `${needs.memoryMiB} MiB of memory, not available on ${where} (at most ${most} MiB)`;
    }
    case 'CPU': {
      const most = Math.max(...those.map(({ remainingCpu }) => remainingCpu));
      return `${needs.cpu} CPU units, not available on ${where} (at most ${most})`;
    }
    case 'ATTRIBUTE':
      return `attributes that are not on ${where}`;
    case 'MEMBER_OF':
      return `an instance that matches its memberOf constraints, unlike ${where}`;
    case 'DISTINCT_INSTANCE':
      return `an instance without a task of its group (distinctInstance), but one is on ${where}`;
  }
}

function count(some: number, total: number): string {
  if (total === 1) return 'the one container instance';
  return `${some === total ? `all ${total}` : `${some} of ${total}`} container instances`;
}
