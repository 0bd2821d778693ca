import type { Reply } from './reply.ts';

/** AWS Security Token Service, as far as GetCallerIdentity: the Query protocol, a form in and XML out. */

const NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/';

/** The operation that a form asks for, or undefined when it asks for none. */
export function readAction(form: string): string | undefined {
  return new URLSearchParams(form).get('Action') ?? undefined;
}

/** Every caller is the same user of the account, whatever the access key. */
export function writeCallerIdentity(account: string, requestId: string): Reply {
  const result = [
    `<Arn>arn:aws:iam::${account}:user/local</Arn>`,
    '<UserId>AIDALOCALLOCALLOCAL00</UserId>',
    `<Account>${account}</Account>`,
  ].join('');
  return writeXml(
    200,
    `<GetCallerIdentityResponse xmlns="${NAMESPACE}"><GetCallerIdentityResult>${result}</GetCallerIdentityResult>` +
      `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></GetCallerIdentityResponse>`,
    requestId,
  );
}

export interface QueryError {
  readonly code: string;
  readonly message: string;
  readonly status: number;
}

export function writeQueryError(error: QueryError, requestId: string): Reply {
  const type = error.status >= 500 ? 'Receiver' : 'Sender';
  return writeXml(
    error.status,
    `<ErrorResponse xmlns="${NAMESPACE}"><Error><Type>${type}</Type><Code>${escapeXml(error.code)}</Code>` +
      `<Message>${escapeXml(error.message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
    requestId,
  );
}

function writeXml(status: number, xml: string, requestId: string): Reply {
  return {
    status,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body: { kind: 'text', text: `<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n` },
  };
}

function escapeXml(text: string): string {
  return text.replace(/[<>&"']/g, (character) => `&#${character.codePointAt(0)};`);
}
