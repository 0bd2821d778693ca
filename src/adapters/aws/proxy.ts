import type { ClientRequest } from 'node:http';
import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectSecure } from 'node:tls';
import { defined } from '@slipway/ecs-rules/values';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { getProxyForUrl } from 'proxy-from-env';
import { DeployError } from '../../ports/deploy-error.ts';

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
export function chooseProxyAgents(given: string | undefined): ProxyAgents {
  const httpsAgent = chooseAgent('https', given);
  const httpAgent = chooseAgent('http', given);
  return defined({ httpsAgent, httpAgent });
}

type Scheme = 'https' | 'http';

function chooseAgent(scheme: Scheme, given: string | undefined): ProxyAgent | undefined {
  const proxy = given ?? readProxy(scheme, 'amazonaws.com');
  const isAnyDirect = given === undefined;
  if (proxy === '') return undefined;
  if (!URL.canParse(proxy) || !/^https?:$/.test(new URL(proxy).protocol)) throw refuseProxy(scheme);
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

type Options = Parameters<HttpsProxyAgent<string>['connect']>[1];

/** Through the proxy, but for the hosts that are called directly. */
class ProxyAgent extends HttpsProxyAgent<string> {
  readonly #isDirect: (host: string) => boolean;

  constructor(proxy: string, isDirect: (host: string) => boolean) {
    super(proxy, { keepAlive: true });
    this.#isDirect = isDirect;
  }

  override async connect(request: ClientRequest, options: Options): Promise<Socket> {
    const host = options.host ?? '';
    if (!this.#isDirect(host)) return super.connect(request, options);
    if (!options.secureEndpoint) return connectPlain(options);
    return connectSecure(isIP(host) === 0 ? { servername: host, ...options } : options);
  }
}
