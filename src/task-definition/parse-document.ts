/** A task definition file, JSON or YAML, hostile or not, to a document that can be registered. */
import { type Document, LineCounter, parseDocument as parseYaml } from 'yaml';
import { isJsonObject } from '../json.ts';
import { checkDocument } from './check.ts';
import { type ConvertedTree, convertNode } from './convert-node.ts';
import type { TaskDefinitionDocument } from './document.ts';
import type { DocumentFault } from './fault.ts';
import { isTooDeep } from './nesting.ts';
import { type DocumentPlaces, locateFault } from './places.ts';
import { describeCorrections, putRight } from './put-right.ts';
import { toRegistrable } from './registrable.ts';

/** A document, or all that is wrong with it. */
export type ParsedDocument =
  /** `notice`: what was put right, for a person; names places, never content. */
  | { readonly document: TaskDefinitionDocument; readonly places: DocumentPlaces; readonly notice?: string }
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
  const checked = 'tree' in parsed ? checkTree(parsed.tree, file, kept) : parsed;
  if ('document' in checked) return checked;
  return { faults: checked.faults.slice(0, MOST_FAULTS).map((fault) => ({ file, ...fault })) };
}

function checkTree(tree: ConvertedTree, file: string, kept: readonly string[]): ParsedDocument {
  if (!isJsonObject(tree.json)) {
    return { faults: [{ path: '', problem: 'is not an object', advice: 'Give a task definition with its members' }] };
  }
  const corrected = putRight(tree, kept);
  const document = toRegistrable(isJsonObject(corrected.json) ? corrected.json : {}, kept);
  const prefix = isJsonObject(tree.json.taskDefinition) ? 'taskDefinition.' : '';
  const places = { file, prefix, lines: tree.lines, moved: corrected.moved };
  const checked = checkDocument(document).map((fault) => locateFault(fault, places));
  const faults = [
    ...corrected.faults.map((fault) => locateFault(fault, { file, prefix: '', lines: tree.lines })),
    ...checked,
  ];
  if (faults.length > 0) return { faults };
  const notice = describeCorrections(corrected);
  return { document, places, ...(notice === undefined ? {} : { notice }) };
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
