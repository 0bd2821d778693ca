/** What the SDK asks before each retry; its own type is in a package that we do not import. */
export interface RetryStrategy {
  acquireInitialRetryToken(scope: string): Promise<RetryToken>;
  /** Rejects when the call is not to be sent again: the SDK then throws what the call failed with. */
  refreshRetryTokenForRetry(token: RetryToken, failure: RetryFailure): Promise<RetryToken>;
  recordSuccess(token: RetryToken): void;
}

interface RetryToken {
  getRetryCount(): number;
  /** Milliseconds. */
  getRetryDelay(): number;
}

interface RetryFailure {
  readonly error?: Error;
  readonly errorType: 'TRANSIENT' | 'THROTTLING' | 'SERVER_ERROR' | 'CLIENT_ERROR';
}

/** As in the SDK's standard mode (AWS SDKs and Tools Reference Guide, retry behavior). */
const BASE_MS = 500;
const LONGEST_MS = 20_000;

/**
 * Sends a call again only if it was throttled, after a growing pause.
 * @param random number in [0, 1): jitter
 */
export function createThrottleRetries(most: number, random: () => number): RetryStrategy {
  return {
    acquireInitialRetryToken: () => Promise.resolve(asToken(0, 0)),
    refreshRetryTokenForRetry: (token, { error, errorType }) => {
      const count = token.getRetryCount();
      if (errorType !== 'THROTTLING' || count >= most) return Promise.reject(error);
      const longestMs = Math.min(LONGEST_MS, BASE_MS * 2 ** count);
      return Promise.resolve(asToken(count + 1, Math.floor(random() * longestMs)));
    },
    recordSuccess: () => {},
  };
}

function asToken(count: number, delayMs: number): RetryToken {
  return { getRetryCount: () => count, getRetryDelay: () => delayMs };
}
