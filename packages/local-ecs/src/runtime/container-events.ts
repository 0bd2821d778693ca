import { setTimeout as sleep } from 'node:timers/promises';
import { isJsonObject, type JsonObject } from '@slipway/ecs-rules/values';
import { type DockerEngine, splitJsonLines } from './docker-engine.ts';
import { LABELS } from './ownership.ts';

/** How a container ended: one of ours. */
export interface ContainerEvent {
  readonly taskArn: string;
  readonly container: string;
  readonly what:
    | { readonly kind: 'exited'; readonly exitCode: number }
    | { readonly kind: 'health'; readonly health: 'HEALTHY' | 'UNHEALTHY' };
}

const REOPEN_AFTER_MS = 1_000;

/**
 * Follows Docker Engine's events for all containers of an owner on one connection, opened again when it breaks, from
 * the last event on. The listener must handle a repeated event.
 *
 * @returns when the engine has begun to send events; throws when the first connection fails
 */
export async function followContainerEvents(
  engine: DockerEngine,
  owner: string,
  listener: { readonly onEvent: (event: ContainerEvent) => void; readonly signal: AbortSignal },
): Promise<void> {
  const filters = { type: ['container'], label: [`${LABELS.owner}=${owner}`], event: ['die', 'health_status'] };
  const path = `/events?filters=${encodeURIComponent(JSON.stringify(filters))}`;
  const { signal } = listener;
  let since = '';
  const take = (object: JsonObject): void => {
    since = `&since=${formatTime(object.timeNano)}`;
    const event = readEvent(object);
    if (event !== undefined) listener.onEvent(event);
  };
  const first = await engine.open({ method: 'GET', path, signal });
  const follow = async (): Promise<void> => {
    let stream: AsyncIterable<Buffer> | undefined = first;
    while (!signal.aborted) {
      await drain(stream, take);
      await sleep(REOPEN_AFTER_MS, undefined, { signal, ref: false }).catch(() => undefined);
      stream = await engine.open({ method: 'GET', path: path + since, signal }).catch(() => undefined);
    }
  };
  void follow();
}

async function drain(stream: AsyncIterable<Buffer> | undefined, take: (object: JsonObject) => void): Promise<void> {
  const split = splitJsonLines(take);
  try {
    for await (const bytes of stream ?? []) split(bytes);
  } catch {
    // Docker Engine closed the connection, or the caller aborted: the caller knows which.
  }
}

/**
 * Docker takes seconds with a fraction; a number cannot represent nanoseconds exactly, so the time may be a little
 * earlier.
 */
function formatTime(timeNano: JsonObject[string]): string {
  return typeof timeNano === 'number' ? (timeNano / 1e9).toFixed(6) : '';
}

function readEvent(object: JsonObject): ContainerEvent | undefined {
  const actor = isJsonObject(object.Actor) ? object.Actor : {};
  const attributes = isJsonObject(actor.Attributes) ? actor.Attributes : {};
  const [taskArn, container] = [attributes[LABELS.task], attributes[LABELS.container]];
  if (typeof taskArn !== 'string' || typeof container !== 'string') return undefined;
  if (object.Action === 'die') {
    return { taskArn, container, what: { kind: 'exited', exitCode: Number(attributes.exitCode) } };
  }
  if (object.Action === 'health_status: healthy')
    return { taskArn, container, what: { kind: 'health', health: 'HEALTHY' } };
  if (object.Action === 'health_status: unhealthy') {
    return { taskArn, container, what: { kind: 'health', health: 'UNHEALTHY' } };
  }
  return undefined;
}
