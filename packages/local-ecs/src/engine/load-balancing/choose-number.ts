import { ApiError } from '../api-error.ts';
import type { MutableState } from '../mutable-state.ts';

/** Addresses end with 1 to 254. */
const LAST_NUMBER = 254;

/** The first that no load balancer has. */
export function chooseNumber(state: MutableState): number {
  const all = [...state.loadBalancers.values(), ...state.classicLoadBalancers.values()];
  const used = new Set(all.map(({ number }) => number));
  for (let number = 1; number <= LAST_NUMBER; number += 1) if (!used.has(number)) return number;
  throw new ApiError('TooManyLoadBalancers', `The local ECS has addresses for at most ${LAST_NUMBER} load balancers`);
}
