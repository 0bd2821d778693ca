/** A task definition file, JSON or YAML, hostile or not, to a document that can be registered. */
import { defined, isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import type { TaskDefinitionDocument } from '../ports/task-definition.ts';
import { checkDocument } from './check.ts';
import { coerceTypes, describeCorrections } from './coerce-types.ts';
import type { ConvertedTree } from './converted-tree.ts';
import type { DocumentError } from './document-error.ts';
import { findPlaceholders } from './find-placeholders.ts';
import { findComment } from './json-comments.ts';
import { findOtherKind } from './other-files.ts';
import { LONGEST_TEXT, parseTree } from './parse-tree.ts';
import { type DocumentPlaces, locateError } from './places.ts';
import { toRegistrable } from './registrable.ts';
import { listTemplateLines, quotePlaceholders } from './unfilled-template.ts';
import { findUnknownFields } from './unknown-fields.ts';

/** A document, or all that is wrong with it. */
export type ParsedDocument =
  | {
      readonly document: TaskDefinitionDocument;
      readonly places: DocumentPlaces;
      /** What was converted, for a person; names places, never content. */
      readonly notice?: string;
      /** Fields that are unknown. */
      readonly warnings: readonly DocumentError[];
    }
  | { readonly errors: readonly DocumentError[] };

/** More than this is noise. */
const MOST_ERRORS = 20;

/**
 * Reads a file of any name as JSON or YAML 1.2, takes a described document out of its wrapping, drops what only answers
 * hold, puts types right, and checks the shape. Aliases, depth and size are bounded; a name given twice is an error.
 * @param file the file's name, for the errors; they name places and fields, never content
 * @param kept names of fields that stay although they are null or an empty text
 */
export async function parseDocument(text: string, file: string, kept: readonly string[] = []): Promise<ParsedDocument> {
  const parsed = await parseTree(text);
  const comment = text.length > LONGEST_TEXT ? undefined : findComment(text);
  if (comment !== undefined) return { errors: [{ file, ...comment }] };
  const checked = 'tree' in parsed ? checkTree(parsed.tree, file, kept) : await explainSyntax(text, parsed.errors);
  if ('document' in checked) return checked;
  return { errors: checked.errors.slice(0, MOST_ERRORS).map((error) => ({ file, ...error })) };
}

/** A template whose placeholders were not replaced is often no JSON: then these are what is wrong. */
async function explainSyntax(
  text: string,
  errors: readonly DocumentError[],
): Promise<{ readonly errors: readonly DocumentError[] }> {
  const quoted = text.length > LONGEST_TEXT ? text : quotePlaceholders(text);
  const parsed = quoted === text ? { errors } : await parseTree(quoted);
  const unfilled = 'tree' in parsed ? listUnfilled(parsed.tree) : listTemplateLines(quoted);
  return { errors: unfilled.length > 0 ? unfilled : errors };
}

/** Placeholders of a file, with their lines. */
function listUnfilled({ json, lines }: ConvertedTree): readonly DocumentError[] {
  if (!isJsonObject(json)) return [];
  const inner = json.taskDefinition;
  const places = { file: '', prefix: isJsonObject(inner) ? 'taskDefinition.' : '', lines };
  return findPlaceholders(isJsonObject(inner) ? inner : json).errors.map((error) => {
    const { file: _, ...located } = locateError(error, places);
    return located;
  });
}

function checkTree(tree: ConvertedTree, file: string, kept: readonly string[]): ParsedDocument {
  const other = findOtherKind(tree.json);
  if (other !== undefined || !isJsonObject(tree.json)) return { errors: other === undefined ? [] : [other] };
  const corrected = coerceTypes(tree, kept);
  const document = toRegistrable(isJsonObject(corrected.json) ? corrected.json : {}, kept);
  const prefix = isJsonObject(tree.json.taskDefinition) ? 'taskDefinition.' : '';
  const places = { file, prefix, lines: tree.lines, moved: corrected.moved };
  const checked = checkDocument(document).map((error) => locateError(error, places));
  const errors = [
    ...corrected.errors.map((error) => locateError(error, { file, prefix: '', lines: tree.lines })),
    ...checked,
  ];
  const inFile = { file, prefix, lines: tree.lines };
  const unknown = findUnknownFields(prefix === '' ? tree.json : asObject(tree.json.taskDefinition));
  const warnings = unknown.map((error) => locateError(error, inFile));
  // A field that does not exist may be there by another name.
  if (errors.length > 0) return { errors: joinErrors(listUnfilled(tree).filter(isNoImage), errors, warnings) };
  const notice = describeCorrections(corrected);
  return { document, places, warnings, ...defined({ notice }) };
}

function asObject(json: Json | undefined): JsonObject {
  return isJsonObject(json) ? json : {};
}

/** Images may be set by the run, so their placeholders are left to it. */
function isNoImage({ path }: DocumentError): boolean {
  return !path.endsWith('.image');
}

/** One error for each place: the first list that has one explains it best. */
function joinErrors(...lists: readonly (readonly DocumentError[])[]): readonly DocumentError[] {
  return lists.flatMap((list, at) => {
    const explained = new Set(lists.slice(0, at).flatMap((one) => one.map(({ path }) => path)));
    return list.filter(({ path }) => path === '' || !explained.has(path));
  });
}
