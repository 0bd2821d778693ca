/** Environment and secrets of a container: what is asked for over what is there. */
import type { KeyValue } from '../inputs/parse.ts';
import type { ContainerSettings } from '../inputs/request.ts';
import { isJsonObject, type Json, type JsonObject, toText } from '../json.ts';
import { quoteOutsideText } from '../report/outside-text.ts';

/** A list after the merge, and what changed: names, never values. */
export interface MergedEntries {
  readonly entries: readonly Json[];
  readonly changes: readonly string[];
}

interface ListWords {
  readonly noun: string;
  /** The other list, into which a name may have gone. */
  readonly other: string;
}

const WORDS = {
  value: { noun: 'environment variable', other: 'a secret now' },
  valueFrom: { noun: 'secret', other: 'an environment variable now' },
} as const;

/**
 * The entries of one list, `value` being that of the environment. A name that is set in the other list leaves this one,
 * since ECS refuses one name in both (ECS Developer Guide, secrets).
 */
export function mergeEntries(
  before: Json | undefined,
  member: 'value' | 'valueFrom',
  settings: ContainerSettings,
): MergedEntries {
  const { environment, secrets } = settings;
  const [asked, elsewhere] = member === 'value' ? [environment, secrets] : [secrets, environment];
  const words: ListWords = WORDS[member];
  const old = Array.isArray(before) ? before.filter(isEntry) : [];
  const isKept = chooseKept(asked, elsewhere, settings);
  const names = new Set(old.map(({ name }) => name));
  const added = asked.filter(({ name }) => !names.has(name));
  const kept = old.filter(isKept);
  const replaced = kept.filter((entry) => replaceValue(entry, member, asked) !== entry);
  const moved = new Set(elsewhere.map(({ name }) => name));
  const gone = old.filter((entry) => !isKept(entry));
  return {
    entries: [
      ...kept.map((entry) => replaceValue(entry, member, asked)),
      ...added.map(({ name, value }) => ({ name, [member]: value })),
    ],
    changes: [
      ...gone.map(({ name }) => {
        const why = moved.has(toText(name)) ? `it is ${words.other}` : 'it is not listed';
        return `${words.noun} ${show(name)} removed: ${why}`;
      }),
      ...replaced.map(({ name }) => `${words.noun} ${show(name)} changed`),
      ...added.map(({ name }) => `${words.noun} ${show(name)} added`),
    ],
  };
}

function chooseKept(
  asked: readonly KeyValue[],
  elsewhere: readonly KeyValue[],
  { shouldPruneEnvironment }: ContainerSettings,
): (entry: JsonObject) => boolean {
  const listed = new Set(asked.map(({ name }) => name));
  const moved = new Set(elsewhere.map(({ name }) => name));
  return ({ name }) => !moved.has(toText(name)) && (!shouldPruneEnvironment || listed.has(toText(name)));
}

/** Names of entries may hold anything. */
function show(name: Json | undefined): string {
  return quoteOutsideText(toText(name), 255);
}

function isEntry(entry: Json): entry is JsonObject {
  return isJsonObject(entry);
}

/** The same object when nothing changes. */
function replaceValue(entry: JsonObject, member: 'value' | 'valueFrom', asked: readonly KeyValue[]): JsonObject {
  const next = asked.find(({ name }) => name === entry.name);
  return next === undefined || next.value === entry[member] ? entry : { ...entry, [member]: next.value };
}

/** Members of an object such as labels or options, set by name. */
export function mergeMembers(
  before: Json | undefined,
  asked: readonly KeyValue[],
  noun: string,
): { readonly members: JsonObject; readonly changes: readonly string[] } {
  const old = isJsonObject(before) ? before : {};
  const changed = asked.filter(({ name, value }) => !Object.hasOwn(old, name) || old[name] !== value);
  const entries = changed.map(({ name, value }): [string, Json] => [name, value]);
  return {
    members: Object.fromEntries([...Object.entries(old), ...entries]),
    changes: changed.map(({ name }) => `${noun} ${show(name)} ${Object.hasOwn(old, name) ? 'changed' : 'added'}`),
  };
}
