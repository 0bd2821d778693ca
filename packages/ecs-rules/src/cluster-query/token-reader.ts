import type { Token } from './read-tokens.ts';

/** The tokens of an expression and how far they are read. */
export interface TokenReader {
  readonly tokens: readonly Token[];
  at: number;
  depth: number;
}

/** Consumes the next token if it is one of the signs or bare words. */
export function takeOne(reader: TokenReader, texts: readonly string[]): string | undefined {
  const token = reader.tokens[reader.at];
  if (token === undefined || (token.kind === 'word' && token.isQuoted) || !texts.includes(token.text)) return undefined;
  reader.at += 1;
  return token.text;
}
