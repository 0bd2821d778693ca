/** GetParameter, GetParameters, GetParametersByPath, DeleteParameter, DeleteParameters. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError } from '../engine/api-error.ts';
import { asTimestamp, omitAbsent, readBoolean, readList, readString, readStrings } from '../engine/input.ts';
import { cutPage } from './page.ts';
import { type Parameter, showValue } from './parameter.ts';
import { findParameter, listParameterNames, type SecretStore, toParameterName } from './secret-store.ts';

/** Its message is empty, as observed in answers of the real service. */
function refuseAbsent(): ApiError {
  return new ApiError('ParameterNotFound', '');
}

export function getParameter(store: SecretStore, input: JsonObject): JsonObject {
  const found = readParameter(store, readString(input, 'Name') ?? '', readBoolean(input, 'WithDecryption') ?? false);
  if (found === undefined) throw refuseAbsent();
  return { Parameter: found };
}

/** Of names in one request (Systems Manager API reference, GetParameters). */
const MOST_NAMES = 10;

function readNames(input: JsonObject): readonly string[] {
  const names = readStrings(input, 'Names');
  if (names.length >= 1 && names.length <= MOST_NAMES) return names;
  const bound = names.length < 1 ? 'greater than or equal to 1' : `less than or equal to ${MOST_NAMES}`;
  const constraint = `failed to satisfy constraint: Member must have length ${bound}`;
  throw new ApiError('ValidationException', `1 validation error detected: Value at 'names' ${constraint}`);
}

export function getParameters(store: SecretStore, input: JsonObject): JsonObject {
  const isDecrypted = readBoolean(input, 'WithDecryption') ?? false;
  const found = readNames(input).map((name) => ({ name, parameter: findOrNothing(store, name, isDecrypted) }));
  return {
    Parameters: found.flatMap(({ parameter }) => (parameter === undefined ? [] : [parameter])),
    InvalidParameters: found.filter(({ parameter }) => parameter === undefined).map(({ name }) => name),
  };
}

function findOrNothing(store: SecretStore, name: string, isDecrypted: boolean): JsonObject | undefined {
  try {
    return readParameter(store, name, isDecrypted);
  } catch (thrown) {
    if (thrown instanceof ApiError) return undefined;
    throw thrown;
  }
}

/** @param reference name or ARN, with a version after a colon or without */
function readParameter(store: SecretStore, reference: string, isDecrypted: boolean): JsonObject | undefined {
  const text = toParameterName(reference);
  const [name = '', selector] = text.split(':');
  const parameter = findParameter(store, name) ?? findParameter(store, name.replace(/^\//, ''));
  if (parameter === undefined) return undefined;
  return describe(parameter, isDecrypted, selector);
}

function describe(parameter: Parameter, isDecrypted: boolean, selector?: string): JsonObject {
  const version = parameter.versions.findLast(({ number }) => selector === undefined || selector === String(number));
  if (version === undefined) {
    const which = `version ${selector} of ${parameter.name}`;
    const message = `Systems Manager could not find ${which}. Verify the version and try again.`;
    throw new ApiError('ParameterVersionNotFound', message);
  }
  return omitAbsent({
    Name: parameter.name,
    Type: parameter.type,
    Value: showValue(parameter, version, isDecrypted),
    Version: version.number,
    Selector: selector === undefined ? undefined : `:${selector}`,
    LastModifiedDate: asTimestamp(version.at),
    ARN: parameter.arn,
    DataType: parameter.dataType,
  });
}

/** Of a page (Systems Manager API reference, GetParametersByPath). */
const MOST_BY_PATH = 10;

/** Those right below the path, or on all levels. */
export function getParametersByPath(store: SecretStore, input: JsonObject): JsonObject {
  const path = (readString(input, 'Path') ?? '').replace(/\/$/, '');
  if (path !== '' && !path.startsWith('/')) {
    throw new ApiError('ValidationException', 'The parameter path must be fully qualified and begin with a slash.');
  }
  if ((readList(input, 'ParameterFilters') ?? []).length > 0) {
    throw new ApiError('InvalidFilterKey', 'The local ECS finds parameters by path without filters.');
  }
  const isDeep = readBoolean(input, 'Recursive') ?? false;
  const isDecrypted = readBoolean(input, 'WithDecryption') ?? false;
  const found = [...listParameterNames(store)]
    .sort()
    .filter((name) => name.startsWith(`${path}/`) && (isDeep || !name.slice(path.length + 1).includes('/')))
    .flatMap((name) => findParameter(store, name) ?? []);
  const page = cutPage(found, input, { most: MOST_BY_PATH, exception: 'InvalidNextToken' });
  return { Parameters: page.items.map((parameter) => describe(parameter, isDecrypted)), ...page.next };
}

export function deleteParameter(store: SecretStore, input: JsonObject): JsonObject {
  if (!remove(store, readString(input, 'Name') ?? '')) throw refuseAbsent();
  return {};
}

export function deleteParameters(store: SecretStore, input: JsonObject): JsonObject {
  const removed = readNames(input).map((name) => ({ name, isRemoved: remove(store, name) }));
  const pick = (wanted: boolean) => removed.filter(({ isRemoved }) => isRemoved === wanted).map(({ name }) => name);
  return { DeletedParameters: pick(true), InvalidParameters: pick(false) };
}

function remove(store: SecretStore, name: string): boolean {
  if (!listParameterNames(store).includes(name)) return false;
  store.parameters.delete(name);
  store.goneParameters.add(name);
  return true;
}
