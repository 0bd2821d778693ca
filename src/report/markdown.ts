/**
 * The only makers of markdown. Outside text comes out as code, which holds no markup, or as plain words; so nothing
 * from outside is ever HTML, an image, a link, a mention or a table's edge (GitHub Flavored Markdown specification).
 */
import { cleanOutsideText, quoteOutsideText } from '@slipway/ecs-rules/text';

/** AWS's own words are shown up to this length. */
const SPAN_WIDTH = 1000;
const FENCE_LIMITS = { lines: 10, width: 1000 };
/** What keeps a line of the log from being a command; nothing reads commands in a summary. */
const LOG_PREFIX = /^\| /;

/** Letters alone, or a short number: words in which no reader of markdown finds anything. */
const PLAIN_WORD = /^[("“]*(?:\p{L}+(?:[-'’]\p{L}+)*|\d{1,6}(?:[.:/]\d{1,6})?%?)[)"”]*[.,;:!?]*$/u;
const PLAIN_DASH = /^[–—…→]$/;
/** Names such as `web`, `v1.4.2` and `web:42`, which no reader of markdown takes for more; `:tada:` is a picture. */
const PLAIN_NAME = /^(?!.*www\.|gh-)[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*(?::\d+)?$/i;

/** Text as a code span of one line. */
export function code(text: string, width: number = SPAN_WIDTH): string {
  const clean = quoteOutsideText(text, width).trim();
  const words = clean === '' ? '–' : clean;
  const marks = '`'.repeat(longestRun(words) + 1);
  const pad = words.startsWith('`') || words.endsWith('`') ? ' ' : '';
  return `${marks}${pad}${words}${pad}${marks}`;
}

/** A code span for a cell of a table: no code can hold a bar there, so it is drawn as `│`. */
export function codeCell(text: string, width: number = SPAN_WIDTH): string {
  return code(text.replaceAll('|', '│'), width);
}

/** A name as it stands in a heading: plain where it can hold no markup. */
export function heading(text: string): string {
  return PLAIN_NAME.test(text) && text.length <= 64 ? text : code(text);
}

/** A sentence: plain words stay words; names, paths, numbers with letters and all that could be markup become code. */
export function prose(text: string): string {
  const words = quoteOutsideText(text, SPAN_WIDTH)
    .split(/\s+/)
    .filter((word) => word !== '');
  const parts: { isPlain: boolean; text: string }[] = [];
  for (const word of words) {
    const isPlain = isPlainWord(word) && !(parts.length === 0 && /^\d+[.)]/.test(word));
    const last = parts.at(-1);
    if (last?.isPlain === isPlain) last.text += ` ${word}`;
    else parts.push({ isPlain, text: word });
  }
  return parts.map((part) => (part.isPlain ? part.text : codeWithoutStop(part.text))).join(' ');
}

/**
 * A sentence that may end in what is to be typed, which is one code span, or in JSON to be copied, a block of its own.
 */
export function step(text: string): string {
  const statement = readStatement(text);
  if (statement !== undefined) return `${prose(statement.lead)}\n\n${fence(statement.lines, 'json')}`;
  const found = /^(.*?): ((?:aws|slipway) [a-z].*)$/s.exec(text);
  return found === null ? prose(text) : `${prose(`${found[1]}:`)} ${code(found[2] ?? '', SPAN_WIDTH)}`;
}

/** Lines as a fenced block of plain text; the fence is longer than any run of backticks inside. */
export function fence(lines: readonly string[], language: 'text' | 'json' | 'diff' = 'text'): string {
  const clean = lines.flatMap((line) =>
    cleanOutsideText(line, FENCE_LIMITS).map((part) => part.replace(LOG_PREFIX, '')),
  );
  const marks = '`'.repeat(Math.max(3, ...clean.map((line) => longestRun(line) + 1)));
  return [`${marks}${language}`, ...clean, marks].join('\n');
}

/** `Add to the policy of the role: {"Effect":"Allow",…}`, with the JSON on lines of its own. */
function readStatement(text: string): { readonly lead: string; readonly lines: readonly string[] } | undefined {
  const [, lead, json] = /^(.*?:) (\{"Effect":.*\})$/s.exec(text) ?? [];
  if (lead === undefined || json === undefined) return undefined;
  try {
    return { lead, lines: JSON.stringify(JSON.parse(json), null, 2).split('\n') };
  } catch {
    return undefined;
  }
}

/** A table; cells are markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Words that stand out; none where nothing is left of an outside text: the bare marks would be a line across the page. */
export function strong(words: string): string {
  return words === '' ? '' : `**${words}**`;
}

/** A part with its title, in view; none without a body. */
export function under(title: string, body: string): string {
  return body === '' ? '' : `**${title}**\n\n${body}`;
}

/**
 * A part that opens on a click; none without a body. The title is HTML, so names from outside come in by `htmlCode`
 * alone.
 */
export function fold(title: string, body: string): string {
  return body === '' ? '' : `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}

/** Text as code inside HTML, which holds no markup. */
export function htmlCode(text: string): string {
  const clean = quoteOutsideText(text, SPAN_WIDTH).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<code>${clean.replaceAll('>', '&gt;')}</code>`;
}

/** Further lines of an item are indented: a block stays within its item. */
export function list(items: readonly string[]): string {
  return items.map((item) => `- ${item.replaceAll(/\n(?=[^\n])/g, '\n  ')}`).join('\n');
}

function isPlainWord(word: string): boolean {
  return PLAIN_WORD.test(word) || PLAIN_DASH.test(word);
}

/** The stop of a sentence stays outside of the code before it, and so does a bracket that was opened before. */
function codeWithoutStop(words: string): string {
  const [, all = words, stop = ''] = /^(.*[\p{L}\p{N})\]}"'])([.,;:]+)$/su.exec(words) ?? [];
  const isClosing = all.endsWith(')') && all.length > 1 && count(all, ')') > count(all, '(');
  const inner = isClosing ? all.slice(0, -1) : all;
  return `${code(inner, SPAN_WIDTH)}${isClosing ? ')' : ''}${stop}`;
}

function count(text: string, letter: string): number {
  return text.split(letter).length - 1;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
