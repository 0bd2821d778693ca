/** Fargate's requirements for a container. Observed (cdk-preflight, pf-ecs-fargate-…) unless marked. */
import type { JsonObject } from '../values/json.ts';
import {
  readBoolean,
  readList,
  readNumber,
  readObject,
  readObjects,
  readString,
  readStrings,
} from '../values/json-fields.ts';
import { type Breaches, breach, doubt } from './breach.ts';
import { readLogDriver } from './logs.ts';

const DRIVERS: readonly string[] = ['awslogs', 'splunk', 'awsfirelens'];

/** @param at the place of the container in its document */
export function* checkFargateContainer(container: JsonObject, at: number): Breaches {
  const path = `containerDefinitions[${at}]`;
  if (readBoolean(container, 'privileged') === true) {
    // The quotes of the real text are lost in the capture.
    yield breach(
      `${path}.privileged`,
      "Fargate requires that the 'privileged' setting be 'false' at the container level.",
    );
  }
  for (const [place, field] of listUnsupported(container)) {
    yield breach(`${path}.${place}`, `Fargate compatible task definitions do not support ${field}`);
  }
  if (readObjects(container, 'resourceRequirements').some(({ type }) => type === 'GPU')) {
    yield breach(
      `${path}.resourceRequirements`,
      'Tasks using the Fargate launch type do not support GPU resource requirements.',
    );
  }
  yield* checkCapabilities(container, path);
  yield* checkLog(container, path);
  yield* checkTimeouts(container, path);
}

function listUnsupported(container: JsonObject): readonly (readonly [string, string])[] {
  const linux = readObject(container, 'linuxParameters') ?? {};
  const numbers = ['sharedMemorySize', 'maxSwap'].filter((field) => readNumber(linux, field) !== undefined);
  return [
    ...(readList(container, 'dockerSecurityOptions').length > 0
      ? [['dockerSecurityOptions', 'dockerSecurityOptions'] as const]
      : []),
    ...(readList(linux, 'devices').length > 0 ? [['linuxParameters.devices', 'devices'] as const] : []),
    ...numbers.map((field) => [`linuxParameters.${field}`, field] as const),
  ];
}

/** Fargate lets a container add SYS_PTRACE and nothing else (ECS API reference, KernelCapabilities). */
function* checkCapabilities(container: JsonObject, path: string): Breaches {
  const capabilities = readObject(readObject(container, 'linuxParameters') ?? {}, 'capabilities') ?? {};
  for (const capability of readStrings(capabilities, 'add')) {
    if (capability === 'SYS_PTRACE') continue;
    yield breach(`${path}.linuxParameters.capabilities.add`, `${capability} is not allowed on Fargate.`);
  }
}

function* checkLog(container: JsonObject, path: string): Breaches {
  const driver = readLogDriver(container);
  if (driver === undefined) return;
  const place = `${path}.logConfiguration`;
  if (!DRIVERS.includes(driver)) {
    yield breach(`${place}.logDriver`, `${driver} is not a valid log driver. Must be one of [${DRIVERS.join()}]`);
  }
  const options = readObject(readObject(container, 'logConfiguration') ?? {}, 'options') ?? {};
  if (driver !== 'awslogs' || options['awslogs-stream-prefix'] !== undefined) return;
  yield breach(
    `${place}.options`,
    'Fargate requires log configuration options to include awslogs-stream-prefix to support log driver awslogs.',
  );
}

/**
 * Seconds (ECS API reference, ContainerDefinition). Documented as the valid values, but not enforced: ECS has
 * registered and described 300.
 */
const SHORTEST_TIMEOUT = 2;
const LONGEST_TIMEOUT = 120;

function* checkTimeouts(container: JsonObject, path: string): Breaches {
  const name = readString(container, 'name') ?? '';
  for (const field of ['startTimeout', 'stopTimeout']) {
    const seconds = readNumber(container, field) ?? SHORTEST_TIMEOUT;
    if (seconds >= SHORTEST_TIMEOUT && seconds <= LONGEST_TIMEOUT) continue;
    yield doubt(
      `${path}.${field}`,
      `AWS documents ${SHORTEST_TIMEOUT} to ${LONGEST_TIMEOUT} seconds on Fargate for '${field}' of container '${name}', not ${seconds}.`,
    );
  }
}

export function isEcrImage(image: string): boolean {
  return /^\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(\.cn)?\//.test(image);
}
