import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { defined } from '@slipway/ecs-rules/values';
import type { GivenOptions } from './local-options.ts';
import { readConfig } from './read-config.ts';

/** Reads the file of `slipway local --config`; its paths are taken from its own folder. Errors name file and line. */
export async function loadConfig(
  path: string,
): Promise<{ readonly given: GivenOptions } | { readonly errors: readonly string[] }> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return { errors: [`${path}: the file cannot be read.`] };
  const read = readConfig(text);
  if ('errors' in read) return { errors: read.errors.map(({ line, sentence }) => `${path}:${line}: ${sentence}`) };
  return { given: resolvePaths(read.given, dirname(path)) };
}

function resolvePaths(given: GivenOptions, folder: string): GivenOptions {
  const { scenario, secrets, envFiles, data } = given;
  const from = (path: string): string => resolve(folder, path);
  return {
    ...given,
    ...defined({
      scenario: typeof scenario === 'string' ? from(scenario) : undefined,
      secrets: secrets === undefined ? undefined : from(secrets),
      envFiles: envFiles === undefined ? undefined : from(envFiles),
      data: data === undefined ? undefined : from(data),
    }),
  };
}
