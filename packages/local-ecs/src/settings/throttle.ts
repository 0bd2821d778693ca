/** The throttling of the ECS API: one bucket a group, for the one account and region of a local ECS. */
import { findThrottleGroup, type ThrottleGroupName, type ThrottleLimits } from './throttle-groups.ts';
import { type Bucket, takeToken } from './token-bucket.ts';

export interface Throttle {
  /** Every bucket is full again. A group without a limit is not throttled; no group, none. */
  set(limits: ThrottleLimits): void;
  limits(): ThrottleLimits;
  /** Counts a call. @returns whether it is allowed. @param now milliseconds since the epoch, engine time */
  admit(operation: string, now: number): boolean;
}

export function createThrottle(): Throttle {
  let limits: ThrottleLimits = {};
  const buckets = new Map<ThrottleGroupName, Bucket>();
  return {
    set(next) {
      limits = next;
      buckets.clear();
    },
    limits: () => limits,
    admit(operation, now) {
      const group = findThrottleGroup(operation);
      const limit = group === undefined ? undefined : limits[group];
      if (group === undefined || limit === undefined) return true;
      const { bucket, isTaken } = takeToken(buckets.get(group), limit, now);
      buckets.set(group, bucket);
      return isTaken;
    },
  };
}
