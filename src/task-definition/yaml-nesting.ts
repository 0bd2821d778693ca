import { Lexer } from 'yaml';
import { DEEPEST } from './converted-tree.ts';

/**
 * Whether a text of JSON or YAML is nested deeper than any task definition. Asked before parsing, since the parser
 * recurses and a deep text costs it all of its memory. In block style each level takes at least one column.
 */
export function isTooDeep(text: string): boolean {
  let flowDepth = 0;
  let column = 0;
  let isScalarNext = false;
  let areBlanksDeep = false;
  for (const token of new Lexer().lex(text)) {
    if (isScalarNext) {
      isScalarNext = false;
      column = 0;
      continue;
    }
    // The lexer announces each scalar with this mark, so that a scalar "[" is not taken for a bracket.
    isScalarNext = token === '\u001f';
    if (token === '[' || token === '{') flowDepth += 1;
    if (token === ']' || token === '}') flowDepth -= 1;
    const isLineEnd = token.endsWith('\n');
    column = isLineEnd ? 0 : column + token.length;
    const isDeep = flowDepth === 0 && column > 2 * DEEPEST;
    // Blanks are a level only if text follows them.
    const isDeepBlock = (isDeep && /^[-?]$/.test(token)) || (areBlanksDeep && !isLineEnd && !token.startsWith('#'));
    if (flowDepth > DEEPEST || isDeepBlock) return true;
    areBlanksDeep = isDeep && /^ +$/.test(token);
  }
  return false;
}
