import { isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import type { Answer } from '../engine/contract.ts';
import type { CalledService } from './call-log.ts';
import type { Reply } from './reply.ts';

/**
 * AWS JSON 1.1: how the APIs of ECS, ECR, CodeDeploy, CloudWatch Logs, Secrets Manager, Systems Manager and EventBridge
 * are encoded; and AWS JSON 1.0, that of CloudWatch.
 */

export interface CallTarget {
  readonly service: Exclude<CalledService, 'elbv2' | 'elb' | 'scheduler' | 'sts'>;
  readonly operation: string;
}

const PREFIXES: Readonly<Record<string, CallTarget['service']>> = {
  AmazonEC2ContainerServiceV20141113: 'ecs',
  AmazonEC2ContainerRegistry_V20150921: 'ecr',
  CodeDeploy_20141006: 'codedeploy',
  Logs_20140328: 'logs',
  GraniteServiceVersion20100801: 'cloudwatch',
  secretsmanager: 'secretsmanager',
  AmazonSSM: 'ssm',
  AnyScaleFrontendService: 'application-autoscaling',
  AWSEvents: 'events',
  SpencerFrontendService: 'ecr-public',
};

/** Splits `X-Amz-Target`; an unknown service keeps its whole target as the operation's name. */
export function readTarget(header: string): CallTarget {
  const dot = header.indexOf('.');
  const prefix = header.slice(0, Math.max(dot, 0));
  const service = Object.hasOwn(PREFIXES, prefix) ? PREFIXES[prefix] : undefined;
  return service === undefined
    ? { service: 'unknown', operation: header }
    : { service, operation: header.slice(dot + 1) };
}

/** No operation's input comes near it; what is read afterwards goes down level by level. */
const MOST_LEVELS = 200;

/** The operation's input; undefined when the body is no JSON object, or too deep. An empty body is an empty input. */
export function readInput(body: string): JsonObject | undefined {
  if (body.trim() === '') return {};
  try {
    const value: Json = JSON.parse(body);
    return isJsonObject(value) && !isTooDeep(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isTooDeep(value: Json): boolean {
  let level: readonly Json[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MOST_LEVELS) return true;
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? listInside(item) : []));
  }
  return false;
}

function listInside(value: JsonObject | readonly Json[]): readonly Json[] {
  return Object.values(value).filter((item) => typeof item === 'object' && item !== null);
}

/** Frames an answer: client errors are 400, `ServerException` is 500; the type is in the body and in a header. */
export function writeAnswer(answer: Answer, requestId: string): Reply {
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': requestId };
  if (answer.ok) return { status: 200, headers, body: { kind: 'text', text: JSON.stringify(answer.output) } };
  return {
    status: answer.status,
    headers: { ...headers, 'x-amzn-errortype': answer.type },
    body: { kind: 'text', text: JSON.stringify({ __type: answer.type, message: answer.message, ...answer.fields }) },
  };
}

export function refusedAnswer(type: string, message: string, status: 400 | 500 = 400): Answer {
  return { ok: false, type, message, status };
}
