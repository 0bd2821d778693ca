import { isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import type { Answer } from '../engine/contract.ts';
import type { Reply } from './reply.ts';

/** The AWS query protocol: a form in and XML out, as STS, IAM, Elastic Load Balancing and older clients of
 * CloudWatch speak it. */

export interface QueryForm {
  /** The operation. */
  readonly action: string;
  /** Version of the API, such as `2015-12-01`. */
  readonly version: string | undefined;
  /** Fields by name; `Names.member.1=web` is a list. Every value is a text. */
  readonly input: JsonObject;
}

/** No input is nested deeper; deeper names are not split. */
const DEEPEST = 16;

/** Undefined when the body has no action. */
export function readForm(body: string): QueryForm | undefined {
  const form = new URLSearchParams(body);
  const action = form.get('Action');
  if (action === null) return undefined;
  const members = [...form].filter(([name]) => name !== 'Action' && name !== 'Version');
  const input = nest(members.map(([name, value]) => [name.split('.', DEEPEST), value]));
  return { action, version: form.get('Version') ?? undefined, input: isJsonObject(input) ? input : {} };
}

type Member = readonly [path: readonly string[], value: string];

function nest(members: readonly Member[]): Json {
  const byName = new Map<string, Member[]>();
  for (const [[name, ...rest], value] of members) {
    if (name === undefined) return value;
    const within = byName.get(name);
    if (within === undefined) byName.set(name, [[rest, value]]);
    else within.push([rest, value]);
  }
  const list = byName.get('member');
  if (list !== undefined && byName.size === 1) return nestList(list);
  return Object.fromEntries([...byName].map(([name, within]) => [name, nest(within)]));
}

function nestList(members: readonly Member[]): readonly Json[] {
  const numbered = nest(members);
  if (!isJsonObject(numbered)) return [];
  const byNumber = Object.entries(numbered).sort(([one], [other]) => Number(one) - Number(other));
  return byNumber.flatMap(([, value]) => (value === undefined ? [] : [value]));
}

/** Whose answer it is. */
export interface QueryCall {
  readonly namespace: string;
  readonly action: string;
  readonly requestId: string;
}

/** Codes that are answered with 403 instead of 400 (common errors of the query APIs). */
const FORBIDDEN: ReadonlySet<string> = new Set(['AccessDenied', 'ExpiredToken', 'MissingAuthenticationToken']);

export function writeQueryAnswer(answer: Answer, call: QueryCall): Reply {
  return answer.ok ? writeOutput(answer.output, call) : writeError(answer, call);
}

function writeOutput(output: JsonObject, { namespace, action, requestId }: QueryCall): Reply {
  const result = writeElement(`${action}Result`, output);
  const metadata = writeElement('ResponseMetadata', { RequestId: requestId });
  const xml = `<${action}Response xmlns="${namespace}">${result}${metadata}</${action}Response>`;
  return writeXml(200, xml, requestId);
}

function writeError(error: Extract<Answer, { readonly ok: false }>, { namespace, requestId }: QueryCall): Reply {
  const status = FORBIDDEN.has(error.type) ? 403 : error.status;
  const type = status >= 500 ? 'Receiver' : 'Sender';
  const described = writeElement('Error', { Type: type, Code: error.type, Message: error.message });
  const id = writeElement('RequestId', requestId);
  return writeXml(status, `<ErrorResponse xmlns="${namespace}">${described}${id}</ErrorResponse>`, requestId);
}

/** Lists have `member` elements; an absent field has no element. Names come from the code, never from a client. */
function writeElement(name: string, value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value))
    return `<${name}>${value.map((one: Json) => writeElement('member', one)).join('')}</${name}>`;
  if (!isJsonObject(value)) return `<${name}>${escapeXml(String(value))}</${name}>`;
  const within = Object.entries(value).map(([member, one]) => writeElement(member, one));
  return `<${name}>${within.join('')}</${name}>`;
}

function writeXml(status: number, xml: string, requestId: string): Reply {
  return {
    status,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body: { kind: 'text', text: `<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n` },
  };
}

/** Omits characters that are invalid in XML. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[<>&"']/g, (character) => `&#${character.codePointAt(0)};`);
}
