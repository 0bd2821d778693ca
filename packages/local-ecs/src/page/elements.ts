/** Parts that the sections of the page are made of. Text from anywhere is text, never markup. */
import { type Drawing, type DrawingPart, draw } from '@slipway/ecs-rules/rollout-chart';

/** A request to the control address, as a button sends it. */
export interface Action {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  /** Under `/_slipway/`. */
  readonly path: string;
  /** `"$name"` stands for the field of that name of the button's form. */
  readonly body: object;
}

interface ButtonRequest {
  readonly label: string;
  readonly action: Action;
  /** What the button acts on, for who does not see its row. */
  readonly of?: string;
  readonly tone?: 'danger';
}

export function button({ label, action, of, tone }: ButtonRequest): Drawing {
  const name = of === undefined ? undefined : `${label}: ${of}`;
  const attributes = { type: 'button', class: tone, 'aria-label': name, 'data-action': JSON.stringify(action) };
  return draw('button', attributes, [label]);
}

/** A form whose button sends its fields. */
export function form(action: Action, fields: readonly DrawingPart[], label: string): Drawing {
  return draw('form', { 'data-action': JSON.stringify(action) }, [
    ...fields,
    draw('button', { type: 'submit' }, [label]),
  ]);
}

export function field(label: string, input: Drawing): Drawing {
  return draw('label', {}, [draw('span', {}, [label]), input]);
}

/** A choice of values, each with its words. */
export function select(
  name: string,
  options: readonly (readonly [value: string, words: string])[],
  type?: 'json',
): Drawing {
  return draw(
    'select',
    { name, 'data-type': type },
    options.map(([value, words]) => draw('option', { value }, [words])),
  );
}

/** A section with its heading; the key finds it again at the next update. */
export function section(key: string, title: string, parts: readonly DrawingPart[]): Drawing {
  const id = `heading-${key.replaceAll(/[^A-Za-z0-9]/g, '-')}`;
  return draw('section', { 'data-key': key, 'aria-labelledby': id }, [draw('h2', { id }, [title]), ...parts]);
}

/** Cells that are text or elements. */
export type Row = readonly DrawingPart[];

interface TableRequest {
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly Row[];
}

/** A table that scrolls by itself where the page is narrow; a sentence instead of no rows. */
export function table({ name, head, rows }: TableRequest, none: string): Drawing {
  if (rows.length === 0) return draw('p', { class: 'none' }, [none]);
  const heads = head.map((cell) => draw('th', { scope: 'col' }, [cell]));
  const body = rows.map((cells) =>
    draw(
      'tr',
      {},
      cells.map((cell) => draw('td', {}, [cell])),
    ),
  );
  return draw('div', { class: 'scroll', role: 'region', 'aria-label': name, tabindex: 0 }, [
    draw('table', {}, [draw('thead', {}, [draw('tr', {}, heads)]), draw('tbody', {}, body)]),
  ]);
}

/** Names and values next to each other. */
export function facts(all: readonly (readonly [string, DrawingPart])[]): Drawing {
  const shown = all.filter(([, value]) => value !== undefined);
  return draw(
    'dl',
    {},
    shown.map(([name, value]) => draw('div', {}, [draw('dt', {}, [name]), draw('dd', {}, [value])])),
  );
}

/** A part that is folded until the reader opens it. The key keeps it as the reader left it. */
export function fold(key: string, title: string, parts: readonly DrawingPart[]): Drawing {
  return draw('details', { 'data-key': key }, [draw('summary', {}, [title]), ...parts]);
}

export type Tone = 'good' | 'bad' | 'busy' | 'plain';

/** A state as a word with a mark: colour alone says nothing. */
export function badge(text: string, tone: Tone): Drawing {
  const mark = { good: '✔', bad: '✘', busy: '●', plain: '•' }[tone];
  return draw('span', { class: `badge ${tone}` }, [draw('span', { 'aria-hidden': 'true' }, [mark]), ` ${text}`]);
}

/** A cell of a table that may have several lines. */
export function words(text: string): Drawing {
  return draw('div', { class: 'words' }, [text]);
}

export function code(text: string): Drawing {
  return draw('code', {}, [text]);
}

/** `22:03:01`, UTC, engine time. */
export function formatTime(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? '--:--:--' : date.toISOString().slice(11, 19);
}
