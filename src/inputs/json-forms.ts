/** Inputs that are JSON, as the official action has them. What they hold may be secret, so no fault quotes any of it. */
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { type Parsed, refuse } from './parse.ts';

/** Overrides of a task are at most so long in sum (ECS API reference, RunTask); the other JSON inputs are far shorter. */
const LONGEST = 8192;
/** Tags of one resource (ECS API reference, Tag). */
const MOST_TAGS = 50;

/** A list of objects; a blank text is the empty list. */
export function parseObjects(raw: string): Parsed<readonly JsonObject[]> {
  if (raw.trim() === '') return { value: [] };
  const parsed = parseJson(raw);
  if ('faults' in parsed) return parsed;
  const items: Json = parsed.value;
  const objects = Array.isArray(items) ? items.filter(isJsonObject) : [];
  if (Array.isArray(items) && objects.length === items.length) return { value: objects };
  return refuse('it is not a list of objects', 'Write a JSON array of objects, as [{…}]');
}

/** Container overrides: each names its container, none is there twice (ECS API reference, ContainerOverride). */
export function parseContainerOverrides(raw: string): Parsed<readonly JsonObject[]> {
  const parsed = parseObjects(raw);
  if ('faults' in parsed) return parsed;
  const names = parsed.value.map(({ name }) => name);
  if (!names.every(isText)) return refuse('an override has no container name', 'Give each a member name');
  if (new Set(names).size < names.length)
    return refuse('a container is there twice', 'Give each container one override');
  return parsed;
}

/** Items of a capacity provider strategy: each names its provider (ECS API reference, CapacityProviderStrategyItem). */
export function parseStrategy(raw: string): Parsed<readonly JsonObject[]> {
  const parsed = parseObjects(raw);
  if ('faults' in parsed || parsed.value.every(({ capacityProvider }) => isText(capacityProvider))) return parsed;
  return refuse('an item names no capacity provider', 'Give each a member capacityProvider');
}

/** Tags: objects with `key` and `value` (ECS API reference, Tag). */
export function parseTags(raw: string): Parsed<readonly JsonObject[]> {
  const parsed = parseObjects(raw);
  if ('faults' in parsed) return parsed;
  if (parsed.value.length > MOST_TAGS) return refuse(`it has more than ${MOST_TAGS} tags`, 'ECS takes no more');
  const isEach = parsed.value.every(
    ({ key, value }) => isText(key) && (value === undefined || typeof value === 'string'),
  );
  return isEach ? parsed : refuse('a tag has no key, or a value that is no text', 'Write [{"key": "…", "value": "…"}]');
}

/** An EBS volume that ECS manages: role, and size or snapshot (ECS API reference, TaskManagedEBSVolumeConfiguration). */
export function parseManagedVolume(raw: string): Parsed<JsonObject> {
  const parsed = parseJson(raw);
  if ('faults' in parsed) return parsed;
  if (!isJsonObject(parsed.value)) return refuse('it is not an object', 'Write a JSON object, as {…}');
  const { roleArn, sizeInGiB, snapshotId } = parsed.value;
  if (!isText(roleArn)) {
    return refuse('it has no roleArn', 'Give the ARN of the infrastructure role that ECS manages the volume with');
  }
  if (typeof sizeInGiB === 'number' || isText(snapshotId)) return { value: parsed.value };
  return refuse('it has neither sizeInGiB nor snapshotId', 'Give the size of the volume as a number, or a snapshot');
}

function parseJson(raw: string): Parsed<Json> {
  if (raw.length > LONGEST) return refuse(`it is longer than ${LONGEST} characters`, 'ECS takes no more; shorten it');
  const value = readJson(raw);
  if (value === undefined) {
    return refuse(
      'it is not JSON',
      'Check quotes, commas and brackets; nothing of it is shown, since it may be secret',
    );
  }
  const problem = hasTwins(raw) ? 'an object has a member twice' : findUnsound(value);
  return problem === undefined ? { value } : refuse(problem, 'Write it as ECS shall get it');
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
  if (depth > DEEPEST) return 'it is nested too deep';
  if (typeof value === 'string') return findUnsoundText(value);
  if (typeof value === 'number') {
    const isExact = Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
    return isExact ? undefined : 'a number is larger than JSON carries exactly';
  }
  if (typeof value !== 'object' || value === null) return undefined;
  if (Object.hasOwn(value, '__proto__')) return 'a member is called __proto__';
  const parts = Object.entries(value).flat();
  return parts.map((part) => findUnsound(part ?? null, depth + 1)).find((problem) => problem !== undefined);
}

function findUnsoundText(text: string): string | undefined {
  return /[\0\p{Cs}]/u.test(text) ? 'a text holds a NUL or half a character (a lone surrogate)' : undefined;
}

/** JSON.parse keeps the last of two members of one name. @param text that JSON.parse has taken */
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
