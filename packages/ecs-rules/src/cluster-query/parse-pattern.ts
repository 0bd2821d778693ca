import { type CharacterSet, openPattern, type Pattern, type PatternBuilder } from './pattern.ts';
import { QueryError } from './query-error.ts';

/** States of the largest pattern; more than that comes of repetitions inside repetitions. */
const MOST_STATES = 2000;
const DEEPEST = 50;

const ANY: CharacterSet = { isNegative: true, ranges: [['\n', '\n']] };
const DIGIT: readonly (readonly [string, string])[] = [['0', '9']];
const WORD: readonly (readonly [string, string])[] = [
  ['a', 'z'],
  ['A', 'Z'],
  ['0', '9'],
  ['_', '_'],
];
const SPACE: readonly (readonly [string, string])[] = [
  ['\t', '\r'],
  [' ', ' '],
];
const CLASSES: Readonly<Record<string, CharacterSet>> = {
  d: { isNegative: false, ranges: DIGIT },
  D: { isNegative: true, ranges: DIGIT },
  w: { isNegative: false, ranges: WORD },
  W: { isNegative: true, ranges: WORD },
  s: { isNegative: false, ranges: SPACE },
  S: { isNegative: true, ranges: SPACE },
};

type Node =
  | { readonly kind: 'set'; readonly set: CharacterSet }
  | { readonly kind: 'sequence' | 'choice'; readonly of: readonly Node[] }
  | { readonly kind: 'repeat'; readonly of: Node; readonly least: number; readonly most: number };

interface Reader {
  readonly text: string;
  at: number;
  depth: number;
}

/** @throws QueryError for a pattern that is not read here, such as one with a lookahead or a back-reference */
export function parsePattern(text: string): Pattern {
  // A pattern fits the whole text or not at all, so anchors at its ends say nothing new.
  const bare = text.replace(/^\^/, '').replace(/(?<!\\)\$$/, '');
  const reader: Reader = { text: bare, at: 0, depth: 0 };
  const node = readChoice(reader);
  if (reader.at < bare.length) throw new QueryError(`the pattern ${text} has an extra )`);
  const builder = openPattern();
  const first = builder.add();
  return builder.finish(build(builder, node, first));
}

function readChoice(reader: Reader): Node {
  const options = [readSequence(reader)];
  while (reader.text[reader.at] === '|') {
    reader.at += 1;
    options.push(readSequence(reader));
  }
  return options.length === 1 && options[0] !== undefined ? options[0] : { kind: 'choice', of: options };
}

function readSequence(reader: Reader): Node {
  const parts: Node[] = [];
  for (let next = reader.text[reader.at]; next !== undefined && next !== '|' && next !== ')'; ) {
    parts.push(readRepeated(reader));
    next = reader.text[reader.at];
  }
  return { kind: 'sequence', of: parts };
}

function readRepeated(reader: Reader): Node {
  const of = readAtom(reader);
  const rest = reader.text.slice(reader.at);
  const [sign = '', , least, comma, most] = /^(\*|\+|\?|\{(\d{1,4})(,?)(\d{0,4})\})\??/.exec(rest) ?? [];
  reader.at += sign.length;
  if (/^[*+?]/.test(reader.text.slice(reader.at))) throw new QueryError('two repetitions in a row');
  if (sign === '') return of;
  if (sign.startsWith('*')) return { kind: 'repeat', of, least: 0, most: Number.POSITIVE_INFINITY };
  if (sign.startsWith('+')) return { kind: 'repeat', of, least: 1, most: Number.POSITIVE_INFINITY };
  if (sign.startsWith('?')) return { kind: 'repeat', of, least: 0, most: 1 };
  const end = comma === '' ? Number(least) : most === '' ? Number.POSITIVE_INFINITY : Number(most);
  if (end < Number(least)) throw new QueryError('a repetition ends before it begins');
  return { kind: 'repeat', of, least: Number(least), most: end };
}

function readAtom(reader: Reader): Node {
  const character = reader.text[reader.at] ?? '';
  reader.at += 1;
  if (character === '(') return readGroup(reader);
  if (character === '[') return { kind: 'set', set: readClass(reader) };
  if (character === '.') return { kind: 'set', set: ANY };
  if (character === '\\') return { kind: 'set', set: readEscape(reader) };
  if ('*+?{^$'.includes(character)) throw new QueryError(`the pattern has a misplaced ${character}`);
  return { kind: 'set', set: only(character) };
}

