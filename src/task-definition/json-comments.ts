/** Comments in a file that is meant as JSON. YAML would take them for parts of names and values, and hide them. */
import type { DocumentError } from './document-error.ts';

/**
 * Strings, so that nothing inside them is a comment, and comments. A string that is not closed ends with its line: each
 * quote matches, so that no hostile text is read more than once.
 */
const PARTS = /"(?:[^"\\\n]|\\.)*\\?(?:"|(?=\n)|$)|\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*/g;

/** The first comment of a file of JSON; undefined for a file of another kind, and for one without. */
export function findComment(text: string): DocumentError | undefined {
  if (!/^\ufeff?\s*(?:[[{]|\/[/*])/.test(text) || isJson(text)) return undefined;
  const comments = [...text.matchAll(PARTS)].filter(([part]) => !part.startsWith('"'));
  const [first] = comments;
  if (first === undefined) return undefined;
  const stripped = text.replaceAll(PARTS, (part) => (part.startsWith('"') ? part : ' '));
  const isOwnLine = comments.some(({ index }) => /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, index - 200), index)));
  // In YAML, `//` may be a part of a plain text, as in `{url: http://a}`.
  if (!isJson(stripped.replaceAll(/,(?=\s*[}\]])/g, '')) && !isOwnLine) return undefined;
  const line = text.slice(0, first.index).split('\n').length;
  return {
    path: '',
    line,
    problem: `JSON has no comments: line ${line} starts one with ${first[0].slice(0, 2)}`,
    advice: 'Remove the comments, or write the file in YAML, with # for comments',
  };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\ufeff/, ''));
    return true;
  } catch {
    return false;
  }
}
