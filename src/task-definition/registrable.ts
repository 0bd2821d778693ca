import { defined, isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import type { TaskDefinitionDocument } from '../ports/task-definition.ts';

/**
 * Fields that DescribeTaskDefinition answers and RegisterTaskDefinition refuses (ECS API reference, TaskDefinition).
 */
const RESPONSE_ONLY: ReadonlySet<string> = new Set([
  'taskDefinitionArn',
  'revision',
  'status',
  'requiresAttributes',
  'compatibilities',
  'registeredAt',
  'registeredBy',
  'deregisteredAt',
  'deleteRequestedAt',
]);

/** Whether only answers have a field of this name, at the top of a document. */
export function isResponseOnly(name: string): boolean {
  return RESPONSE_ONLY.has(name);
}

/**
 * The document of a described revision, or of a file in either form: taken out of `{taskDefinition, tags}`, without the
 * fields that only answers hold, without fields that are null, and without an empty list of tags, which ECS refuses.
 * Fields that nobody here knows are kept: ECS may.
 * @param kept names of fields that stay although they are null
 */
export function toRegistrable(described: JsonObject, kept: readonly string[] = []): TaskDefinitionDocument {
  const inner = described.taskDefinition;
  const source = isJsonObject(inner) ? { ...inner, ...pickTags(described) } : described;
  const fields = Object.entries(source).filter(
    ([name, value]) => !RESPONSE_ONLY.has(name) && !isEmptyTags(name, value),
  );
  return asDocument(dropNulls(Object.fromEntries(fields), kept));
}

function pickTags(described: JsonObject): JsonObject {
  return defined({ tags: described.tags });
}

function isEmptyTags(name: string, value: Json | undefined): boolean {
  return name === 'tags' && Array.isArray(value) && value.length === 0;
}

/** A file may lack them; `checkDocument` says so. */
function asDocument(fields: Json): TaskDefinitionDocument {
  return fields as TaskDefinitionDocument;
}

/** A field that a tool writes as `null` was not set. Items of lists stay, for their places to stay. */
function dropNulls(value: Json, kept: readonly string[]): Json {
  if (Array.isArray(value)) return value.map((item: Json) => dropNulls(item, kept));
  if (!isJsonObject(value)) return value;
  const fields = Object.entries(value).flatMap(([name, field]): [string, Json][] =>
    field === undefined || (field === null && !kept.includes(name)) ? [] : [[name, dropNulls(field, kept)]],
  );
  return Object.fromEntries(fields);
}
