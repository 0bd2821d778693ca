import { type Play, type Purse, playRollout, type Way } from './play.ts';
import type { Rollout } from './rollout.ts';

/**
 * Plays a rollout in several orders: which of equal tasks ECS stops first, and which of equal instances it takes, is
 * not documented, so what depends on it is not forecast.
 */
export function playOrders(rollout: Rollout, purse: Purse): readonly Play[] {
  const { capacity } = rollout;
  const first = playDraws(rollout, { isFirstAlone: false }, purse);
  if (capacity.kind === 'unlimited') return first;
  const tasks = [...rollout.tasks].reverse();
  const turned = { ...capacity, instances: [...capacity.instances].reverse() };
  return [
    ...first,
    ...playDraws(rollout, { isFirstAlone: true }, purse),
    ...playDraws({ ...rollout, tasks }, { isFirstAlone: true }, purse),
    ...playDraws({ ...rollout, capacity: turned }, { isFirstAlone: true }, purse),
    ...playDraws({ ...rollout, tasks, capacity: turned }, { isFirstAlone: false }, purse),
  ];
}

/** A choice that was made on the way, and how many there were. */
interface Choice {
  taken: number;
  readonly of: number;
}

/**
 * One play; under the strategy `random` one for each way in which its draws may fall, until two of them end differently:
 * more would not make it decidable.
 */
function playDraws(rollout: Rollout, way: Way, purse: Purse): readonly Play[] {
  if (!isRandom(rollout)) return [playRollout(rollout, way, purse)];
  const plays: Play[] = [];
  const path: Choice[] = [];
  do {
    let depth = 0;
    const pick = (kinds: number, candidates: number): number => {
      purse.views -= candidates;
      const choice = path[depth] ?? { taken: 0, of: kinds };
      path[depth] = choice;
      depth += 1;
      return choice.taken;
    };
    plays.push(playRollout(rollout, { ...way, pick }, purse));
    if (plays.at(-1)?.end !== plays[0]?.end || plays.at(-1)?.end === 'unknown') return plays;
  } while (turn(path));
  return plays;
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
