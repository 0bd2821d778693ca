/** PutParameter. */
import { defined, type JsonObject } from '@slipway/ecs-rules/values';
import { ApiError, notSimulated } from '../engine/api-error.ts';
import { readBoolean, readString } from '../engine/input.ts';
import { type Parameter, parameterArn } from './parameter.ts';
import { readParameterTags } from './parameter-tags.ts';
import { findParameter, type SecretStore } from './secret-store.ts';

/** Systems Manager API reference, PutParameter. */
const TYPES = ['String', 'StringList', 'SecureString'];
const TIERS = ['Standard', 'Advanced', 'Intelligent-Tiering'];
const DATA_TYPES = ['text', 'aws:ec2:image', 'aws:ssm:integration'];
const LONGEST_NAME = 1011;
const MOST_LEVELS = 15;
const MOST_VERSIONS = 100;
const MOST_BYTES = { Standard: 4096, Advanced: 8192 };

/** Texts as observed in answers of the real service, unless marked; none contains a value. */
function refuse(message: string): ApiError {
  return new ApiError('ValidationException', message);
}

export function putParameter(store: SecretStore, input: JsonObject): JsonObject {
  const name = readName(store, input);
  const value = readString(input, 'Value') ?? '';
  // Wording not documented.
  if (value === '') throw refuse('The value of a parameter can not be empty.');
  const isOverwriting = readBoolean(input, 'Overwrite') ?? false;
  const before = findParameter(store, name);
  if (before !== undefined && !isOverwriting) {
    throw new ApiError(
      'ParameterAlreadyExists',
      'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
    );
  }
  const tags = readParameterTags(input, before?.tags ?? {});
  if (isOverwriting && input.Tags !== undefined) {
    throw refuse("Invalid request: tags and overwrite can't be used together.");
  }
  const settings = readSettings(input, before);
  checkValue(value, settings);
  const number = (before?.versions.at(-1)?.number ?? 0) + 1;
  const versions = [...(before?.versions ?? []), { number, value, at: store.now() }].slice(-MOST_VERSIONS);
  store.goneParameters.delete(name);
  store.parameters.set(name, { name, arn: parameterArn(store, name), ...settings, tags, versions });
  return { Version: number, Tier: settings.tier };
}

function readName(store: SecretStore, input: JsonObject): string {
  const name = (readString(input, 'Name') ?? '').trim();
  if (!/^[A-Za-z0-9_.\-/]+$/.test(name)) throw refuse(NAME_RULE);
  if (/^\/?aws/i.test(name)) {
    throw new ApiError('AccessDeniedException', `No access to reserved parameter name: ${name}.`);
  }
  if (/^\/?ssm/i.test(name)) throw refuse(NAME_RULE);
  if (name.includes('/') && !name.startsWith('/')) throw refuse('Parameter name must be a fully qualified name.');
  if (name.endsWith('/')) throw refuse('Parameter name must not end with slash.');
  if (parameterArn(store, name).length > LONGEST_NAME) throw refuse('Parameter name is too long.');
  if (name.split('/').length - 1 <= MOST_LEVELS) return name;
  const message = `Hierarchy level exceeds the maximum of ${MOST_LEVELS}.`;
  throw new ApiError('HierarchyLevelLimitExceededException', message);
}

const NAME_RULE =
  'Parameter name: can\'t be prefixed with "ssm" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_';

type Settings = Omit<Parameter, 'name' | 'arn' | 'tags' | 'versions'>;

/** What a request does not say stays as it was. */
function readSettings(input: JsonObject, before: Parameter | undefined): Settings {
  const type = readString(input, 'Type') ?? before?.type;
  if (type === undefined) throw refuse('A parameter type is required when you create a parameter.');
  refuseOther('type', type, TYPES);
  const tier = readString(input, 'Tier') || before?.tier;
  if (tier !== undefined) refuseOther('tier', tier, TIERS);
  // The empty list removes all policies.
  if (!/^(?:\s*\[\s*\])?\s*$/.test(readString(input, 'Policies') ?? '')) {
    throw notSimulated('The field Policies of a parameter');
  }
  return {
    type,
    tier: tier === 'Advanced' ? tier : 'Standard',
    dataType: readDataType(input) ?? before?.dataType ?? 'text',
    ...defined({
      description: readString(input, 'Description') ?? before?.description,
      allowedPattern: readString(input, 'AllowedPattern') || before?.allowedPattern,
      keyId: type === 'SecureString' ? (readString(input, 'KeyId') ?? before?.keyId ?? 'alias/aws/ssm') : undefined,
    }),
  };
}

function readDataType(input: JsonObject): string | undefined {
  const dataType = readString(input, 'DataType');
  if (dataType === undefined || DATA_TYPES.includes(dataType)) return dataType;
  throw refuse(`The following data type is not supported: ${dataType} (Data type names are all lowercase.)`);
}

function refuseOther(field: string, value: string, among: readonly string[]): void {
  if (among.includes(value)) return;
  const constraint = `Member must satisfy enum value set: [${among.join(', ')}]`;
  throw refuse(
    `1 validation error detected: Value '${value}' at '${field}' failed to satisfy constraint: ${constraint}`,
  );
}

function checkValue(value: string, { tier, allowedPattern }: Settings): void {
  const most = tier === 'Advanced' ? MOST_BYTES.Advanced : MOST_BYTES.Standard;
  if (new TextEncoder().encode(value).length > most) {
    throw refuse(`${tier} tier parameters support a maximum parameter value of ${most} characters.`);
  }
  if (allowedPattern === undefined || isMatch(value, allowedPattern)) return;
  const message = `Parameter value, cannot be validated against allowedPattern: ${allowedPattern}`;
  throw new ApiError('ParameterPatternMismatchException', message);
}

function isMatch(value: string, pattern: string): boolean {
  try {
    return new RegExp(pattern).test(value);
  } catch {
    throw new ApiError('InvalidAllowedPatternException', `The pattern ${pattern} is not a regular expression.`);
  }
}
