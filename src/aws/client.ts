import type { JsonObject } from '../json.ts';
import { VERSION } from '../version.ts';
import { asAwsFailure } from './failure.ts';
import { chooseProxyAgents, type ProxyAgents } from './proxy.ts';
import { createThrottleRetries, type RetryStrategy } from './throttle-retries.ts';

/** What every client of ours is made with: limits on each call, so that none can hang. */
export interface ClientSettings {
  readonly maxAttempts: number;
  readonly requestHandler: {
    readonly connectionTimeout: number;
    readonly requestTimeout: number;
    readonly throwOnRequestTimeout: boolean;
  } & ProxyAgents;
  readonly customUserAgent: string;
  /** Instead of the SDK's own. */
  readonly retryStrategy?: RetryStrategy;
}

/** Settings of the clients that read, and of those that write. */
export interface ClientPair {
  readonly reads: ClientSettings;
  readonly writes: ClientSettings;
}

/** Reads are sent up to three times. `throwOnRequestTimeout` is needed: without it the SDK only warns and still hangs. */
export const READ_SETTINGS: ClientSettings = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 5_000, requestTimeout: 15_000, throwOnRequestTimeout: true },
  customUserAgent: `slipway/${VERSION}`,
};

/** Writes that take no client token are sent once: a lost answer must be looked for, not sent again. */
export const WRITE_SETTINGS: ClientSettings = { ...READ_SETTINGS, maxAttempts: 1 };

export const USUAL_CLIENTS: ClientPair = { reads: READ_SETTINGS, writes: WRITE_SETTINGS };

/**
 * Settings with so many retries of each call, through the proxy if there is one. A write that was throttled was not
 * carried out, so it may be sent again unseen; any other failure of a write still has to be looked into.
 * @param httpProxy URL; default: that of the environment
 */
export function chooseClients(maxRetries?: number, httpProxy?: string): ClientPair {
  const agents = chooseProxyAgents(httpProxy);
  const { reads, writes } = chooseRetries(maxRetries);
  if (Object.keys(agents).length === 0) return { reads, writes };
  const requestHandler = { ...READ_SETTINGS.requestHandler, ...agents };
  return { reads: { ...reads, requestHandler }, writes: { ...writes, requestHandler } };
}

function chooseRetries(maxRetries: number | undefined): ClientPair {
  if (maxRetries === undefined) return USUAL_CLIENTS;
  const maxAttempts = 1 + maxRetries;
  return {
    reads: { ...READ_SETTINGS, maxAttempts },
    writes: { ...WRITE_SETTINGS, maxAttempts, retryStrategy: createThrottleRetries(maxRetries, Math.random) },
  };
}

/** Names a call for people: the IAM action and the resource that it is about. */
export interface CallName {
  /** Such as `ecs:UpdateService`. */
  readonly action: string;
  /** Such as `service web in cluster production`. */
  readonly resource: string;
  /** What is sent, where ECS may quote values of it. */
  readonly sent?: JsonObject;
}

/** Runs one call and turns its failure into a `DeployError` that names the action and the resource. */
export async function callAws<Output>(name: CallName, call: () => Promise<Output>): Promise<Output> {
  try {
    return await call();
  } catch (thrown) {
    throw asAwsFailure(thrown, name);
  }
}
