import type { IncomingMessage } from 'node:http';
import { isOwnOrigin } from '../http/loopback.ts';
import { type Outcome, replyWithText } from '../http/reply.ts';
import { FOREIGN_PAGE } from './check-access.ts';
import { answerRequest, type EndpointParts, readUrl } from './endpoint.ts';

/** Answers a request of a container. */
export type AnswerContainer = (request: IncomingMessage, door: ContainerDoor) => Promise<Outcome>;

/** An address of this machine that containers reach. */
export interface ContainerDoor {
  /** `HOST:PORT` */
  readonly host: string;
  isContainer(peer: string): boolean;
}

/** The APIs and the registry, without the control address: a container cannot change how it is tested. */
export function createContainerAnswerer(parts: EndpointParts): AnswerContainer {
  return async (request, { host, isContainer }) => {
    if (!isContainer(request.socket.remoteAddress ?? '')) return refuse('This address answers only containers.');
    if (request.headers.host !== host) return refuse(`This address answers only requests to ${host}.`);
    if (!isOwnOrigin(request.headers.origin, host)) return refuse(FOREIGN_PAGE);
    if (readUrl(request).pathname.startsWith('/_slipway')) return refuse('The control address is only on loopback.');
    return answerRequest(parts, request);
  };
}

function refuse(why: string): Outcome {
  return { kind: 'reply', reply: replyWithText(403, why) };
}
