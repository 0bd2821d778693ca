import type { Json, JsonObject } from '@slipway/ecs-rules/values';
import type { Emulator } from '../../../src/emulator/emulator.ts';
import type { Answer } from '../../../src/engine/contract.ts';
import { mustFitModel } from './check-shape.ts';

/** Speaks to a local ECS by bare HTTP, as a client without an SDK. */

const TARGETS = {
  ecs: 'AmazonEC2ContainerServiceV20141113',
  ecr: 'AmazonEC2ContainerRegistry_V20150921',
  logs: 'Logs_20140328',
  cloudwatch: 'GraniteServiceVersion20100801',
  secretsmanager: 'secretsmanager',
  ssm: 'AmazonSSM',
  'application-autoscaling': 'AnyScaleFrontendService',
  events: 'AWSEvents',
} as const;

export const SIGNED =
  'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261121/eu-west-1/ecs/aws4_request, SignedHeaders=host, Signature=00';

/** A local ECS of this process or another. */
export type Addressed = Pick<Emulator, 'address'>;

/** One call of AWS JSON 1.1: the status and the body. @throws Error when the SDK's model knows no such answer */
export async function callApi(
  local: Addressed,
  call: { readonly service: keyof typeof TARGETS; readonly operation: string; readonly input?: JsonObject },
): Promise<{ readonly status: number; readonly body: JsonObject }> {
  const response = await fetch(`${local.address}/`, {
    method: 'POST',
    headers: {
      authorization: SIGNED,
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `${TARGETS[call.service]}.${call.operation}`,
    },
    body: JSON.stringify(call.input ?? {}),
  });
  const body: JsonObject = JSON.parse(await response.text());
  const { service, operation, input = {} } = call;
  mustFitModel({ service, operation, input, answer: asAnswer(response.status, body) });
  return { status: response.status, body };
}

function asAnswer(status: number, body: JsonObject): Answer {
  if (status === 200) return { ok: true, output: body };
  return { ok: false, type: String(body.__type), message: String(body.message), status: status === 500 ? 500 : 400 };
}

export function callEcr(local: Addressed, operation: string, input: JsonObject = {}) {
  return callApi(local, { service: 'ecr', operation, input });
}

/** One call of the query protocol, signed for load balancing: the status and the XML. */
export async function callLoadBalancing(
  local: Emulator,
  action: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly xml: string }> {
  const response = await fetch(`${local.address}/`, {
    method: 'POST',
    headers: { authorization: SIGNED.replace('/ecs/', '/elasticloadbalancing/') },
    body: new URLSearchParams({ Action: action, Version: '2015-12-01', ...fields }).toString(),
  });
  return { status: response.status, xml: await response.text() };
}

/** The environment of a client program: everything goes to the local ECS, with credentials that open nothing. */
export function environmentOf(local: Addressed): Readonly<Record<string, string>> {
  return {
    AWS_ENDPOINT_URL: local.address,
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'example',
    AWS_REGION: 'us-east-1',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PAGER: '',
  };
}

/** The same for an SDK client made in this process. */
export function clientSettings(local: Emulator) {
  return {
    endpoint: local.address,
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example' },
  };
}

/** Calls the control API. */
export async function control(
  local: Emulator,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  call: { readonly path: string; readonly body?: JsonObject },
): Promise<{ readonly status: number; readonly body: Json }> {
  const response = await fetch(`${local.address}/_slipway/${call.path}`, {
    method,
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
  });
  return { status: response.status, body: JSON.parse(await response.text()) };
}
