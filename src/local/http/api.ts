import { setTimeout as pause } from 'node:timers/promises';
import type { JsonObject } from '../../json.ts';
import type { CallLog, CallRecord } from '../call-log.ts';
import type { Answer, Caller } from '../engine/contract.ts';
import { readAuthorization } from './authorization.ts';
import { readInput, readTarget, refuse, writeAnswer } from './aws-json.ts';
import type { FaultBook } from './fault-book.ts';
import { answerFault, type InjectedFault } from './faults.ts';
import type { Outcome, Reply } from './reply.ts';
import { readAction, writeCallerIdentity, writeQueryError } from './sts.ts';

/** The AWS APIs behind one address: ECS and ECR by `X-Amz-Target`, STS by its form. */

export interface ApiParts {
  /** Twelve digits. */
  readonly account: string;
  /** Milliseconds since the epoch, engine time. */
  readonly now: () => number;
  readonly callEcs: (operation: string, input: JsonObject, caller: Caller) => Answer;
  /** Undefined when there is no such operation. */
  readonly callEcr: (operation: string, input: JsonObject) => Answer | undefined;
  readonly log: CallLog;
  readonly faults: FaultBook;
}

/** One request to an API; header names in lower case. */
export interface ApiRequest {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  readonly requestId: string;
}

/** A call on its way: how to apply it, and how its answers look on the wire. */
interface ApiCall {
  readonly service: CallRecord['service'];
  readonly operation: string;
  readonly input: JsonObject;
  readonly apply: () => Answer;
  readonly write: (answer: Answer) => Reply;
}

export async function answerApi(parts: ApiParts, request: ApiRequest): Promise<Outcome> {
  const call = readCall(parts, request);
  const fault = parts.faults.next(call.operation);
  if (fault?.kind === 'reset-before') {
    record(parts, call, { answer: 'none', fault: fault.kind });
    return { kind: 'reset' };
  }
  if (fault?.kind === 'html') {
    record(parts, call, { answer: `html ${fault.status}`, fault: fault.kind });
    return { kind: 'reply', reply: writePage(fault.status) };
  }
  const answer = fault?.kind === 'error' ? answerFault(fault) : call.apply();
  record(parts, call, {
    answer: answer.ok ? 'ok' : answer.type,
    ...(fault === undefined ? {} : { fault: fault.kind }),
  });
  return spoil(call.write(answer), fault);
}

function record(parts: ApiParts, call: ApiCall, outcome: { readonly answer: string; readonly fault?: string }): void {
  const { service, operation, input } = call;
  parts.log.record({ service, operation, input, at: parts.now(), ...outcome });
}

async function spoil(reply: Reply, fault: InjectedFault | undefined): Promise<Outcome> {
  if (fault?.kind === 'reset-after-applying') return { kind: 'reset' };
  if (fault?.kind === 'truncate') return { kind: 'truncated', reply };
  if (fault?.kind === 'delay') await pause(fault.ms);
  return { kind: 'reply', reply };
}

/** What a load balancer or a proxy in between would answer. */
function writePage(status: number): Reply {
  const text = `<html>\r\n<head><title>${status}</title></head>\r\n<body><center><h1>${status}</h1></center></body>\r\n</html>\r\n`;
  return { status, headers: { 'content-type': 'text/html' }, body: { kind: 'text', text } };
}

function readCall(parts: ApiParts, request: ApiRequest): ApiCall {
  const target = request.headers['x-amz-target'];
  if (target !== undefined) return readJsonCall(parts, request, target);
  const action = readAction(request.body);
  return action === undefined ? readJsonCall(parts, request, '') : readStsCall(parts, request, action);
}

function readJsonCall(parts: ApiParts, request: ApiRequest, target: string): ApiCall {
  const { service, operation } = readTarget(target);
  const input = readInput(request.body);
  const write = (answer: Answer): Reply => writeAnswer(answer, request.requestId);
  const apply = (): Answer => {
    const authorization = readAuthorization(request.headers.authorization);
    if (authorization.kind === 'missing') {
      return refuse('MissingAuthenticationTokenException', 'Missing Authentication Token');
    }
    if (authorization.kind === 'malformed') return refuse('IncompleteSignatureException', INCOMPLETE_SIGNATURE);
    if (input === undefined) return refuse('SerializationException', 'The body is not a JSON object.');
    const answer = service === 'ecs' ? parts.callEcs(operation, input, authorization.caller) : undefined;
    return (
      answer ?? (service === 'ecr' ? parts.callEcr(operation, input) : undefined) ?? refuseUnknown(service, operation)
    );
  };
  return { service, operation, input: input ?? {}, apply, write };
}

const INCOMPLETE_SIGNATURE =
  "Authorization header requires 'Credential' parameter: AWS4-HMAC-SHA256 Credential=KEY/DATE/REGION/SERVICE/aws4_request.";

function refuseUnknown(service: string, operation: string): Answer {
  const name = operation === '' ? 'A request without X-Amz-Target' : `${operation} (${service})`;
  return refuse('UnknownOperationException', `${name} is not an operation of the local ECS.`);
}

function readStsCall(parts: ApiParts, request: ApiRequest, action: string): ApiCall {
  const apply = (): Answer => {
    const authorization = readAuthorization(request.headers.authorization);
    if (authorization.kind !== 'signed')
      return refuse('MissingAuthenticationToken', 'Request is missing Authentication Token');
    if (action === 'GetCallerIdentity') return { ok: true, output: {} };
    return refuse('InvalidAction', `Could not find operation ${action} in the local ECS.`);
  };
  const write = (answer: Answer): Reply => {
    if (answer.ok) return writeCallerIdentity(parts.account, request.requestId);
    const status = answer.type === 'MissingAuthenticationToken' ? 403 : answer.status;
    return writeQueryError({ code: answer.type, message: answer.message, status }, request.requestId);
  };
  return { service: action === 'GetCallerIdentity' ? 'sts' : 'unknown', operation: action, input: {}, apply, write };
}
