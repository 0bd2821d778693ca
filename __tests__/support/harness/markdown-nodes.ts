/** Markdown as GitHub parses it: which nodes it has, and whether all of them are ours. */
import { marked, type Token, type Tokens } from 'marked';
import type { Problem } from '../sinks/sink.ts';
import { type FencedBlock, listFences, removeCode } from './markdown-reader.ts';

/** Nodes that hold nothing but other nodes, or nothing at all. */
const FRAMES: ReadonlySet<string> = new Set(['heading', 'paragraph', 'list', 'list_item', 'strong', 'space']);
/** Our own HTML: parts that open, whose titles are words of ours and names as code. */
const FOLD = /^(?:<details><summary>[\w ()✅❌–:,/-]*(?:<code>[^<>]*<\/code>)?[\w ()–:,/-]*<\/summary>|<\/details>)$/u;
/** Consoles and GitHub, as we compute their addresses. */
const ADDRESS = /^https:\/\/[\w./?=&%:#$-]+$/;
/** A chart has numbers and words of ours. */
const CHART = /^[\w\s:"#.,>[\]()\u200b-]*$/;
/** What GitHub finds in plain words: links, mentions, emoji, formulas; and HTML that a parser did not take for it. */
const MARKUP = /[<>&[\]\\$@~^{}|`]|https?:|www\.|__|:[a-z_+-]\w*:/i;
const END = 'The end of the text.';

/**
 * What in the text is no node of ours. Code is taken out first: the parser takes some signs in it for emphasis, which
 * GitHub does not. The end of the text is ours too: a fence that does not close would take it.
 */
export function findForeignMarkdown(markdown: string): readonly Problem[] {
  const tokens = marked.lexer(removeCode(`${markdown}\n\n${END}\n`), { gfm: true });
  const isWhole = tokens.some((token) => token.type === 'paragraph' && token.raw.trim() === END);
  const foreign = [...tokens.flatMap(findForeign), ...listFences(markdown).flatMap(findForeignBlock)];
  return [
    ...foreign.map((what) => ({ kind: 'obeyed', what }) as const),
    ...(isWhole ? [] : [{ kind: 'broken', what: 'The text has no end.' } as const]),
  ];
}

function findForeign(token: Token): readonly string[] {
  const refuse = () => [`${token.type}: ${JSON.stringify(token.raw)}`];
  switch (token.type) {
    case 'html':
      return token.raw
        .trim()
        .split(/\n+/)
        .every((line: string) => FOLD.test(line))
        ? []
        : refuse();
    case 'link':
      return ADDRESS.test(token.href) && !token.title ? (token.tokens ?? []).flatMap(findForeign) : refuse();
    case 'table':
      return [...token.header, ...token.rows.flat()].flatMap(({ tokens }: Tokens.TableCell) =>
        tokens.flatMap(findForeign),
      );
    case 'text':
      if ('tokens' in token && token.tokens !== undefined) return token.tokens.flatMap(findForeign);
      return MARKUP.test(token.raw) ? refuse() : [];
    default:
      return FRAMES.has(token.type) ? listChildren(token).flatMap(findForeign) : refuse();
  }
}

function listChildren(token: Token): readonly Token[] {
  if (token.type === 'list') return token.items;
  return 'tokens' in token && token.tokens !== undefined ? token.tokens : [];
}

function findForeignBlock({ language, lines }: FencedBlock): readonly string[] {
  const isOwn = language === 'mermaid' ? CHART.test(lines.join('\n')) : ['text', 'json', 'diff'].includes(language);
  return isOwn ? [] : [`block of ${JSON.stringify(language)}: ${JSON.stringify(lines)}`];
}
