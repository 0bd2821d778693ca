import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { answerControl, type ControlRequest } from '../control/control.ts';
import type { Controls } from '../control/control-contract.ts';
import { decompress, readBytes } from '../http/body.ts';
import { isOwnFetch } from '../http/fetch-site.ts';
import { refuseForeignService } from '../http/foreign-service.ts';
import { type Outcome, type Reply, replyWithText } from '../http/reply.ts';
import { isSchedulerCall } from '../http/rest-json.ts';
import type { Answerer } from '../http/server.ts';
import { answerDistribution } from '../registry/distribution.ts';
import type { Registry } from '../registry/registry.ts';
import { type ApiParts, answerApi } from './api.ts';
import { type Access, FOREIGN_PAGE, refuseRequest } from './check-access.ts';
import type { EventStreams } from './event-streams.ts';
import { replyWithPage } from './page-reply.ts';

export interface EndpointParts {
  readonly api: ApiParts;
  readonly controls: Controls;
  readonly registry: Registry;
  readonly access: Access;
  /** For the page. */
  readonly streams: EventStreams;
}

/** A manifest of 4 MiB, escaped as JSON text, fits. */
const LONGEST_BODY = 16 * 1024 * 1024;

/**
 * One address for everything: the AWS APIs at `POST /`, the page at `GET /`, the registry under `/v2/`, the control
 * address under `/_slipway/`. What comes from a browser is answered only when it comes from the page itself.
 */
export function createEndpoint(parts: EndpointParts): Answerer {
  return async (request) => {
    const { host, origin, authorization } = request.headers;
    const url = readUrl(request);
    const refusal = refuseRequest(parts.access, { path: url.pathname, host, origin, authorization });
    if (refusal !== undefined) return asOutcome(refusal);
    const isPage = isPageRequest(request, url);
    if (!isOwnFetch(request.headers, isPage)) return refuse(403, FOREIGN_PAGE);
    if (isPage) return parts.access.token === undefined ? asOutcome(replyWithPage()) : refuse(401, NO_PAGE);
    if (request.method === 'GET' && url.pathname === '/_slipway/events') return parts.streams.open(url.searchParams);
    return answerRequest(parts, request);
  };
}

/** Browsers cannot send the token with the page and its stream. */
const NO_PAGE = 'A local ECS with a token has no page. Start it on loopback without SLIPWAY_LOCAL_TOKEN.';

function refuse(status: number, why: string): Outcome {
  return asOutcome(replyWithText(status, why));
}

/** Amazon S3 lists buckets by a signed `GET /`; that is refused as a call of another service. */
function isPageRequest({ method, headers }: IncomingMessage, { pathname, searchParams }: URL): boolean {
  const isSigned = headers.authorization !== undefined || searchParams.has('X-Amz-Algorithm');
  return (method === 'GET' || method === 'HEAD') && pathname === '/' && !isSigned;
}

/** Answers a request whose address was checked. */
export async function answerRequest(
  parts: Pick<EndpointParts, 'api' | 'controls' | 'registry'>,
  request: IncomingMessage,
): Promise<Outcome> {
  const { 'content-encoding': encoding } = request.headers;
  const url = readUrl(request);
  if (url.pathname === '/v2' || url.pathname.startsWith('/v2/')) return answerRegistry(parts.registry, request, url);
  const received = await readBytes(request, LONGEST_BODY);
  const body = received && (await decompress(received, encoding, LONGEST_BODY));
  if (body === undefined) return asOutcome(replyWithText(413, `A body has at most ${LONGEST_BODY} bytes.`));
  return answerBody(parts, request, { path: url.pathname, query: url.searchParams, body: body.toString('utf8') });
}

export function readUrl(request: IncomingMessage): URL {
  return new URL(request.url ?? '/', 'http://127.0.0.1');
}

function asOutcome(reply: Reply): Outcome {
  return { kind: 'reply', reply };
}

async function answerRegistry(registry: Registry, request: IncomingMessage, url: URL): Promise<Outcome> {
  const headers = flatten(request);
  const method = request.method ?? 'GET';
  const call = { method, path: decode(url.pathname), query: url.searchParams, headers, body: request };
  return asOutcome(await answerDistribution(registry, call));
}

async function answerBody(
  parts: Pick<EndpointParts, 'api' | 'controls'>,
  request: IncomingMessage,
  read: Omit<ControlRequest, 'method'>,
): Promise<Outcome> {
  const method = request.method ?? 'GET';
  if (read.path.startsWith('/_slipway/')) return asOutcome(await answerControl(parts.controls, { method, ...read }));
  const headers = flatten(request);
  const requestId = randomUUID();
  const rest = { method, path: read.path, query: read.query };
  if (isSchedulerCall(rest, headers)) return answerApi(parts.api, { headers, body: read.body, requestId, rest });
  if (method !== 'POST' || read.path !== '/') {
    const refused = refuseForeignService({ method, path: read.path, headers, requestId });
    if (refused !== undefined) return asOutcome(refused);
    return asOutcome(replyWithText(404, `The local ECS has no ${method} ${read.path}.`));
  }
  return answerApi(parts.api, { headers, body: read.body, requestId });
}

/** Some clients write the colon of a digest as `%3A`. */
function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Headers as plain values. Node joins a repeated header as HTTP defines. */
function flatten(request: IncomingMessage): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}
