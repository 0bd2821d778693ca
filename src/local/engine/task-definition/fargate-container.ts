/** What Fargate asks of a container. */
import type { JsonObject } from '../../../json.ts';
import { readBoolean, readList, readNumber, readObject, readObjects, readString, readStrings } from '../input.ts';
import { nameDriver } from './validate-logs.ts';

const DRIVERS: readonly string[] = ['awslogs', 'splunk', 'awsfirelens'];

/** Why the container cannot run on Fargate, in the words of a refusal; undefined when it can. */
export function findFargateContainerFault(container: JsonObject): string | undefined {
  // The quotes of the real text are lost in the capture.
  if (readBoolean(container, 'privileged') === true) {
    return "Fargate requires that the 'privileged' setting be 'false' at the container level.";
  }
  const unsupported = listUnsupported(container)[0];
  if (unsupported !== undefined) return `Fargate compatible task definitions do not support ${unsupported}`;
  if (readObjects(container, 'resourceRequirements').some(({ type }) => type === 'GPU')) {
    return 'Tasks using the Fargate launch type do not support GPU resource requirements.';
  }
  return findCapabilityFault(container) ?? findLogFault(container) ?? findTimeoutFault(container);
}

function listUnsupported(container: JsonObject): readonly string[] {
  const linux = readObject(container, 'linuxParameters') ?? {};
  return [
    ...((readList(container, 'dockerSecurityOptions') ?? []).length > 0 ? ['dockerSecurityOptions'] : []),
    ...((readList(linux, 'devices') ?? []).length > 0 ? ['devices'] : []),
    ...['sharedMemorySize', 'maxSwap'].filter((member) => readNumber(linux, member) !== undefined),
  ];
}

/** Fargate lets a container add SYS_PTRACE and nothing else (ECS API reference, KernelCapabilities). */
function findCapabilityFault(container: JsonObject): string | undefined {
  const capabilities = readObject(readObject(container, 'linuxParameters') ?? {}, 'capabilities') ?? {};
  const other = readStrings(capabilities, 'add').find((capability) => capability !== 'SYS_PTRACE');
  return other === undefined ? undefined : `${other} is not allowed on Fargate.`;
}

function findLogFault(container: JsonObject): string | undefined {
  const driver = nameDriver(container);
  if (driver === undefined) return undefined;
  if (!DRIVERS.includes(driver)) return `${driver} is not a valid log driver. Must be one of [${DRIVERS.join()}]`;
  const options = readObject(readObject(container, 'logConfiguration') ?? {}, 'options') ?? {};
  if (driver !== 'awslogs' || options['awslogs-stream-prefix'] !== undefined) return undefined;
  return 'Fargate requires log configuration options to include awslogs-stream-prefix to support log driver awslogs.';
}

/** 2 to 120 seconds (ECS API reference, ContainerDefinition); wording not documented. */
function findTimeoutFault(container: JsonObject): string | undefined {
  const wrong = ['startTimeout', 'stopTimeout'].find((member) => {
    const seconds = readNumber(container, member) ?? 30;
    return seconds < 2 || seconds > 120;
  });
  if (wrong === undefined) return undefined;
  return `Fargate requires that the '${wrong}' setting for container '${readString(container, 'name') ?? ''}' be between 2 and 120.`;
}

export function isEcrImage(image: string): boolean {
  return /^\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(\.cn)?\//.test(image);
}
