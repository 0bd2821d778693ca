/** Token buckets, as ECS throttles its API: a call takes a token; every full second some are added. */

export interface BucketLimit {
  /** Most tokens: so many calls may come at once. */
  readonly size: number;
  /** Tokens that come back each second of engine time, up to the size. */
  readonly refillPerSecond: number;
}

export interface Bucket {
  readonly tokens: number;
  /** When tokens came back last: milliseconds since the epoch, engine time. */
  readonly filledAt: number;
}

/**
 * Takes a token, if there is one (ECS API reference, Request throttling: tokens are added once a second and those that
 * find the bucket full are lost).
 * @param bucket undefined: no call was made yet, so it is full
 * @param now milliseconds since the epoch, engine time
 */
export function takeToken(
  bucket: Bucket | undefined,
  limit: BucketLimit,
  now: number,
): { readonly bucket: Bucket; readonly isTaken: boolean } {
  const { tokens, filledAt } = refill(bucket ?? { tokens: limit.size, filledAt: now }, limit, now);
  const isTaken = tokens >= 1;
  return { bucket: { tokens: isTaken ? tokens - 1 : tokens, filledAt }, isTaken };
}

function refill({ tokens, filledAt }: Bucket, { size, refillPerSecond }: BucketLimit, now: number): Bucket {
  const seconds = Math.max(0, Math.floor((now - filledAt) / 1000));
  return { tokens: Math.min(size, tokens + seconds * refillPerSecond), filledAt: filledAt + seconds * 1000 };
}
