import type { JsonObject } from '@slipway/ecs-rules/values';
import { type Emulator, openEmulator } from '../../src/emulator/emulator.ts';
import type { ImageBehaviour } from '../../src/engine/contract.ts';
import { callApi } from '../support/harness/local-client.ts';

/** Simulated tasks that write logs, on a virtual clock. */

export const START_MS = 1_700_000_000_000;

/** Usual times: two seconds of pull and one of start. */
export const STARTED_MS = START_MS + 3_000;

export function startLoggingEcs(images: readonly ImageBehaviour[]): Promise<Emulator> {
  return openEmulator({ clock: { kind: 'virtual', startMs: START_MS }, scenario: { images } });
}

/** A container `app` of the image `web:1` that logs to the group `/ecs/web` under the prefix `ecs`. */
export function aLoggingContainer(overrides: JsonObject = {}): JsonObject {
  const options = { 'awslogs-group': '/ecs/web', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'ecs' };
  return {
    name: 'app',
    image: 'web:1',
    memory: 64,
    logConfiguration: { logDriver: 'awslogs', options },
    ...overrides,
  };
}

export async function callEcs(local: Emulator, operation: string, input: JsonObject = {}): Promise<JsonObject> {
  const { status, body } = await callApi(local, { service: 'ecs', operation, input });
  if (status !== 200) throw new Error(`${operation}: ${String(body.message)}`);
  return body;
}

export async function callLogs(local: Emulator, operation: string, input: JsonObject = {}): Promise<JsonObject> {
  const { body } = await callApi(local, { service: 'logs', operation, input });
  return body;
}

/** Runs one task of the containers, and lets a minute pass. @returns its id */
export async function runTask(local: Emulator, containers: readonly JsonObject[]): Promise<string> {
  local.addInstances('default', 1);
  await callEcs(local, 'RegisterTaskDefinition', { family: 'web', containerDefinitions: containers });
  const { tasks } = await callEcs(local, 'RunTask', { taskDefinition: 'web' });
  local.advance(60_000);
  const [task] = tasks as readonly { readonly taskArn: string }[];
  return task?.taskArn.split('/').at(-1) ?? '';
}
