import { defined, isJsonObject, type JsonObject } from '@slipway/ecs-rules/values';
import { readContainers } from './container-definitions.ts';

/** What a revision says of the things that a task needs to start. */
export interface DefinitionFacts {
  readonly executionRoleArn?: string;
  /** As docker names it, such as `linux/arm64`; absent where the container instances decide. */
  readonly platform?: string;
  /** By container. */
  readonly logGroups: Readonly<Record<string, string>>;
}

const PLATFORMS: Readonly<Record<string, string>> = { X86_64: 'linux/amd64', ARM64: 'linux/arm64' };

/** @param described the revision as DescribeTaskDefinition answers it */
export function readDefinitionFacts(described: JsonObject): DefinitionFacts {
  const { executionRoleArn } = described;
  const platform = readPlatform(described);
  const groups = readContainers(described).flatMap(({ name, logConfiguration }) => {
    const options = isJsonObject(logConfiguration) ? logConfiguration.options : undefined;
    const group = isJsonObject(options) ? options['awslogs-group'] : undefined;
    return typeof group === 'string' ? [[String(name), group] as const] : [];
  });
  return {
    logGroups: Object.fromEntries(groups),
    ...defined({ executionRoleArn: typeof executionRoleArn === 'string' ? executionRoleArn : undefined, platform }),
  };
}

/** Fargate runs on X86_64 unless the revision says otherwise (ECS API reference, RuntimePlatform). */
function readPlatform({ runtimePlatform, requiresCompatibilities }: JsonObject): string | undefined {
  const said = isJsonObject(runtimePlatform) ? runtimePlatform.cpuArchitecture : undefined;
  const isFargate = Array.isArray(requiresCompatibilities) && requiresCompatibilities.includes('FARGATE');
  return PLATFORMS[typeof said === 'string' ? said : isFargate ? 'X86_64' : ''];
}
