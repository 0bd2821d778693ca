import { type Budget, type Choices, type Play, playRollouts } from './play.ts';
import type { Rollout } from './rollout.ts';

/** The plays of several rollouts that begin together: one a rollout, in their order. */
export type JointPlay = readonly Play[];

/**
 * Plays rollouts in several orders: which of equal tasks ECS stops first, which of equal instances it takes, and which
 * service it schedules first, is not documented, so what depends on it is not forecast. The first play has the services
 * in the order of their updates.
 */
export function playOrders(rollouts: readonly Rollout[], budget: Budget): readonly JointPlay[] {
  const first = playDraws(rollouts, { isFirstAlone: false }, budget);
  if (rollouts.every(({ capacity }) => capacity.kind === 'unlimited')) return first;
  const turnedTasks = rollouts.map((rollout) => ({ ...rollout, tasks: [...rollout.tasks].reverse() }));
  return [
    ...first,
    ...playDraws(rollouts, { isFirstAlone: true }, budget),
    ...playDraws(turnedTasks, { isFirstAlone: true }, budget),
    ...playDraws(rollouts.map(turnInstances), { isFirstAlone: true }, budget),
    ...playDraws(turnedTasks.map(turnInstances), { isFirstAlone: false }, budget),
    ...(rollouts.length < 2 ? [] : playBackward(rollouts, budget)),
  ];
}

/** The service that was updated last is scheduled first. */
function playBackward(rollouts: readonly Rollout[], budget: Budget): readonly JointPlay[] {
  return [false, true]
    .flatMap((isFirstAlone) => playDraws(rollouts.toReversed(), { isFirstAlone }, budget))
    .map((plays) => plays.toReversed());
}

function turnInstances(rollout: Rollout): Rollout {
  const { capacity } = rollout;
  if (capacity.kind === 'unlimited') return rollout;
  return { ...rollout, capacity: { ...capacity, instances: [...capacity.instances].reverse() } };
}

/** A choice that was made on the way, and how many there were. */
interface Choice {
  taken: number;
  readonly of: number;
}

/**
 * One play; under the strategy `random` one for each way in which its draws may fall, until two of them end
 * differently: more would not make it decidable.
 */
function playDraws(rollouts: readonly Rollout[], choices: Choices, budget: Budget): readonly JointPlay[] {
  if (!rollouts.some(isRandom)) return [playRollouts(rollouts, choices, budget)];
  const plays: JointPlay[] = [];
  const path: Choice[] = [];
  do {
    let depth = 0;
    const pick = (kinds: number, candidates: number): number => {
      budget.views -= candidates;
      const choice = path[depth] ?? { taken: 0, of: kinds };
      path[depth] = choice;
      depth += 1;
      return choice.taken;
    };
    const play = playRollouts(rollouts, { ...choices, pick }, budget);
    plays.push(play);
    if (nameEnds(play) !== nameEnds(plays[0] ?? play) || play.some(({ end }) => end === 'unknown')) return plays;
  } while (turn(path));
  return plays;
}

function nameEnds(play: JointPlay): string {
  return play.map(({ end }) => end).join();
}

/** To the next way; false when there is none. */
function turn(path: Choice[]): boolean {
  for (let last = path.pop(); last !== undefined; last = path.pop()) {
    if (last.taken + 1 >= last.of) continue;
    path.push({ ...last, taken: last.taken + 1 });
    return true;
  }
  return false;
}

export function isRandom({ capacity, nextNeeds: { rules } }: Rollout): boolean {
  return capacity.kind === 'instances' && rules?.strategies.some(({ kind }) => kind === 'random') === true;
}
