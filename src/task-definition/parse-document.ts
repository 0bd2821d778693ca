/** A task definition file, JSON or YAML, hostile or not, to a document that can be registered. */
import { type Document, LineCounter, parseDocument as parseYaml } from 'yaml';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { checkDocument } from './check.ts';
import { type ConvertedTree, convertNode } from './convert-node.ts';
import type { TaskDefinitionDocument } from './document.ts';
import type { DocumentFault } from './fault.ts';
import { findPlaceholders } from './find-placeholders.ts';
import { findComment } from './json-comments.ts';
import { isTooDeep } from './nesting.ts';
import { findOtherKind } from './other-files.ts';
import { type DocumentPlaces, locateFault } from './places.ts';
import { describeCorrections, putRight } from './put-right.ts';
import { toRegistrable } from './registrable.ts';
import { listTemplateLines, quotePlaceholders } from './unfilled-template.ts';
import { findUnknownFields } from './unknown-fields.ts';

/** A document, or all that is wrong with it. */
export type ParsedDocument =
  | {
      readonly document: TaskDefinitionDocument;
      readonly places: DocumentPlaces;
      /** What was put right, for a person; names places, never content. */
      readonly notice?: string;
      /** Fields that are unknown. */
      readonly doubts: readonly DocumentFault[];
    }
  | { readonly faults: readonly DocumentFault[] };

/**
 * In UTF-16 code units. ECS takes 64 KiB (ECS API reference, RegisterTaskDefinition); comments and layout may take
 * more. The parser's time grows with the square of what is wrong in a text, so this bounds it to about a second.
 */
const LONGEST_TEXT = 262_144;

/** More than this is noise. */
const MOST_FAULTS = 20;

/**
 * Reads a file of any name as JSON or YAML 1.2, takes a described document out of its wrapping, drops what only answers
 * hold, puts types right, and checks the shape. Aliases, depth and size are bounded; a name given twice is a fault.
 * @param file the file's name, for the faults; they name places and members, never content
 * @param kept names of members that stay although they are null or an empty text
 */
export function parseDocument(text: string, file: string, kept: readonly string[] = []): ParsedDocument {
  const parsed = parseTree(text);
  const comment = text.length > LONGEST_TEXT ? undefined : findComment(text);
  if (comment !== undefined) return { faults: [{ file, ...comment }] };
  const checked = 'tree' in parsed ? checkTree(parsed.tree, file, kept) : explainSyntax(text, parsed.faults);
  if ('document' in checked) return checked;
  return { faults: checked.faults.slice(0, MOST_FAULTS).map((fault) => ({ file, ...fault })) };
}

/** A template whose placeholders were not replaced is often no JSON: then these are what is wrong. */
function explainSyntax(text: string, faults: readonly DocumentFault[]): { readonly faults: readonly DocumentFault[] } {
  const quoted = text.length > LONGEST_TEXT ? text : quotePlaceholders(text);
  const parsed = quoted === text ? { faults } : parseTree(quoted);
  const unfilled = 'tree' in parsed ? listUnfilled(parsed.tree) : listTemplateLines(quoted);
  return { faults: unfilled.length > 0 ? unfilled : faults };
}

/** Placeholders of a file, with their lines. */
function listUnfilled({ json, lines }: ConvertedTree): readonly DocumentFault[] {
  if (!isJsonObject(json)) return [];
  const inner = json.taskDefinition;
  const places = { file: '', prefix: isJsonObject(inner) ? 'taskDefinition.' : '', lines };
  return findPlaceholders(isJsonObject(inner) ? inner : json).faults.map((fault) => {
    const { file: _, ...located } = locateFault(fault, places);
    return located;
  });
}

