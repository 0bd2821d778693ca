import type { JsonObject } from '@slipway/ecs-rules/values';
import type { Answer } from '../engine/contract.ts';
import { readInput } from './aws-json.ts';
import { readSignedService } from './foreign-service.ts';
import type { Reply } from './reply.ts';

/** REST-JSON: how the API of EventBridge Scheduler is encoded, with its operations as methods and paths. */

/** The line of a request. */
export interface RestRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
}

export interface RestCall {
  readonly operation: string;
  /** Of the body, the path and the query; undefined when the body is no JSON object. */
  readonly input: JsonObject | undefined;
}

const OPERATIONS: Readonly<Record<string, string>> = {
  GET: 'GetSchedule',
  POST: 'CreateSchedule',
  PUT: 'UpdateSchedule',
};

const SCHEDULE = /^\/schedules\/([^/]+)$/;

/** Whether EventBridge Scheduler has the operation here; all else that is signed for it is refused by name. */
export function isSchedulerCall(
  { method, path }: RestRequest,
  headers: Readonly<Record<string, string | undefined>>,
): boolean {
  return OPERATIONS[method] !== undefined && SCHEDULE.test(path) && readSignedService(headers) === 'scheduler';
}

export function readRestCall({ method, path, query }: RestRequest, body: string): RestCall {
  const operation = OPERATIONS[method] ?? '';
  const [, name = ''] = SCHEDULE.exec(path) ?? [];
  const fields = readInput(body);
  const group = query.get('groupName');
  const input = fields && { ...fields, ...(group === null ? {} : { GroupName: group }), Name: decode(name) };
  return { operation, input };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** HTTP statuses of exceptions (EventBridge Scheduler API reference, GetSchedule and CreateSchedule, Errors). */
const STATUSES: Readonly<Record<string, number>> = {
  ResourceNotFoundException: 404,
  ConflictException: 409,
  ThrottlingException: 429,
  AccessDeniedException: 403,
};

export function writeRestAnswer(answer: Answer, requestId: string): Reply {
  const headers = { 'content-type': 'application/json', 'x-amzn-requestid': requestId };
  if (answer.ok) return { status: 200, headers, body: { kind: 'text', text: JSON.stringify(answer.output) } };
  const { type, message, status } = answer;
  return {
    status: STATUSES[type] ?? status,
    headers: { ...headers, 'x-amzn-errortype': type },
    body: { kind: 'text', text: JSON.stringify({ Message: message }) },
  };
}
