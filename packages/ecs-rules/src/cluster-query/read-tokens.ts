/** The words and signs of an expression. */
import { QueryError } from './query-error.ts';

export type Token =
  /** A bare word or a quoted text. Only a bare word can be an operator. */
  | { readonly kind: 'word'; readonly text: string; readonly isQuoted: boolean }
  | { readonly kind: 'sign'; readonly text: string };

/** Longest first, so that `!=` is not read as `!`. */
const SIGNS = [
  '!exists',
  '!in',
  '==',
  '!=',
  '=~',
  '!~',
  '>=',
  '<=',
  '&&',
  '||',
  '>',
  '<',
  '!',
  '(',
  ')',
  '[',
  ']',
  ',',
];
/** What may follow a sign that is a word, such as `!in`. */
const WORD_END = /^(?:[\s()[\]]|$)/;
const BARE = /^[^\s()[\],'"!<>=&|~]+/;

/** @throws QueryError for a character that nothing begins with, or a quoted text without its end */
export function readTokens(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let rest = text.trimStart();
  while (rest !== '') {
    const previous = tokens[tokens.length - 1];
    const { token, length } = isMatchSign(previous) ? readPatternText(rest) : readToken(rest);
    tokens.push(token);
    rest = rest.slice(length).trimStart();
  }
  return tokens;
}

/** A pattern is written with signs that mean something else elsewhere. */
function isMatchSign(token: Token | undefined): boolean {
  if (token === undefined) return false;
  if (token.kind === 'sign') return token.text === '=~' || token.text === '!~';
  return !token.isQuoted && (token.text === 'matches' || token.text === 'not_matches');
}

interface Read {
  readonly token: Token;
  readonly length: number;
}

function readToken(rest: string): Read {
  const quoted = readQuoted(rest);
  if (quoted !== undefined) return quoted;
  const sign = SIGNS.find(
    (one) => rest.startsWith(one) && (!/[a-z]$/.test(one) || WORD_END.test(rest.slice(one.length))),
  );
  if (sign !== undefined) return { token: { kind: 'sign', text: sign }, length: sign.length };
  const bare = BARE.exec(rest)?.[0];
  if (bare === undefined) throw new QueryError(`unexpected ${rest.slice(0, 1)}`);
  return { token: { kind: 'word', text: bare, isQuoted: false }, length: bare.length };
}

function readQuoted(rest: string): Read | undefined {
  const quote = rest.slice(0, 1);
  if (quote !== "'" && quote !== '"') return undefined;
  const end = rest.indexOf(quote, 1);
  if (end < 0) throw new QueryError(`a ${quote} is not closed`);
  return { token: { kind: 'word', text: rest.slice(1, end), isQuoted: true }, length: end + 1 };
}

/** Up to a space, `&&`, `||` or a `)` that closes what was opened before the pattern. */
function readPatternText(rest: string): Read {
  const quoted = readQuoted(rest);
  if (quoted !== undefined) return quoted;
  let depth = 0;
  let at = 0;
  for (; at < rest.length; at += 1) {
    const character = rest.charAt(at);
    const isEnd = /\s/.test(character) || rest.startsWith('&&', at) || rest.startsWith('||', at);
    if (isEnd || (character === ')' && depth === 0)) break;
    if (character === '\\') at += 1;
    else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
  }
  if (at === 0) throw new QueryError('a pattern is missing');
  return { token: { kind: 'word', text: rest.slice(0, at), isQuoted: true }, length: Math.min(at, rest.length) };
}
