import { mergeEnvironment, parseEnvironmentFile } from './container-environment.ts';
import type { ReadEnvironmentFile } from './environment-file.ts';
import type { FoundSecret } from './secret.ts';
import { describeMissingFile, describeMissingSecret } from './start-error.ts';
import type { ContainerSpecification, Pair } from './task-specification.ts';

/** Where the values of secrets and environment files come from. */
export interface EnvironmentWorld {
  readonly findSecret: (valueFrom: string) => FoundSecret;
  readonly readEnvironmentFile: ReadEnvironmentFile;
}

/**
 * The variables of each container by its name.
 * @throws StartError `ResourceInitializationError`
 */
export async function resolveEnvironments(
  containers: readonly ContainerSpecification[],
  world: EnvironmentWorld,
): Promise<ReadonlyMap<string, readonly Pair[]>> {
  const resolved = containers.map(async (each): Promise<[string, readonly Pair[]]> => {
    const secrets = resolveSecrets(each, world.findSecret);
    const files = await readFiles(each, world.readEnvironmentFile);
    return [each.name, mergeEnvironment({ files, environment: each.environment, secrets })];
  });
  return new Map(await Promise.all(resolved));
}

function resolveSecrets(container: ContainerSpecification, find: EnvironmentWorld['findSecret']): readonly Pair[] {
  return container.secrets.map(({ name, value: valueFrom }) => {
    const found = find(valueFrom);
    if ('error' in found) throw describeMissingSecret(container.name, found.error);
    return { name, value: found.value };
  });
}

async function readFiles(
  container: ContainerSpecification,
  readFile: ReadEnvironmentFile,
): Promise<readonly (readonly Pair[])[]> {
  try {
    return (await Promise.all(container.environmentFiles.map(readFile))).map(parseEnvironmentFile);
  } catch (thrown) {
    throw describeMissingFile(container.name, thrown);
  }
}
