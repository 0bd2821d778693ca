/**
 * Inputs that are JSON, as the official action has them. What they hold may be secret, so no error quotes any of it.
 */
import { type Parsed, refuseText } from '@slipway/ecs-rules/grammar';
import { isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';

/**
 * Overrides of a task are at most so long in sum (ECS API reference, RunTask); the other JSON inputs are far shorter.
 */
const LONGEST = 8192;
/** Tags of one resource (ECS API reference, Tag). */
const MOST_TAGS = 50;

/** A list of objects; a blank text is the empty list. */
function parseObjects(raw: string): Parsed<readonly JsonObject[]> {
  if (raw.trim() === '') return { value: [] };
  const parsed = parseJson(raw);
  if ('errors' in parsed) return parsed;
  const items: Json = parsed.value;
  const objects = Array.isArray(items) ? items.filter(isJsonObject) : [];
  if (Array.isArray(items) && objects.length === items.length) return { value: objects };
  return refuseText('must be a JSON array of objects, such as [{…}]');
}

/** Container overrides: each names its container, none appears twice (ECS API reference, ContainerOverride). */
export function parseContainerOverrides(raw: string): Parsed<readonly JsonObject[]> {
  const parsed = parseObjects(raw);
  if ('errors' in parsed) return parsed;
  const names = parsed.value.map(({ name }) => name);
  if (!names.every(isText)) return refuseText('an override has no container name', 'Set name in each override');
  if (new Set(names).size < names.length)
    return refuseText('a container has two overrides', 'Set one override per container');
  return parsed;
}

/** Items of a capacity provider strategy: each names its provider (ECS API reference, CapacityProviderStrategyItem). */
export function parseStrategy(raw: string): Parsed<readonly JsonObject[]> {
  const parsed = parseObjects(raw);
  if ('errors' in parsed || parsed.value.every(({ capacityProvider }) => isText(capacityProvider))) return parsed;
  return refuseText('an item has no capacity provider', 'Set capacityProvider in each item');
}

/** Tags: objects with `key` and `value` (ECS API reference, Tag). */
export function parseTags(raw: string): Parsed<readonly JsonObject[]> {
  const parsed = parseObjects(raw);
  if ('errors' in parsed) return parsed;
  if (parsed.value.length > MOST_TAGS)
    return refuseText(`must have at most ${MOST_TAGS} tags (got ${parsed.value.length})`);
  const isEach = parsed.value.every(
    ({ key, value }) => isText(key) && (value === undefined || typeof value === 'string'),
  );
  return isEach
    ? parsed
    : refuseText('a tag has no key, or a value that is not a string', 'Use [{"key": "…", "value": "…"}]');
}

/**
 * An EBS volume that ECS manages: role, and size or snapshot (ECS API reference, TaskManagedEBSVolumeConfiguration).
 */
export function parseManagedVolume(raw: string): Parsed<JsonObject> {
  const parsed = parseJson(raw);
  if ('errors' in parsed) return parsed;
  if (!isJsonObject(parsed.value)) return refuseText('must be a JSON object, such as {…}');
  const { roleArn, sizeInGiB, snapshotId } = parsed.value;
  if (!isText(roleArn)) {
    return refuseText(
      'roleArn is missing',
      'Set it to the ARN of the infrastructure role that ECS manages the volume with',
    );
  }
  if (typeof sizeInGiB === 'number' || isText(snapshotId)) return { value: parsed.value };
  return refuseText('sizeInGiB and snapshotId are missing', 'Set one of them; the size is a number');
}

function parseJson(raw: string): Parsed<Json> {
  if (raw.length > LONGEST) return refuseText(`must have at most ${LONGEST} characters (got ${raw.length})`);
  const value = readJson(raw);
  if (value === undefined) {
    return refuseText(
      'the value is not valid JSON',
      'Check quotes, commas and brackets. The value is not shown, because it may contain secrets',
    );
  }
  const problem = hasTwins(raw) ? 'an object has a field twice' : findUnsound(value);
  return problem === undefined ? { value } : refuseText(problem, 'Correct it');
}

function readJson(raw: string): Json | undefined {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}

/** Far more levels than any request of ECS has. */
const DEEPEST = 64;

/** What would not reach ECS as it was written. */
function findUnsound(value: Json, depth = 0): string | undefined {
  if (depth > DEEPEST) return 'the value is nested too deeply';
  if (typeof value === 'string') return findUnsoundText(value);
  if (typeof value === 'number') {
    const isExact = Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
    return isExact ? undefined : 'a number is too large to be exact in JSON';
  }
  if (typeof value !== 'object' || value === null) return undefined;
  if (Object.hasOwn(value, '__proto__')) return 'a field is named __proto__';
  const parts = Object.entries(value).flat();
  return parts.map((part) => findUnsound(part ?? null, depth + 1)).find((problem) => problem !== undefined);
}

function findUnsoundText(text: string): string | undefined {
  return /[\0\p{Cs}]/u.test(text) ? 'a string contains a NUL or a lone surrogate' : undefined;
}

/** JSON.parse keeps the last of two fields of one name. @param text that JSON.parse has taken */
function hasTwins(text: string): boolean {
  const open: Set<string>[] = [];
  const tokens = text.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|[{}]/g);
  for (const [token, name, colon] of tokens) {
    if (token === '{') open.push(new Set());
    else if (token === '}') open.pop();
    if (name === undefined || colon === undefined) continue;
    const names = open.at(-1);
    const read = String(JSON.parse(name));
    if (names?.has(read)) return true;
    names?.add(read);
  }
  return false;
}

function isText(value: Json | undefined): value is string {
  return typeof value === 'string' && value !== '';
}
