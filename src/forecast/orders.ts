import { type Play, playRollout } from './play.ts';
import type { Rollout } from './rollout.ts';

/**
 * Plays a rollout in several orders: which of equal tasks ECS stops first, and which of equal instances it takes, is
 * not documented, so what depends on it is not forecast.
 */
export function playOrders(rollout: Rollout): readonly Play[] {
  const { capacity } = rollout;
  const first = playRollout(rollout, { isFirstAlone: false });
  if (capacity.kind === 'unlimited') return [first];
  const tasks = [...rollout.tasks].reverse();
  const turned = { ...capacity, instances: [...capacity.instances].reverse() };
  return [
    first,
    playRollout(rollout, { isFirstAlone: true }),
    playRollout({ ...rollout, tasks }, { isFirstAlone: true }),
    playRollout({ ...rollout, capacity: turned }, { isFirstAlone: true }),
    playRollout({ ...rollout, tasks, capacity: turned }, { isFirstAlone: false }),
  ];
}
