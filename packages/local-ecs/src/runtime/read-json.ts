/** Fields of documents that were checked before: a value of another type counts as absent. */
import { isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';

export function readObject(from: Json | undefined): JsonObject {
  return isJsonObject(from) ? from : {};
}

export function readObjects(from: Json | undefined): readonly JsonObject[] {
  return Array.isArray(from) ? from.filter(isJsonObject) : [];
}

export function readText(from: Json | undefined): string | undefined {
  return typeof from === 'string' ? from : undefined;
}

export function readNumber(from: Json | undefined): number | undefined {
  return typeof from === 'number' ? from : undefined;
}

export function readTexts(from: Json | undefined): readonly string[] | undefined {
  return Array.isArray(from) ? from.filter((each) => typeof each === 'string') : undefined;
}

/** An empty list counts as absent: the image's own applies (tutorials of AWS have `"entryPoint": []`). */
export function readFilled(from: Json | undefined): readonly string[] | undefined {
  const texts = readTexts(from);
  return texts?.length === 0 ? undefined : texts;
}

/** The container ports of a port mapping: one, or those of its range. */
export function expandContainerPorts(mapping: JsonObject): readonly number[] {
  const range = /^(\d+)-(\d+)$/.exec(readText(mapping.containerPortRange) ?? '');
  const first = range === null ? readNumber(mapping.containerPort) : Number(range[1]);
  if (first === undefined) return [];
  const last = range === null ? first : Number(range[2]);
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

/** The fields whose value is text. */
export function readTextFields(from: Json | undefined): Readonly<Record<string, string>> {
  const entries = Object.entries(readObject(from));
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
