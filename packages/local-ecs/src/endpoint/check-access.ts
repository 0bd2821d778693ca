import { createHash, timingSafeEqual } from 'node:crypto';
import { isLoopbackHost, isOwnOrigin, isPrivateHost } from '../http/loopback.ts';
import { type Reply, replyWithJson, replyWithText } from '../http/reply.ts';

export const FOREIGN_PAGE = 'The local ECS does not answer pages of another address.';

/** Who is answered. */
export interface Access {
  /** The port is open to other machines. */
  readonly isOpen: boolean;
  /** What requests to the control address must have; absent: nothing. */
  readonly token?: string;
}

export interface AccessedRequest {
  readonly path: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly authorization: string | undefined;
}

/** The refusal of a request that is not for this local ECS, or has no token where one is needed. */
export function refuseRequest({ isOpen, token }: Access, request: AccessedRequest): Reply | undefined {
  const { path, host, origin, authorization } = request;
  if (!isOpen && !isLoopbackHost(host)) return replyWithText(403, 'The local ECS answers only on loopback.');
  if (!isPrivateHost(host)) return replyWithText(403, 'The local ECS does not answer for a public host name.');
  if (!isOwnOrigin(origin, host)) {
    return replyWithText(403, FOREIGN_PAGE);
  }
  const isControl = path.startsWith('/_slipway/') && path !== '/_slipway/health';
  if (token === undefined || !isControl || isBearer(authorization, token)) return undefined;
  const error =
    'The control address needs the header "Authorization: Bearer TOKEN". The token is the value of SLIPWAY_LOCAL_TOKEN, or was printed at the start.';
  const refusal = replyWithJson(401, { error });
  return { ...refusal, headers: { ...refusal.headers, 'www-authenticate': 'Bearer' } };
}

/** In constant time, whatever the length. */
function isBearer(authorization: string | undefined, token: string): boolean {
  const given = /^bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
  return timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
