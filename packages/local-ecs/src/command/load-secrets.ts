import { readFile } from 'node:fs/promises';
import { isJsonObject, type Json } from '@slipway/ecs-rules/values';
import { SettingError } from '../errors/setting-error.ts';
import type { SecretValues } from '../runtime/secret.ts';
import { parseYaml } from './parse-yaml.ts';

/**
 * Reads the file that replaces Secrets Manager and Parameter Store: a map of ARNs or names to values. A value that is a
 * map itself is a secret of several keys. @throws SettingError that names no value
 */
export async function loadSecrets(path: string): Promise<SecretValues> {
  const values = readSecretsText(await readFile(path, 'utf8').catch(() => undefined));
  if (typeof values !== 'string') return values;
  const advice = 'See docs/local-ecs.md for the format of a secrets file.';
  throw new SettingError(`The secrets of ${path} cannot be used: ${values}.`, advice);
}

/** @returns why it cannot be used, when it cannot */
export function readSecretsText(text: string | undefined): SecretValues | string {
  if (text === undefined) return 'the file cannot be read';
  const content = parseYaml(text);
  if (!isJsonObject(content)) return 'it is not a YAML or JSON map';
  const values = Object.entries(content).map(([name, value]): [string, string | undefined] => [name, readValue(value)]);
  const wrong = values.find(([, value]) => value === undefined);
  if (wrong !== undefined) return `the value of ${wrong[0]} is neither text nor a map`;
  return Object.fromEntries(values.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function readValue(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value;
  return isJsonObject(value) ? JSON.stringify(value) : undefined;
}
