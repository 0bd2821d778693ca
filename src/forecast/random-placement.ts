/** The strategy `random`: every instance that ECS may take is played, equal ones once. */
import type { InstanceCapacity, PlacementRules, RandomCandidate, TaskNeeds } from '@slipway/ecs-rules/scheduler';
import type { InstanceMap } from './instance-shares.ts';

/** Chooses one of so many kinds of instances for a task, out of `candidates`. */
export type Pick = (kinds: number, candidates: number) => number;

/** What is on the instances. */
interface Occupied {
  readonly tasks: readonly OccupyingTask[];
  readonly instances: InstanceMap;
}

interface OccupyingTask {
  readonly instanceId?: string;
  readonly phase: string;
  readonly isNext: boolean;
  readonly changesAt: number;
}

/** The needs with a draw that leaves it to `pick` which kind of instance is taken. */
export function pickAtRandom(needs: TaskNeeds, state: Occupied, pick: Pick): TaskNeeds {
  const { rules } = needs;
  if (rules === undefined) return needs;
  const kindKey = openKinds(state, rules);
  const draw = (candidates: readonly RandomCandidate[]): number => {
    const kinds = new Map<string, number>();
    for (const [at, candidate] of candidates.entries()) {
      const kind = kindKey(candidate);
      if (!kinds.has(kind)) kinds.set(kind, at);
    }
    const at = [...kinds.values()][pick(kinds.size, candidates.length)] ?? 0;
    return (at + 0.5) / candidates.length;
  };
  return { ...needs, rules: { ...rules, draw } };
}

/** The same name for identical instances; what runs on them is read once. */
function openKinds(
  { tasks, instances }: Occupied,
  { strategies }: PlacementRules,
): (candidate: RandomCandidate) => string {
  const attributes = strategies.flatMap((one) => (one.kind === 'spread' ? (one.attribute ?? []) : []));
  const states = new Map<string, string[]>();
  for (const { instanceId = '', phase, isNext, changesAt } of tasks) {
    const state = `${phase}/${isNext}/${phase === 'running' ? '' : changesAt}`;
    states.set(instanceId, [...(states.get(instanceId) ?? []), state]);
  }
  const names = new Map<string, string>();
  const instanceKey = (id: string): string => {
    const instance = instances.get(id);
    const left = instance === undefined ? [] : listLeft(instance, attributes);
    return JSON.stringify([(states.get(id) ?? []).sort(), left]);
  };
  return ({ id, ownTaskCount }) => {
    const name = names.get(id) ?? instanceKey(id);
    names.set(id, name);
    return `${ownTaskCount} ${name}`;
  };
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
