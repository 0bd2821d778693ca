/** The strategy `random`: every instance that ECS may take is played, equal ones once. */
import type { InstanceCapacity, TaskNeeds } from '../scheduler/placement.ts';
import type { RandomCandidate } from '../scheduler/placement-rules.ts';
import type { Room } from './room.ts';

/** What is on the instances. */
interface Occupied {
  readonly tasks: readonly OccupyingTask[];
  readonly room: Room;
}

interface OccupyingTask {
  readonly instanceId?: string;
  readonly phase: string;
  readonly isNext: boolean;
  readonly changesAt: number;
}

/** The needs with a draw that leaves it to `pick` which kind of instance is taken. */
export function pickAtRandom(needs: TaskNeeds, scene: Occupied, pick: (kinds: number) => number): TaskNeeds {
  const { rules } = needs;
  if (rules === undefined) return needs;
  const attributes = rules.strategies.flatMap((one) => (one.kind === 'spread' ? (one.attribute ?? []) : []));
  const draw = (candidates: readonly RandomCandidate[]): number => {
    const kinds = new Map<string, number>();
    for (const [at, candidate] of candidates.entries()) {
      const kind = nameKind(candidate, scene, attributes);
      if (!kinds.has(kind)) kinds.set(kind, at);
    }
    const at = [...kinds.values()][kinds.size < 2 ? 0 : pick(kinds.size)] ?? 0;
    return (at + 0.5) / candidates.length;
  };
  return { ...needs, rules: { ...rules, draw } };
}

/** The same for instances that nothing tells apart. */
function nameKind(
  { id, ownTaskCount }: RandomCandidate,
  { tasks, room }: Occupied,
  attributes: readonly string[],
): string {
  const instance = room.get(id);
  const here = tasks.filter(({ instanceId }) => instanceId === id);
  const states = here.map(
    ({ phase, isNext, changesAt }) => `${phase}/${isNext}/${phase === 'running' ? '' : changesAt}`,
  );
  return JSON.stringify([ownTaskCount, states.sort(), instance === undefined ? '' : listLeft(instance, attributes)]);
}

function listLeft(instance: InstanceCapacity, attributes: readonly string[]): readonly unknown[] {
  const { availabilityZone, remainingCpu, remainingMemoryMiB, usedTcpPorts, usedUdpPorts, facts } = instance;
  const values = attributes.map((name) => facts?.attributes[name] ?? null);
  return [
    availabilityZone,
    remainingCpu,
    remainingMemoryMiB,
    [...usedTcpPorts].sort(),
    [...usedUdpPorts].sort(),
    values,
  ];
}
