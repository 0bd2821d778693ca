/** Values of a container's `secrets`, from a map that replaces Secrets Manager and Parameter Store. */
import { isJsonObject, type Json } from '@slipway/ecs-rules/values';

/** By ARN or name. A secret of several keys is JSON text, as in Secrets Manager. */
export type SecretValues = Readonly<Record<string, string>>;

/** The result of a `valueFrom`. No error contains a value. */
export type FoundSecret = { readonly value: string } | { readonly error: string };

/**
 * Finds the value that a `valueFrom` means: the name or ARN of a parameter, or the ARN of a secret, which may be
 * followed by `:json-key:version-stage:version-id` (ECS Developer Guide, secrets in environment variables). A version
 * other than the current one is found only under the complete `valueFrom`.
 */
export function findSecret(values: SecretValues, valueFrom: string): FoundSecret {
  const own = readOwn(values, valueFrom);
  if (own !== undefined) return { value: own };
  const parts = valueFrom.split(':');
  return parts[2] === 'secretsmanager' ? findInManager(values, valueFrom, parts) : findParameter(values, valueFrom);
}

function findInManager(values: SecretValues, valueFrom: string, parts: readonly string[]): FoundSecret {
  const [name = '', jsonKey = '', stage = '', version = ''] = parts.slice(6);
  const isCurrent = (stage === '' || stage === 'AWSCURRENT') && version === '';
  const arn = parts.slice(0, 7).join(':');
  const value = isCurrent ? readFirst(values, [arn, dropSuffix(arn), name, dropSuffix(name)]) : undefined;
  if (value === undefined) {
    return failSecret(valueFrom, "ResourceNotFoundException: Secrets Manager can't find the specified secret.");
  }
  return chooseKey(value, jsonKey);
}

/** @param why the answer of Secrets Manager */
export function failSecret(valueFrom: string, why: string): FoundSecret {
  return failManager(`failed to fetch secret ${valueFrom} from secrets manager: ${why}`);
}

/** The whole value, or that of a key of its JSON. */
export function chooseKey(value: string, jsonKey: string): FoundSecret {
  return jsonKey === '' ? { value } : readKey(value, jsonKey);
}

/** Secrets Manager adds a hyphen and six characters to the name (Secrets Manager User Guide, ARN). */
function dropSuffix(name: string): string {
  return name.replace(/-[A-Za-z0-9]{6}$/, '');
}

function readKey(text: string, key: string): FoundSecret {
  const value = readOwn(parseObject(text), key);
  if (value === undefined || value === null) {
    return failManager(`retrieved secret from Secrets Manager did not contain json key ${key}`);
  }
  return { value: typeof value === 'string' ? value : JSON.stringify(value) };
}

function parseObject(text: string): Readonly<Record<string, Json | undefined>> {
  try {
    const parsed = JSON.parse(text) as Json;
    return isJsonObject(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

/** In the ARN a parameter `/a/b` is `parameter/a/b`, and so is `a/b`. */
function findParameter(values: SecretValues, valueFrom: string): FoundSecret {
  const [, path] = /^arn:[^:]+:ssm:[^:]*:[^:]*:parameter(\/.+)$/.exec(valueFrom) ?? [];
  const value = path === undefined ? undefined : readFirst(values, [path, path.slice(1)]);
  return value === undefined ? failParameter(valueFrom) : { value };
}

export function failParameter(valueFrom: string): FoundSecret {
  const said = `service call has been retried 1 time(s): invalid parameters: ${valueFrom}`;
  return { error: `unable to retrieve secrets from ssm: ${said}` };
}

function failManager(said: string): FoundSecret {
  return { error: `unable to retrieve secret from asm: service call has been retried 1 time(s): ${said}` };
}

function readFirst(values: SecretValues, names: readonly string[]): string | undefined {
  return names.map((name) => readOwn(values, name)).find((value) => value !== undefined);
}

function readOwn<T>(values: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}
