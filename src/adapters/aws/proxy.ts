import { defined } from '@slipway/ecs-rules/values';
import { getProxyForUrl } from 'proxy-from-env';
import { DeployError } from '../../ports/deploy-error.ts';
import type { ProxyAgent } from './proxy-agent.ts';

/** Agents that lead through a proxy. Both ways the host is requested by CONNECT, so that TLS ends at AWS. */
export interface ProxyAgents {
  readonly httpsAgent?: ProxyAgent;
  readonly httpAgent?: ProxyAgent;
}

/**
 * The proxy that was requested, for every host; else that of HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY, in lower
 * case before upper case, as curl reads them. A loopback address is always called directly.
 * @param asked URL; it may hold credentials and is never shown
 */
export async function chooseProxyAgents(given: string | undefined): Promise<ProxyAgents> {
  const [httpsAgent, httpAgent] = await Promise.all([chooseAgent('https', given), chooseAgent('http', given)]);
  return defined({ httpsAgent, httpAgent });
}

type Scheme = 'https' | 'http';

async function chooseAgent(scheme: Scheme, given: string | undefined): Promise<ProxyAgent | undefined> {
  const proxy = given ?? readProxy(scheme, 'amazonaws.com');
  const isAnyDirect = given === undefined;
  if (proxy === '') return undefined;
  if (!URL.canParse(proxy) || !/^https?:$/.test(new URL(proxy).protocol)) throw refuseProxy(scheme);
  // Most runs have no proxy, and the agent brings TLS and more with it.
  const { ProxyAgent } = await import('./proxy-agent.ts');
  return new ProxyAgent(proxy, (host) => isLoopback(host) || (isAnyDirect && readProxy(scheme, host) === ''));
}

const PORTS = { https: 443, http: 80 } as const;

/**
 * The proxy of the environment, empty where there is none for the host. Without a scheme it is one of http, as curl
 * takes it (curl manual, --proxy); the library would give it the scheme of the call, so it is asked in a spelling that
 * nobody writes.
 */
function readProxy(scheme: Scheme, host: string): string {
  const spelled = `${scheme.slice(0, -1)}${scheme.slice(-1).toUpperCase()}`;
  const proxy = getProxyForUrl({ protocol: `${spelled}:`, host, port: PORTS[scheme] });
  return proxy.startsWith(`${spelled}://`) ? proxy.replace(spelled, 'http') : proxy;
}

function refuseProxy(scheme: Scheme): DeployError {
  return new DeployError({
    kind: 'input',
    message: `The variable ${scheme.toUpperCase()}_PROXY is not a proxy URL.`,
    advice: 'Use http://HOST:PORT, or remove it.',
  });
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || /^127\.|^\[?::1\]?$/.test(host);
}
