/** What Fargate asks of a container. */
import type { JsonObject } from '../../json.ts';
import { readBoolean, readList, readNumber, readObject, readObjects, readString, readStrings } from '../members.ts';
import { type Breaches, breach } from './breach.ts';
import { nameDriver } from './logs.ts';

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
  for (const [place, member] of listUnsupported(container)) {
    yield breach(`${path}.${place}`, `Fargate compatible task definitions do not support ${member}`);
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
  const numbers = ['sharedMemorySize', 'maxSwap'].filter((member) => readNumber(linux, member) !== undefined);
  return [
    ...(readList(container, 'dockerSecurityOptions').length > 0
      ? [['dockerSecurityOptions', 'dockerSecurityOptions'] as const]
      : []),
    ...(readList(linux, 'devices').length > 0 ? [['linuxParameters.devices', 'devices'] as const] : []),
    ...numbers.map((member) => [`linuxParameters.${member}`, member] as const),
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
  const driver = nameDriver(container);
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

/** 2 to 120 seconds (ECS API reference, ContainerDefinition); wording not documented. */
function* checkTimeouts(container: JsonObject, path: string): Breaches {
  const name = readString(container, 'name') ?? '';
  for (const member of ['startTimeout', 'stopTimeout']) {
    const seconds = readNumber(container, member) ?? 30;
    if (seconds >= 2 && seconds <= 120) continue;
    yield breach(
      `${path}.${member}`,
      `Fargate requires that the '${member}' setting for container '${name}' be between 2 and 120.`,
    );
  }
}

export function isEcrImage(image: string): boolean {
  return /^\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(\.cn)?\//.test(image);
}