function checkTree(tree: ConvertedTree, file: string, kept: readonly string[]): ParsedDocument {
  const other = findOtherKind(tree.json);
  if (other !== undefined || !isJsonObject(tree.json)) return { faults: other === undefined ? [] : [other] };
  const corrected = putRight(tree, kept);
  const document = toRegistrable(isJsonObject(corrected.json) ? corrected.json : {}, kept);
  const prefix = isJsonObject(tree.json.taskDefinition) ? 'taskDefinition.' : '';
  const places = { file, prefix, lines: tree.lines, moved: corrected.moved };
  const checked = checkDocument(document).map((fault) => locateFault(fault, places));
  const faults = [
    ...corrected.faults.map((fault) => locateFault(fault, { file, prefix: '', lines: tree.lines })),
    ...checked,
  ];
  const inFile = { file, prefix, lines: tree.lines };
  const unknown = findUnknownFields(prefix === '' ? tree.json : asObject(tree.json.taskDefinition));
  const doubts = unknown.map((fault) => locateFault(fault, inFile));
  // A field that is not there may be there by another name.
  if (faults.length > 0) return { faults: joinFaults(listUnfilled(tree).filter(isNoImage), faults, doubts) };
  const notice = describeCorrections(corrected);
  return { document, places, doubts, ...(notice === undefined ? {} : { notice }) };
}

function asObject(json: Json | undefined): JsonObject {
  return isJsonObject(json) ? json : {};
}

/** Images may be set by the run, so their placeholders are left to it. */
function isNoImage({ path }: DocumentFault): boolean {
  return !path.endsWith('.image');
}

/** One fault for each place: the first list that has one explains it best. */
function joinFaults(...lists: readonly (readonly DocumentFault[])[]): readonly DocumentFault[] {
  return lists.flatMap((list, at) => {
    const explained = new Set(lists.slice(0, at).flatMap((one) => one.map(({ path }) => path)));
    return list.filter(({ path }) => path === '' || !explained.has(path));
  });
}

/** The tree of a JSON or YAML text of any kind: size, depth and aliases are bounded. */
export function parseTree(
  text: string,
): { readonly tree: ConvertedTree } | { readonly faults: readonly DocumentFault[] } {
  if (text.length > LONGEST_TEXT) {
    return {
      faults: [{ path: '', problem: 'is longer than 256 KiB', advice: 'Give a task definition; ECS takes 64 KiB' }],
    };
  }
  if (isTooDeep(text)) {
    return { faults: [{ path: '', problem: 'is nested too deep', advice: 'No task definition needs this depth' }] };
  }
  const counter = new LineCounter();
  const lineAt = (offset: number) => counter.linePos(offset).line;
  const parsed = parseYaml(text, {
    version: '1.2',
    schema: 'core',
    // Dates, sets and bytes have no form in JSON.
    resolveKnownTags: false,
    stringKeys: true,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
    lineCounter: counter,
  });
  const faults = describeSyntax(parsed, lineAt);
  if (faults.length > 0) return { faults };
  const converted = convertNode(parsed, lineAt);
  return converted.faults.length > 0 ? { faults: converted.faults } : { tree: converted };
}

/** In our own words: the parser's messages quote the file. */
const SYNTAX_WORDS: Readonly<Record<string, string>> = {
  BAD_INDENT: 'is not indented as JSON or YAML must be, or a bracket before this line is not closed',
  MISSING_CHAR: 'lacks a bracket, quote, comma or colon',
  MULTIPLE_DOCS: 'holds more than one document',
  NON_STRING_KEY: 'has a name that is not a string',
  TAG_RESOLVE_FAILED: 'has a YAML tag ("!…") that has no meaning here',
  TAB_AS_INDENT: 'is indented with tabs, which YAML forbids',
  UNEXPECTED_TOKEN: 'holds something unexpected',
};

function describeSyntax(parsed: Document.Parsed, lineAt: (offset: number) => number): readonly DocumentFault[] {
  return [...parsed.errors, ...parsed.warnings].map((error) => ({
    path: '',
    line: lineAt(error.pos[0]),
    problem: SYNTAX_WORDS[error.code] ?? `is not JSON or YAML (${error.code})`,
    advice: 'Correct this line or the one before it',
  }));
}
