import { groupBy } from '@slipway/ecs-rules/values';
import type { HostPorts, PortRun } from './host-ports.ts';
import type { ContainerSpecification, PortMapping } from './task-specification.ts';

/** The port mappings of containers by name, with the host ports that docker cannot choose. */
export interface FixedPorts {
  readonly ports: ReadonlyMap<string, readonly PortMapping[]>;
  readonly giveBack: () => void;
}

/**
 * Chooses host ports in a row for each range of a task, and those of containers with a restart policy: docker would
 * give others when it starts a container again, and a load balancer would ask the ones before. On two addresses all
 * are chosen, since docker would give each address another port.
 */
export async function fixHostPorts(
  containers: readonly ContainerSpecification[],
  addresses: readonly string[],
  pool: HostPorts,
): Promise<FixedPorts> {
  const taken: (() => void)[] = [];
  const take = async (run: PortRun): Promise<number> => {
    const first = await pool.take(addresses, run);
    taken.push(() => pool.giveBack(addresses, run, first));
    return first;
  };
  const ports = new Map<string, readonly PortMapping[]>();
  for (const { name, ports: requested, restartPolicy } of containers) {
    const fixed: PortMapping[] = [];
    for (const group of groupPorts(requested)) {
      const [{ hostPort, range, protocol } = { hostPort: 1, protocol: 'tcp' as const, range: undefined }] = group;
      const isOurs = hostPort === 0 && (range !== undefined || restartPolicy !== undefined || addresses.length > 1);
      const first = isOurs ? await take({ count: group.length, protocol }) : undefined;
      fixed.push(...group.map((each, at) => (first === undefined ? each : { ...each, hostPort: first + at })));
    }
    ports.set(name, fixed);
  }
  const giveBack = (): void => {
    for (const each of taken) each();
  };
  return { ports, giveBack };
}

/** The ports of a range together, in order; any other by itself. */
function groupPorts(ports: readonly PortMapping[]): readonly (readonly PortMapping[])[] {
  const groups = groupBy(ports.entries(), ([at, port]) =>
    port.range === undefined ? String(at) : `${port.range}/${port.protocol}`,
  );
  return [...groups.values()].map((group) => group.map(([, port]) => port));
}
