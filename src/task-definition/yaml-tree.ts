/** The tree of a file of YAML, or of JSON in which something is wrong: what the errors say is the same. */
import type { Json } from '@slipway/ecs-rules/values';
import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument as parseYaml,
  type Scalar,
} from 'yaml';
import {
  enterPlace,
  findNameProblem,
  isCleanText,
  isExactNumber,
  noteSource,
  noteValue,
  openNotes,
  type Place as PlaceInTree,
  type ReadTree,
  ROOT_PLACE,
  type TreeNotes,
} from './converted-tree.ts';
import type { DocumentError } from './document-error.ts';
import { isTooDeep } from './yaml-nesting.ts';

/** Of any text; its length is the caller's to bound. */
export function readYamlTree(text: string): ReadTree {
  if (isTooDeep(text)) {
    return { errors: [{ path: '', problem: 'is nested too deeply', advice: 'Reduce the nesting' }] };
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
  const errors = describeSyntax(parsed, lineAt);
  if (errors.length > 0) return { errors };
  return convertNode(parsed, lineAt);
}

/** In our own words: the parser's messages quote the file. */
const SYNTAX_WORDS: Readonly<Record<string, string>> = {
  BAD_INDENT: 'is not indented as JSON or YAML must be, or a bracket before this line is not closed',
  MISSING_CHAR: 'is missing a bracket, quote, comma or colon',
  MULTIPLE_DOCS: 'contains more than one document',
  NON_STRING_KEY: 'has a name that is not a string',
  TAG_RESOLVE_FAILED: 'has an unsupported YAML tag ("!…")',
  TAB_AS_INDENT: 'is indented with tabs, which YAML forbids',
  UNEXPECTED_TOKEN: 'contains something unexpected',
};

function describeSyntax(parsed: Document.Parsed, lineAt: (offset: number) => number): readonly DocumentError[] {
  return [...parsed.errors, ...parsed.warnings].map((error) => ({
    path: '',
    line: lineAt(error.pos[0]),
    problem: SYNTAX_WORDS[error.code] ?? `is not JSON or YAML (${error.code})`,
    advice: 'Correct this line or the one before it',
  }));
}

const MOST_ALIASES = 100;

interface Conversion {
  readonly parsed: Document.Parsed;
  readonly lineAt: (offset: number) => number;
  readonly notes: TreeNotes;
  readonly errors: DocumentError[];
  aliases: number;
}

interface Place extends PlaceInTree {
  readonly line: number;
}

/** Whatever JSON or ECS cannot hold is an error with its path and line. */
function convertNode(parsed: Document.Parsed, lineAt: (offset: number) => number): ReadTree {
  const conversion: Conversion = { parsed, lineAt, notes: openNotes(), errors: [], aliases: 0 };
  const json = convert(parsed.contents, { ...ROOT_PLACE, line: 1 }, conversion);
  const { errors, notes } = conversion;
  return errors.length > 0 ? { errors } : { tree: { json, lines: notes.lines, sources: notes.sources } };
}

function convert(node: unknown, parent: Place, conversion: Conversion): Json {
  const place = { ...parent, line: lineOf(node, parent, conversion) };
  if (!noteValue(conversion.notes, place, place.line)) return refuseSize(place, conversion);
  if (isAlias(node)) return convertAlias(node, place, conversion);
  if (isMap(node)) return convertMap(node.items, place, conversion);
  if (isSeq(node)) {
    return node.items.map((item, index) => convert(item, below(place, index), conversion));
  }
  return isScalar(node) ? convertScalar(node, place, conversion) : null;
}

function lineOf(node: unknown, parent: Place, conversion: Conversion): number {
  const hasRange = isAlias(node) || isMap(node) || isSeq(node) || isScalar(node);
  const offset = hasRange ? node.range?.[0] : undefined;
  return offset === undefined ? parent.line : conversion.lineAt(offset);
}

function below(place: Place, step: string | number): Place {
  return { ...enterPlace(place, step), line: place.line };
}

function addError(place: Place, conversion: Conversion, words: Words): null {
  conversion.errors.push({ path: place.path, line: place.line, ...words });
  return null;
}

function refuseSize(place: Place, conversion: Conversion): null {
  if (conversion.errors.some((error) => error.problem.startsWith('is more than'))) return null;
  return addError(place, conversion, {
    problem: 'has more nodes than a task definition can have (aliases included)',
    advice: 'Write the document without aliases, or make it smaller',
  });
}

function convertAlias(node: unknown, place: Place, conversion: Conversion): Json {
  conversion.aliases += 1;
  if (conversion.aliases > MOST_ALIASES) return refuseSize(place, conversion);
  const target = isAlias(node) ? node.resolve(conversion.parsed) : undefined;
  if (target !== undefined) return convert(target, { ...place, depth: place.depth + 1 }, conversion);
  return addError(place, conversion, {
    problem: 'is an alias without an anchor',
    advice: 'Set its anchor before it, or quote the "*"',
  });
}

function convertMap(items: readonly unknown[], place: Place, conversion: Conversion): Json {
  const names = new Set<string>();
  const fields: [string, Json][] = [];
  for (const pair of items) {
    if (!isPair(pair) || !isScalar(pair.key)) continue;
    const name = String(pair.key.value);
    const inside = { ...below(place, name), line: lineOf(pair.key, place, conversion) };
    const problem = isMergeKey(pair.key) ? MERGE_KEY : describeName(name, names);
    if (problem !== undefined) {
      addError(inside, conversion, problem);
      continue;
    }
    names.add(name);
    fields.push([name, convert(pair.value, inside, conversion)]);
  }
  return Object.fromEntries(fields);
}

type Words = Pick<DocumentError, 'problem' | 'advice'>;

/** The parser reads YAML 1.2, which has none: it would go to ECS as a field that ECS passes over. */
const MERGE_KEY: Words = {
  problem: 'is a merge key, which YAML 1.2 does not support',
  advice: 'Write out the fields instead',
};

function isMergeKey(key: Scalar): boolean {
  return key.value === '<<' && key.type === 'PLAIN';
}

function describeName(name: string, names: ReadonlySet<string>): Words | undefined {
  const problem = findNameProblem(name, names);
  return problem === undefined ? undefined : { problem, advice: 'Keep one, or correct its name' };
}

function convertScalar({ value, source = '' }: Scalar, place: Place, conversion: Conversion): Json {
  if (value === null) return value;
  if (typeof value !== 'string') noteSource(conversion.notes, place, source);
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return convertNumber({ value, source }, place, conversion);
  if (typeof value === 'string' && isCleanText(value)) return value;
  return addError(place, conversion, {
    problem: 'contains a NUL or a lone surrogate',
    advice: 'Retype the text',
  });
}

function convertNumber(
  { value, source }: { readonly value: number; readonly source: string },
  place: Place,
  conversion: Conversion,
): Json {
  if (isExactNumber(value, source)) return value;
  return addError(place, conversion, {
    problem: 'is a number that JSON cannot represent exactly',
    advice: 'Quote it if it is meant as text',
  });
}
