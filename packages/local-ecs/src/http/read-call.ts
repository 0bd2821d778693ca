import { defined, type JsonObject } from '@slipway/ecs-rules/values';
import type { Answer, Caller } from '../engine/contract.ts';
import { adviseFor } from './advice.ts';
import { readAuthorization } from './authorization.ts';
import { readInput, readTarget, refusedAnswer, writeAnswer } from './aws-json.ts';
import { type QueryForm, readForm, writeQueryAnswer } from './aws-query.ts';
import type { CallRecord } from './call-log.ts';
import { readTypes, writeTypes } from './cloudwatch-query.ts';
import { readSignedService } from './foreign-service.ts';
import { writeQueryCompatibleAnswer } from './query-error.ts';
import { chooseQueryService, NAMESPACES } from './query-service.ts';
import type { Reply } from './reply.ts';
import { type RestRequest, readRestCall, writeRestAnswer } from './rest-json.ts';

/** One request to an API; header names in lower case. */
export interface ApiRequest {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  readonly requestId: string;
  /** For an API whose operations are methods and paths. */
  readonly rest?: RestRequest;
}

/** The services behind the address, each by its operations. */
export type ServiceCalls = Readonly<Record<Exclude<CallRecord['service'], 'unknown'>, CallService>>;

/** Undefined when the service has no such operation. */
export type CallService = (operation: string, input: JsonObject, context: CallContext) => Answer | undefined;

export interface CallContext {
  readonly caller: Caller;
  /** Comes with temporary credentials. */
  readonly sessionToken?: string;
  /** Answer from the state as it was so many milliseconds of engine time ago; 0 for now. The registry has no past. */
  readonly ageMs: number;
}

/** A call on its way: how to apply it, and how its answers are encoded. */
export interface ApiCall {
  readonly service: CallRecord['service'];
  readonly operation: string;
  readonly input: JsonObject;
  readonly protocol: 'json' | 'query';
  readonly apply: (ageMs: number) => Answer;
  readonly write: (answer: Answer) => Reply;
}

/** What reading a call needs to know. */
export interface CallReader {
  readonly services: ServiceCalls;
}

/**
 * ECS, ECR, ECR Public, CodeDeploy, Logs, CloudWatch, Secrets Manager, Systems Manager and EventBridge by
 * `X-Amz-Target`; STS, IAM, Elastic Load Balancing and older clients of CloudWatch by their form; EventBridge Scheduler
 * by its paths.
 */
export function readCall(reader: CallReader, request: ApiRequest): ApiCall {
  if (request.rest !== undefined) return readSchedulerCall(reader, request, request.rest);
  const target = request.headers['x-amz-target'];
  const form = target === undefined ? readForm(request.body) : undefined;
  return form === undefined ? readJsonCall(reader, request, target ?? '') : readQueryCall(reader, request, form);
}

function readJsonCall(reader: CallReader, request: ApiRequest, target: string): ApiCall {
  const { service, operation } = readTarget(target);
  const input = readInput(request.body);
  const apply = (ageMs: number): Answer => {
    const authorization = readAuthorization(request.headers.authorization);
    if (authorization.kind === 'missing') {
      return refusedAnswer('MissingAuthenticationTokenException', 'Missing Authentication Token');
    }
    if (authorization.kind === 'malformed') return refusedAnswer('IncompleteSignatureException', INCOMPLETE_SIGNATURE);
    if (input === undefined) return refusedAnswer('SerializationException', 'The body is not a JSON object.');
    const context = { caller: authorization.caller, ageMs };
    const answer = service === 'unknown' ? undefined : reader.services[service](operation, input, context);
    return answer ?? refuseUnknown(service === 'unknown' ? authorization.service : service, operation);
  };
  const writeReply = service === 'cloudwatch' ? writeQueryCompatibleAnswer : writeAnswer;
  const write = (answer: Answer): Reply => writeReply(answer, request.requestId);
  return { service, operation, input: input ?? {}, protocol: 'json', apply, write };
}

/** Signed, as the signature says which API it is. */
function readSchedulerCall(reader: CallReader, request: ApiRequest, rest: RestRequest): ApiCall {
  const { operation, input } = readRestCall(rest, request.body);
  const apply = (ageMs: number): Answer => {
    const authorization = readAuthorization(request.headers.authorization);
    if (authorization.kind !== 'signed') return refusedAnswer('IncompleteSignatureException', INCOMPLETE_SIGNATURE);
    if (input === undefined) return refusedAnswer('SerializationException', 'The body is not a JSON object.');
    const context = { caller: authorization.caller, ageMs };
    return reader.services.scheduler(operation, input, context) ?? refuseUnknown('scheduler', operation);
  };
  const write = (answer: Answer): Reply => writeRestAnswer(answer, request.requestId);
  return { service: 'scheduler', operation, input: input ?? {}, protocol: 'json', apply, write };
}

const INCOMPLETE_SIGNATURE =
  "Authorization header requires 'Credential' parameter: AWS4-HMAC-SHA256 Credential=KEY/DATE/REGION/SERVICE/aws4_request.";

function refuseUnknown(service: string, target: string): Answer {
  // The name follows the last dot of a target.
  const operation = target.slice(target.lastIndexOf('.') + 1);
  const name = operation === '' ? 'A request without X-Amz-Target' : `${operation} (${service})`;
  return refusedAnswer(
    'UnknownOperationException',
    `${name} is not an operation of the local ECS.${adviseFor(operation)}`,
  );
}

/** Called with a token instead of credentials (STS API reference, AssumeRoleWithWebIdentity). */
const UNSIGNED: ReadonlySet<string> = new Set(['AssumeRoleWithWebIdentity']);
const NOBODY: Caller = { accessKeyId: '', region: '' };

function readQueryCall(reader: CallReader, request: ApiRequest, form: QueryForm): ApiCall {
  const { action } = form;
  const service = chooseQueryService(form.version, readSignedService(request.headers));
  const input = service === 'cloudwatch' ? readTypes(form.input) : form.input;
  const apply = (ageMs: number): Answer => {
    const authorization = readAuthorization(request.headers.authorization);
    if (authorization.kind !== 'signed' && !UNSIGNED.has(action)) {
      return refusedAnswer('MissingAuthenticationToken', 'Request is missing Authentication Token');
    }
    if (service === 'unknown') {
      const signedFor = readSignedService(request.headers) ?? 'unknown';
      return refusedAnswer(
        'InvalidAction',
        `${action} (${signedFor}) is not an operation of the local ECS.${adviseFor(action)}`,
      );
    }
    const caller = authorization.kind === 'signed' ? authorization.caller : NOBODY;
    const context = { caller, ageMs, ...defined({ sessionToken: request.headers['x-amz-security-token'] }) };
    const answer = reader.services[service](action, input, context);
    if (answer !== undefined) return answer;
    return refusedAnswer('InvalidAction', `Could not find operation ${action} in the local ECS.${adviseFor(action)}`);
  };
  const call = { namespace: NAMESPACES[service], action, requestId: request.requestId };
  const write = (answer: Answer): Reply =>
    writeQueryAnswer(service === 'cloudwatch' ? writeTypes(answer) : answer, call);
  return { service, operation: action, input, protocol: 'query', apply, write };
}
