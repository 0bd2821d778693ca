import { cleanOutsideText, shorten } from '@slipway/ecs-rules/text';
import type { Change } from '../../diff/change.ts';
import { listChanges } from '../change-lines.ts';
import { type Html, html, join, NOTHING, type Part } from './html.ts';

/** AWS's own words are shown up to this length. */
const TEXT_WIDTH = 1000;
const MOST_CHANGES = 200;
const LOG_LIMITS = { lines: 10, width: 1000 };
/** What keeps a line of the log from being a command; nothing reads commands in a page. */
const LOG_PREFIX = /^\| /;

/** Words of others, shortened in the middle. */
export function words(text: string): string {
  return shorten(text, TEXT_WIDTH);
}

export function code(text: string): Html {
  return html`<code>${words(text)}</code>`;
}

/** Lines as they were written. */
export function lines(all: readonly string[]): Html {
  const clean = all.flatMap((line) => cleanOutsideText(line, LOG_LIMITS).map((part) => part.replace(LOG_PREFIX, '')));
  return html`<pre tabindex="0">${clean.join('\n')}</pre>`;
}

export function link(address: string | undefined, text: Part): Html {
  return address === undefined ? html`${text}` : html`<a href="${address}" rel="noreferrer">${text}</a>`;
}

/** A sentence that may end in a command or in JSON, which is set apart to be copied. */
export function step(text: string): Html {
  const [, lead, json] = /^(.*?:) (\{"Effect":.*\})$/s.exec(text) ?? [];
  if (lead !== undefined && json !== undefined) return html`<p>${words(lead)}</p>${lines(indent(json).split('\n'))}`;
  const [, before, command] = /^(.*?:) ((?:aws|slipway) [a-z].*)$/s.exec(text) ?? [];
  if (before === undefined || command === undefined) return html`<p>${words(text)}</p>`;
  return html`<p>${words(before)}</p>${lines([command])}`;
}

function indent(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}

/** A part that is folded until the reader opens it; none without a body. */
export function fold(title: string, body: Html, isOpen = false): Html {
  if (body.markup === '') return NOTHING;
  return isOpen
    ? html`<details open><summary>${title}</summary>${body}</details>`
    : html`<details><summary>${title}</summary>${body}</details>`;
}

/** A table that scrolls by itself where the page is narrow; none without rows. */
export function table(name: string, head: readonly string[], rows: readonly (readonly Part[])[]): Html {
  if (rows.length === 0) return NOTHING;
  const heads = join(head.map((cell) => html`<th scope="col">${cell}</th>`));
  const body = join(rows.map((cells) => html`<tr>${join(cells.map((cell) => html`<td>${cell}</td>`))}</tr>`));
  return html`<div class="scroll" role="region" aria-label="${name}" tabindex="0"><table><thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table></div>`;
}

export function list(items: readonly Part[]): Html {
  return items.length === 0 ? NOTHING : html`<ul>${join(items.map((item) => html`<li>${item}</li>`))}</ul>`;
}

/** Changes as lines; none without a change. */
export function showChanges(changes: readonly Change[]): Html {
  return changes.length === 0
    ? NOTHING
    : html`<pre tabindex="0">${listChanges(changes, MOST_CHANGES).join('\n')}</pre>`;
}

/** Names and values; those without a value are left out. */
export function facts(all: readonly (readonly [string, Part])[]): Html {
  const known = all.filter(([, value]) => value !== undefined);
  return html`<dl>${join(known.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`))}</dl>`;
}
