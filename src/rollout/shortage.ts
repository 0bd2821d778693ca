/** Why a rollout cannot move, in words: the same before the update and while it is followed. */
import { lowerBound, upperBound } from '../scheduler/bounds.ts';
import { type InstanceCapacity, placeTask, type TaskNeeds } from '../scheduler/placement.ts';

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

/** What the container instances lack for one more task; undefined when one of them has room. */
export function describeShortage(needs: TaskNeeds, instances: readonly InstanceCapacity[]): string | undefined {
  if (instances.length === 0) return 'The cluster has no container instance that takes tasks';
  if (placeTask(needs, instances).failure === undefined) return undefined;
  const holders = instances.filter((instance) => holdsPort(needs, instance));
  const others = instances.filter((instance) => !holders.includes(instance));
  const poor = others.filter((instance) => instance.remainingMemoryMiB < needs.memoryMiB);
  const slow = others.filter((instance) => !poor.includes(instance));
  const total = instances.length;
  const most = (amounts: readonly number[]) => Math.max(...amounts);
  const ports = [...needs.tcpPorts, ...needs.udpPorts];
  const word = ports.length === 1 ? 'host port' : 'host ports';
  const parts = [
    ...(holders.length === 0 ? [] : [`${word} ${ports.join(', ')}, held on ${count(holders.length, total)}`]),
    ...(poor.length === 0
      ? []
      : [
          `${needs.memoryMiB} MiB of memory, not left on ${count(poor.length, total)} ` +
            `(${most(poor.map(({ remainingMemoryMiB }) => remainingMemoryMiB))} MiB at most)`,
        ]),
    ...(slow.length === 0
      ? []
      : [
          `${needs.cpu} CPU units, not left on ${count(slow.length, total)} ` +
            `(${most(slow.map(({ remainingCpu }) => remainingCpu))} at most)`,
        ]),
  ];
  return `Each new task needs ${parts.join(', and ')}`;
}

function holdsPort(needs: TaskNeeds, { usedTcpPorts, usedUdpPorts }: InstanceCapacity): boolean {
  return (
    needs.tcpPorts.some((port) => usedTcpPorts.includes(port)) ||
    needs.udpPorts.some((port) => usedUdpPorts.includes(port))
  );
}

function count(some: number, total: number): string {
  if (total === 1) return 'the one container instance';
  return `${some === total ? `all ${total}` : `${some} of ${total}`} container instances`;
}
