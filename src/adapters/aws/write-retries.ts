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
  /** The call was sent again for the clock of this machine. */
  readonly isClockCorrected: boolean;
}

interface RetryFailure {
  readonly error?: Error & { readonly $metadata?: { readonly clockSkewCorrected?: boolean } };
  readonly errorType: 'TRANSIENT' | 'THROTTLING' | 'SERVER_ERROR' | 'CLIENT_ERROR';
}

/** As in the SDK's standard mode (AWS SDKs and Tools Reference Guide, retry behavior). */
const BASE_MS = 500;
const LONGEST_MS = 20_000;

/**
 * Sends a call again only if it was not carried out: it was throttled, which may happen several times, or its signature
 * was refused because the clock of this machine is off. The SDK has corrected that by the time in the answer.
 * @param mostThrottled retries of a throttled call
 * @param random number in [0, 1): jitter
 */
export function createWriteRetries(mostThrottled: number, random: () => number): RetryStrategy {
  return {
    acquireInitialRetryToken: () => Promise.resolve(asToken({ count: 0, delayMs: 0, isClockCorrected: false })),
    refreshRetryTokenForRetry: (token, { error, errorType }) => {
      const count = token.getRetryCount();
      const { isClockCorrected } = token;
      if (error?.$metadata?.clockSkewCorrected === true && !isClockCorrected) {
        return Promise.resolve(asToken({ count, delayMs: 0, isClockCorrected: true }));
      }
      if (errorType !== 'THROTTLING' || count >= mostThrottled) return Promise.reject(error);
      const longestMs = Math.min(LONGEST_MS, BASE_MS * 2 ** count);
      const delayMs = Math.floor(random() * longestMs);
      return Promise.resolve(asToken({ count: count + 1, delayMs, isClockCorrected }));
    },
    recordSuccess: () => {},
  };
}

interface TokenFacts {
  readonly count: number;
  readonly delayMs: number;
  readonly isClockCorrected: boolean;
}

function asToken({ count, delayMs, isClockCorrected }: TokenFacts): RetryToken {
  return { getRetryCount: () => count, getRetryDelay: () => delayMs, isClockCorrected };
}
