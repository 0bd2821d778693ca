/** Reading the members of a request. A member of the wrong type is refused as the JSON layer of ECS would. */
import { isJsonList, isJsonObject, type Json, type JsonObject } from '../../json.ts';
import { ApiFault, invalidParameter } from './fault.ts';

/** Wording not documented. */
export function wrongType(member: string, wanted: string): ApiFault {
  return new ApiFault('SerializationException', `${member} must be ${wanted}`);
}

export function readString(input: JsonObject, member: string): string | undefined {
  const value = input[member] ?? undefined;
  if (value === undefined || typeof value === 'string') return value;
  throw wrongType(member, 'a string');
}

/** Text that must be there and not empty. */
export function requireString(input: JsonObject, member: string): string {
  const value = readString(input, member);
  // Wording not documented.
  if (value === undefined || value === '') throw invalidParameter(`${member} can not be blank.`);
  return value;
}

export function readNumber(input: JsonObject, member: string): number | undefined {
  const value = input[member] ?? undefined;
  if (value === undefined || (typeof value === 'number' && Number.isFinite(value))) return value;
  throw wrongType(member, 'a number');
}

export function readBoolean(input: JsonObject, member: string): boolean | undefined {
  const value = input[member] ?? undefined;
  if (value === undefined || typeof value === 'boolean') return value;
  throw wrongType(member, 'a boolean');
}

export function readObject(input: JsonObject, member: string): JsonObject | undefined {
  const value = input[member] ?? undefined;
  if (value === undefined || isJsonObject(value)) return value;
  throw wrongType(member, 'an object');
}

export function readList(input: JsonObject, member: string): readonly Json[] | undefined {
  const value = input[member] ?? undefined;
  if (value === undefined) return undefined;
  if (isJsonList(value)) return value;
  throw wrongType(member, 'a list');
}

export function readObjects(input: JsonObject, member: string): readonly JsonObject[] {
  return (readList(input, member) ?? []).map((value) => {
    if (isJsonObject(value)) return value;
    throw wrongType(`Each of ${member}`, 'an object');
  });
}

export function readStrings(input: JsonObject, member: string): readonly string[] {
  return (readList(input, member) ?? []).map((value) => {
    if (typeof value === 'string') return value;
    throw wrongType(`Each of ${member}`, 'a string');
  });
}

/** Seconds since the epoch with a fraction of milliseconds, as the wire has it. */
export function asTimestamp(ms: number): number {
  return ms / 1000;
}

/** The members among `names` that are there and not null. */
export function pickMembers(input: JsonObject, names: readonly string[]): JsonObject {
  const picked: Record<string, Json> = {};
  for (const name of names) {
    const value = input[name] ?? undefined;
    if (value !== undefined) picked[name] = value;
  }
  return picked;
}

/** An object without the members that are undefined: absent members are left out of answers. */
export function omitAbsent(members: Readonly<Record<string, Json | undefined>>): JsonObject {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
