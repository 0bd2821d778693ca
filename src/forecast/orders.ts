import { type Play, type Purse, playRollout } from './play.ts';
import type { Rollout } from './rollout.ts';

/**
 * Plays a rollout in several orders: which of equal tasks ECS stops first, and which of equal instances it takes, is
 * not documented, so what depends on it is not forecast.
 */
export function playOrders(rollout: Rollout, purse: Purse): readonly Play[] {
  const { capacity } = rollout;
  const first = playRollout(rollout, { isFirstAlone: false }, purse);
  if (capacity.kind === 'unlimited') return [first];
  const tasks = [...rollout.tasks].reverse();
  const turned = { ...capacity, instances: [...capacity.instances].reverse() };
  return [
    first,
    playRollout(rollout, { isFirstAlone: true }, purse),
    playRollout({ ...rollout, tasks }, { isFirstAlone: true }, purse),
    playRollout({ ...rollout, capacity: turned }, { isFirstAlone: true }, purse),
    playRollout({ ...rollout, tasks, capacity: turned }, { isFirstAlone: false }, purse),
  ];
}
