/** A service definition file, JSON or YAML: the input of CreateService (ECS API reference). */
import { below } from '@slipway/ecs-rules/task-definition';
import { isJsonList, isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import type { DocumentError } from '../task-definition/document-error.ts';
import { parseTree } from '../task-definition/parse-tree.ts';
import { describePlaceholder, findPlaceholder, PLACEHOLDER_ADVICE } from '../task-definition/placeholder.ts';
import { locateError } from '../task-definition/places.ts';
import { lastSegment } from '../text/arn.ts';
import { CREATE_FIELDS } from './create-fields.ts';

/** A definition, or all that is wrong with it. */
export type ParsedDefinition =
  | { readonly definition: JsonObject; readonly warnings: readonly DocumentError[] }
  | { readonly errors: readonly DocumentError[] };

/**
 * Reads and checks the file's text.
 * @param file the file's name, for the errors; they name places and fields, never content
 * @param asked cluster and service of the run: the file may leave them out, and may not name others
 */
export async function parseDefinition(
  text: string,
  file: string,
  asked: { readonly cluster: string; readonly service: string },
): Promise<ParsedDefinition> {
  const parsed = await parseTree(text);
  if ('errors' in parsed) return { errors: parsed.errors.map((error) => ({ file, ...error })) };
  const { json, lines } = parsed.tree;
  const locate = (error: DocumentError) => locateError(error, { file, prefix: '', lines });
  if (!isJsonObject(json)) return { errors: [locate(noDefinition('is no object'))] };
  if ('containerDefinitions' in json) return { errors: [locate(noDefinition('is a task definition'))] };
  const errors = [...listPlaceholders(json, ''), ...listOtherNames(json, asked)];
  if (errors.length > 0) return { errors: errors.map(locate) };
  const unknown = Object.keys(json).filter((name) => !CREATE_FIELDS.has(name));
  return { definition: json, warnings: unknown.map((name) => locate(describeUnknown(name))) };
}

function noDefinition(problem: string): DocumentError {
  return { path: '', problem, advice: 'Give the input of CreateService, with fields such as desiredCount' };
}

function describeUnknown(name: string): DocumentError {
  const problem = 'is not a field of CreateService, as far as this version knows; it is sent as it is';
  return { path: below('', name), problem, advice: 'Correct its name if it is mistyped' };
}

/** Tags may hold nearly any text. */
function listPlaceholders(value: Json | undefined, path: string): readonly DocumentError[] {
  if (path === 'tags') return [];
  if (typeof value === 'string') {
    const found = findPlaceholder(value, 'name');
    return found === undefined ? [] : [{ path, problem: describePlaceholder(found), advice: PLACEHOLDER_ADVICE }];
  }
  if (isJsonList(value)) return value.flatMap((one, at) => listPlaceholders(one, `${path}[${at}]`));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, one]) => listPlaceholders(one, below(path, name)));
}

function listOtherNames(
  { cluster, serviceName }: JsonObject,
  asked: { readonly cluster: string; readonly service: string },
): readonly DocumentError[] {
  const differs = (given: Json | undefined, own: string) => given !== undefined && lastSegment(String(given)) !== own;
  const own = { cluster: lastSegment(asked.cluster), service: lastSegment(asked.service) };
  return [
    ...(differs(cluster, own.cluster) ? [otherName('cluster', 'cluster', own.cluster)] : []),
    ...(differs(serviceName, own.service) ? [otherName('serviceName', 'service', own.service)] : []),
  ];
}

function otherName(path: string, input: string, own: string): DocumentError {
  return {
    path,
    problem: `is not ${own}, as input ${input} has it`,
    advice: 'Make the two the same, or remove it here',
  };
}
