import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { ToldOptions } from './local-options.ts';
import { readConfig } from './read-config.ts';

/** Reads the file of `slipway local --config`; its paths are taken from its own folder. Faults name file and line. */
export async function loadConfig(
  path: string,
): Promise<{ readonly told: ToldOptions } | { readonly faults: readonly string[] }> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return { faults: [`${path}: the file cannot be read.`] };
  const read = readConfig(text);
  if ('faults' in read) return { faults: read.faults.map(({ line, sentence }) => `${path}:${line}: ${sentence}`) };
  return { told: resolvePaths(read.told, dirname(path)) };
}

function resolvePaths(told: ToldOptions, folder: string): ToldOptions {
  const { scenario, secrets, envFiles, data } = told;
  const from = (path: string): string => resolve(folder, path);
  return {
    ...told,
    ...(typeof scenario === 'string' ? { scenario: from(scenario) } : {}),
    ...(secrets === undefined ? {} : { secrets: from(secrets) }),
    ...(envFiles === undefined ? {} : { envFiles: from(envFiles) }),
    ...(data === undefined ? {} : { data: from(data) }),
  };
}
