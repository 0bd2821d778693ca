import { DeployError } from '../../ports/deploy-error.ts';
import { VERSION } from '../../text/version.ts';
import type { CallName } from './call-name.ts';
import { asAwsFailure } from './failure.ts';
import { chooseProxyAgents, type ProxyAgents } from './proxy.ts';
import { createWriteRetries, type RetryStrategy } from './write-retries.ts';

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

/**
 * Reads are sent up to three times. `throwOnRequestTimeout` is needed: without it the SDK only warns and still hangs.
 */
const READ_SETTINGS: ClientSettings = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 5_000, requestTimeout: 15_000, throwOnRequestTimeout: true },
  customUserAgent: `slipway/${VERSION}`,
};

/**
 * Writes that take no client token are sent once: after a lost answer the result is searched for, not sent again. Only
 * what was refused for the clock of this machine is.
 */
const WRITE_SETTINGS: ClientSettings = {
  ...READ_SETTINGS,
  maxAttempts: 1,
  retryStrategy: createWriteRetries(0, Math.random),
};

export const USUAL_CLIENTS: ClientPair = { reads: READ_SETTINGS, writes: WRITE_SETTINGS };

/**
 * Settings with so many retries of each call, through the proxy if there is one. A write that was throttled was not
 * carried out, so it may be sent again unseen; any other failure of a write needs a check first.
 * @param httpProxy URL; default: that of the environment
 */
export async function chooseClients(maxRetries?: number, httpProxy?: string): Promise<ClientPair> {
  const agents = await chooseProxyAgents(httpProxy);
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
    writes: { ...WRITE_SETTINGS, maxAttempts, retryStrategy: createWriteRetries(maxRetries, Math.random) },
  };
}

/** A client whose calls are written to a log, which nobody gives it. */
interface LoggedClient {
  readonly middlewareStack: { readonly remove: (name: string) => boolean };
}

/** Without it, the SDK copies each request and each answer for its log. */
export function withoutLog<Client extends LoggedClient>(client: Client): Client {
  client.middlewareStack.remove('loggerMiddleware');
  return client;
}

/** Runs one call and turns its failure into a `DeployError` that names the action and the resource. */
export async function callAws<Output>(name: CallName, call: () => Promise<Output>): Promise<Output> {
  try {
    return await call();
  } catch (thrown) {
    throw asAwsFailure(thrown, name);
  }
}

/** Undefined instead of a throw for the one exception that is an answer. */
export async function orUndefined<Output>(exception: string, call: Promise<Output>): Promise<Output | undefined> {
  try {
    return await call;
  } catch (error) {
    const cause = error instanceof DeployError ? (error.cause as { readonly name?: string } | undefined) : undefined;
    if (cause?.name === exception) return undefined;
    throw error;
  }
}
