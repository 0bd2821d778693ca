import { readAuthorization } from './authorization.ts';
import type { Reply } from './reply.ts';

/**
 * The answer for an AWS service that is not simulated. It names the service and the request in a form that the client
 * can read.
 */

/** A request that no API of the local ECS handles. Header names in lower case. */
export interface ForeignRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly requestId: string;
}

/** The service that a request was signed for; undefined for a request that is not signed. */
export function readSignedService(headers: ForeignRequest['headers']): string | undefined {
  const authorization = readAuthorization(headers.authorization);
  return authorization.kind === 'signed' ? authorization.service : undefined;
}

/**
 * Refuses a request to a service that speaks by paths: S3 in XML, the others in JSON. Undefined when none is signed
 * for.
 */
export function refuseForeignService(request: ForeignRequest): Reply | undefined {
  const service = readSignedService(request.headers);
  if (service === undefined) return undefined;
  const message = `${request.method} ${request.path} (${service}) is not an operation of the local ECS.`;
  const headers = { 'x-amzn-requestid': request.requestId };
  if (service === 's3') return refuseAsS3(message, headers);
  const type = 'UnknownOperationException';
  return {
    status: 404,
    headers: { ...headers, 'content-type': 'application/json', 'x-amzn-errortype': type },
    body: { kind: 'text', text: JSON.stringify({ __type: type, message }) },
  };
}

/** Code and status for what S3 does not have (Amazon S3 API reference, error responses). */
function refuseAsS3(message: string, headers: Readonly<Record<string, string>>): Reply {
  const escaped = message.replace(/[<>&]/g, (character) => `&#${character.charCodeAt(0)};`);
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NotImplemented</Code><Message>${escaped}</Message></Error>\n`;
  return { status: 501, headers: { ...headers, 'content-type': 'application/xml' }, body: { kind: 'text', text } };
}
