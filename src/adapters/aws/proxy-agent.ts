import type { ClientRequest } from 'node:http';
import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectSecure } from 'node:tls';
import { HttpsProxyAgent } from 'https-proxy-agent';

type Options = Parameters<HttpsProxyAgent<string>['connect']>[1];

/** Through the proxy, but for the hosts that are called directly. */
export class ProxyAgent extends HttpsProxyAgent<string> {
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
