/** Environment and secrets of a container: the requested entries replace existing ones. */
import type { KeyValue } from '@slipway/ecs-rules/grammar';
import { isJsonObject, type Json, type JsonObject, toText } from '@slipway/ecs-rules/values';
import type { ContainerSettings } from '../inputs/request.ts';

/**
 * The entries of one list, `value` being that of the environment. A name that is set in the other list leaves this one,
 * since ECS refuses one name in both (ECS Developer Guide, secrets). The same list where nothing is requested.
 */
export function mergeEntries(
  before: Json | undefined,
  field: 'value' | 'valueFrom',
  settings: ContainerSettings,
): Json | undefined {
  const { environment, secrets, shouldPruneEnvironment } = settings;
  const [wanted, elsewhere] = field === 'value' ? [environment, secrets] : [secrets, environment];
  const old = Array.isArray(before) ? before.filter(isEntry) : [];
  if (wanted.length === 0 && (old.length === 0 || (elsewhere.length === 0 && !shouldPruneEnvironment))) return before;
  const names = new Set(old.map(({ name }) => name));
  const added = wanted.filter(({ name }) => !names.has(name));
  return [
    ...old.filter(chooseKept(wanted, elsewhere, settings)).map((entry) => replaceValue(entry, field, wanted)),
    ...added.map(({ name, value }) => ({ name, [field]: value })),
  ];
}

function chooseKept(
  wanted: readonly KeyValue[],
  elsewhere: readonly KeyValue[],
  { shouldPruneEnvironment }: ContainerSettings,
): (entry: JsonObject) => boolean {
  const listed = new Set(wanted.map(({ name }) => name));
  const moved = new Set(elsewhere.map(({ name }) => name));
  return ({ name }) => !moved.has(toText(name)) && (!shouldPruneEnvironment || listed.has(toText(name)));
}

function isEntry(entry: Json): entry is JsonObject {
  return isJsonObject(entry);
}

function replaceValue(entry: JsonObject, field: 'value' | 'valueFrom', wanted: readonly KeyValue[]): JsonObject {
  const next = wanted.find(({ name }) => name === entry.name);
  return next === undefined ? entry : { ...entry, [field]: next.value };
}

/** Fields of an object such as labels or options, set by name; the same object where none is requested. */
export function mergeFields(before: Json | undefined, wanted: readonly KeyValue[]): Json | undefined {
  if (wanted.length === 0) return before;
  const old = isJsonObject(before) ? before : {};
  const entries = wanted.map(({ name, value }): [string, Json] => [name, value]);
  return Object.fromEntries([...Object.entries(old), ...entries]);
}
