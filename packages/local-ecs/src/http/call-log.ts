import { isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';

/** By the prefix of its IAM actions, but for Elastic Load Balancing. */
export type CalledService =
  | 'ecs'
  | 'ecr'
  | 'ecr-public'
  | 'codedeploy'
  | 'logs'
  | 'cloudwatch'
  | 'secretsmanager'
  | 'ssm'
  | 'application-autoscaling'
  | 'events'
  | 'scheduler'
  | 'elbv2'
  | 'elb'
  | 'iam'
  | 'sts'
  | 'unknown';

/** One call of an AWS API as the local ECS took it. */
export interface CallRecord {
  readonly service: CalledService;
  readonly operation: string;
  /** Without secrets: see `hideSecrets`. */
  readonly input: JsonObject;
  /** `ok`, the exception's type, `none` when nothing was answered, or `html` and a status. */
  readonly answer: string;
  /** Kind of the fault that was injected into this call. */
  readonly error?: string;
  /** The read saw a state of so long before, in milliseconds of engine time. */
  readonly ageMs?: number;
  /** The header User-Agent, at most 200 characters. */
  readonly client?: string;
  /** The call did not come from a client: a fault rule or the control API made it. */
  readonly by?: 'another service';
  /** Milliseconds since the epoch, engine time. */
  readonly at: number;
}

export interface CallLog {
  record(call: CallRecord): void;
  /** Oldest first, at most the last 10,000. */
  list(): readonly CallRecord[];
  clear(): void;
}

const LONGEST_TEXT = 2_000;

export function createCallLog(limit = 10_000): CallLog {
  let calls: CallRecord[] = [];
  return {
    record(call) {
      calls.push({ ...call, input: hideSecrets(hideValue(call)) });
      // Cut rarely, so that a long run does not copy the list on every call.
      if (calls.length >= 2 * limit) calls = calls.slice(-limit);
    },
    list: () => calls.slice(-limit),
    clear() {
      calls = [];
    },
  };
}

/** The value of a parameter has no name that says so. */
function hideValue({ service, input }: CallRecord): JsonObject {
  return service === 'ssm' && input.Value !== undefined ? { ...input, Value: '***' } : input;
}

/**
 * The input as it may be shown: values of environment variables and of anything named like a secret become `***`,
 * long texts are cut. Names stay.
 */
export function hideSecrets(input: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, hideField(name, value)]));
}

function hideField(name: string, value: Json | undefined): Json | undefined {
  if (name === 'environment' && Array.isArray(value)) return value.map(hideVariable);
  if (typeof value === 'string' && isSecretName(name)) return '***';
  return hideWithin(value);
}

function hideVariable(variable: Json): Json {
  return isJsonObject(variable) ? { ...variable, value: '***' } : '***';
}

function hideWithin(value: Json | undefined): Json | undefined {
  if (typeof value === 'string' && value.length > LONGEST_TEXT) return `${value.slice(0, LONGEST_TEXT)}…`;
  if (Array.isArray(value)) return value.map((item: Json) => hideWithin(item) ?? null);
  return isJsonObject(value) ? hideSecrets(value) : value;
}

/** `nextToken` and `clientToken` are no secrets; `splunk-token`, a log option, is one. */
function isSecretName(name: string): boolean {
  return /password|passwd|secret|token|credential|api-?key/i.test(name) && !/^(next|client)Token$/.test(name);
}