function readGroup(reader: Reader): Node {
  reader.depth += 1;
  if (reader.depth > DEEPEST) throw new QueryError(`the pattern is nested deeper than ${DEEPEST} groups`);
  const rest = reader.text.slice(reader.at);
  if (rest.startsWith('?:')) reader.at += 2;
  else if (rest.startsWith('?')) throw new QueryError('the pattern has an unsupported kind of group');
  const node = readChoice(reader);
  if (reader.text[reader.at] !== ')') throw new QueryError('the pattern has an unclosed (');
  reader.at += 1;
  reader.depth -= 1;
  return node;
}

function only(character: string): CharacterSet {
  return { isNegative: false, ranges: [[character, character]] };
}

function readEscape(reader: Reader): CharacterSet {
  const character = reader.text[reader.at];
  reader.at += 1;
  if (character === undefined) throw new QueryError('the pattern ends with a \\');
  const known = Object.hasOwn(CLASSES, character) ? CLASSES[character] : undefined;
  if (known !== undefined) return known;
  if (/[A-Za-z0-9]/.test(character)) throw new QueryError(`the pattern has \\${character}, which is not supported`);
  return only(character);
}

function readClass(reader: Reader): CharacterSet {
  const isNegative = reader.text[reader.at] === '^';
  if (isNegative) reader.at += 1;
  const ranges: (readonly [string, string])[] = [];
  for (let isFirst = true; reader.text[reader.at] !== ']' || isFirst; isFirst = false) {
    if (reader.at >= reader.text.length) throw new QueryError('the pattern has an unclosed [');
    ranges.push(...readRange(reader));
  }
  reader.at += 1;
  return { isNegative, ranges };
}

function readRange(reader: Reader): CharacterSet['ranges'] {
  const first = readMember(reader);
  const [range] = first.ranges;
  const isRange = reader.text[reader.at] === '-' && ![undefined, ']'].includes(reader.text[reader.at + 1]);
  if (first.isNegative) throw new QueryError('the pattern has a negated class inside a class');
  if (!isRange || range === undefined) return first.ranges;
  reader.at += 1;
  const last = readMember(reader).ranges[0]?.[1] ?? '';
  if (last < range[0]) throw new QueryError('the pattern has a range that ends before it begins');
  return [[range[0], last]];
}

function readMember(reader: Reader): CharacterSet {
  const character = reader.text[reader.at] ?? '';
  reader.at += 1;
  if (character === '[' || (character === '&' && reader.text[reader.at] === '&')) {
    throw new QueryError('the pattern has a class inside a class');
  }
  return character === '\\' ? readEscape(reader) : only(character);
}

/** Builds a node behind the state `from` and returns the state where it ends. */
function build(builder: PatternBuilder, node: Node, from: number): number {
  if (builder.size() > MOST_STATES) throw new QueryError('the pattern is too large');
  if (node.kind === 'set') {
    const end = builder.add();
    // A state matches one character only, so each step begins at a state of its own.
    const begin = builder.add();
    builder.link(from, begin);
    builder.step(begin, node.set, end);
    return end;
  }
  if (node.kind === 'sequence') {
    // Even an empty one has a state, so that repetitions of nothing count towards the limit.
    const begin = builder.add();
    builder.link(from, begin);
    return node.of.reduce((at, part) => build(builder, part, at), begin);
  }
  if (node.kind === 'repeat') return buildRepeat(builder, node, from);
  const end = builder.add();
  for (const option of node.of) builder.link(build(builder, option, from), end);
  return end;
}

function buildRepeat(builder: PatternBuilder, node: Node & { readonly kind: 'repeat' }, from: number): number {
  let at = from;
  for (let count = 0; count < node.least; count += 1) at = build(builder, node.of, at);
  const end = builder.add();
  builder.link(at, end);
  if (node.most === Number.POSITIVE_INFINITY) {
    builder.link(build(builder, node.of, end), end);
    return end;
  }
  for (let count = node.least; count < node.most; count += 1) {
    at = build(builder, node.of, at);
    builder.link(at, end);
  }
  return end;
}
