import type { Drawing } from '@slipway/ecs-rules/rollout-chart';

/** The only maker of markup: text that is put into it is escaped, so nothing from outside is ever an element. */

/** Markup that is safe to put into a page. */
export interface Html {
  readonly markup: string;
}

/** Text is escaped; undefined is nothing. */
export type Part = Html | string | number | undefined | readonly Part[];

/** Controls but the tab and the line feed, whatever is drawn as nothing, lone surrogates, and Unicode's own line ends. */
const INVISIBLE = /(?![\t\n])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A template whose values are escaped, in text and in attributes with quotes. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const markup = strings.map((literal, index) => `${literal}${render(parts[index])}`).join('');
  return { markup };
}

export const NOTHING: Html = { markup: '' };

/** Parts in a row. */
export function join(parts: readonly Part[], between = ''): Html {
  return { markup: parts.map(render).join(between) };
}

/** A drawing as markup: the parts of a picture have a line each. */
export function toHtml({ tag, attributes, children }: Drawing): Html {
  const names = Object.entries(attributes).map(([name, value]) => ` ${name}="${render(value)}"`);
  if (children.length === 0) return { markup: `<${tag}${names.join('')}/>` };
  const isLined = attributes.role === 'img';
  const parts = children.map((child) => {
    if (typeof child === 'string') return escapeText(child);
    return `${isLined ? '\n' : ''}${toHtml(child).markup}`;
  });
  return { markup: `<${tag}${names.join('')}>${parts.join('')}</${tag}>` };
}

function render(part: Part): string {
  if (part === undefined) return '';
  if (typeof part === 'string') return escapeText(part);
  if (typeof part === 'number') return String(part);
  return 'markup' in part ? part.markup : part.map(render).join('');
}

function escapeText(text: string): string {
  return text.replace(INVISIBLE, '\ufffd').replaceAll(/[&<>"']/g, (letter) => ENTITIES[letter] ?? '');
}
