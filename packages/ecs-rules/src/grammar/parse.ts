/** Parsers of raw inputs: text in, a value or all of its errors out. A blank text is "not given". */
import { quote, type ValueError } from '../text/input-error.ts';
import { defined } from '../values/index.ts';

/** `name=value`, one a line; the value may contain `=` and is not changed, except that outer blanks are removed. */
export interface KeyValue {
  readonly name: string;
  readonly value: string;
}

/** A value, with what a person should know about it; or why there is none. */
export type Parsed<T> =
  | { readonly value: T; readonly notices?: readonly ValueError[] }
  | { readonly errors: readonly ValueError[] };

/** Reads a raw text, and says for the help and the shell which texts it takes. */
export interface Parse<T> extends Expected {
  (raw: string): Parsed<T>;
}

/** Which texts a parser takes, for people. */
export interface Expected {
  /** The only texts that are allowed, where there are few. */
  readonly choices?: readonly string[];
  /** Stands for the value in the help: `MINUTES`. Default: `VALUE`. */
  readonly placeholder?: string;
}

/** The parser, described. */
export function expecting<T>({ choices, placeholder }: Expected, parse: (raw: string) => Parsed<T>): Parse<T> {
  return Object.assign(parse, defined({ choices, placeholder }));
}

export function refuseText(problem: string, advice?: string): { readonly errors: readonly ValueError[] } {
  return { errors: [{ problem, ...defined({ advice }) }] };
}

/** Any text of one or several lines, unchanged. An error quotes none of it. */
export function parseText(raw: string): Parsed<string> {
  if (!/(?![\t\r\n])[\p{Cc}\p{Cs}]/u.test(raw)) return { value: raw };
  return refuseText('the text contains control characters', 'Remove them; line breaks and tabs are allowed');
}

/** A blank text is `undefined`; any other goes to the parser, trimmed. */
export function optional<T>(parse: Parse<T>): Parse<T | undefined> {
  return expecting<T | undefined>(parse, (raw) => (raw.trim() === '' ? { value: undefined } : parse(raw.trim())));
}

/** Items between commas or lines, trimmed; empty ones are dropped. */
export function splitList(raw: string): readonly string[] {
  return keepItems(raw.split(/,|\r\n|\n/));
}

/** Lines, trimmed; empty ones are dropped. */
export function splitLines(raw: string): readonly string[] {
  return keepItems(raw.split(/\r\n|\n/));
}

function keepItems(items: readonly string[]): readonly string[] {
  return items.map((item) => item.trim()).filter((item) => item !== '');
}

/** A list by commas or lines; an item given twice counts once. */
export function listOf<T>(parse: Parse<T>): Parse<readonly T[]> {
  return expecting(parse, (raw) => gather([...new Set(splitList(raw))].map(parse)));
}

/** A list by lines, for items with commas. */
export function linesOf<T>(parse: Parse<T>): Parse<readonly T[]> {
  return expecting(parse, (raw) => gather(splitLines(raw).map(parse)));
}

/** A list that is no longer than ECS allows. */
export function atMost<T>(count: number, parse: Parse<readonly T[]>): Parse<readonly T[]> {
  return expecting(parse, (raw) => {
    const parsed = parse(raw);
    const isLonger = 'value' in parsed && parsed.value.length > count;
    return isLonger ? refuseText(`must have at most ${count} items (got ${parsed.value.length})`) : parsed;
  });
}

/** All values, or all errors of all items. */
export function gather<T>(items: readonly Parsed<T>[]): Parsed<readonly T[]> {
  const errors = items.flatMap((item) => ('errors' in item ? item.errors : []));
  return errors.length > 0 ? { errors } : { value: items.flatMap((item) => ('errors' in item ? [] : [item.value])) };
}

/** The booleans of YAML 1.2's core schema: true, True, TRUE, false, False, FALSE. */
export function parseBoolean(raw: string): Parsed<boolean> {
  const text = raw.trim();
  if (/^(true|True|TRUE)$/.test(text)) return { value: true };
  if (/^(false|False|FALSE)$/.test(text)) return { value: false };
  return refuseText(`${quote(text)} is invalid`, 'Use true or false');
}

/** One of the words, in these very letters. */
export function oneOf<const T extends string>(choices: readonly T[]): Parse<T> {
  const words = `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
  return expecting({ choices }, (raw) => {
    const chosen = choices.find((choice) => choice === raw.trim());
    return chosen === undefined ? refuseText(`${quote(raw.trim())} is invalid`, `Use ${words}`) : { value: chosen };
  });
}

/** Bounds of a number, both allowed themselves. */
export interface Range {
  readonly from: number;
  readonly to?: number;
}

/** Counts and percentages in ECS are 32-bit integers (ECS API reference, data types). */
const LARGEST_INTEGER = 2_147_483_647;

/** Decimal digits only, within the range. `unit` is for names that do not say it: `milliseconds`. */
export function integerIn(range: Range & { readonly unit?: 'milliseconds' }): Parse<number> {
  const noun = range.unit === undefined ? 'a whole number' : `a whole number of ${range.unit}`;
  const placeholder = range.unit === undefined ? 'NUMBER' : range.unit.toUpperCase();
  return expecting({ placeholder }, (raw) => parseNumber(raw.trim(), /^\d{1,10}$/, { noun, ...range }));
}

/** Decimal digits, with a fraction if wanted, within the range. The value is in milliseconds. */
export function durationIn(range: Range & { readonly unit: 'minutes' | 'seconds' }): Parse<number> {
  const factor = range.unit === 'minutes' ? 60_000 : 1_000;
  return expecting({ placeholder: range.unit.toUpperCase() }, (raw) => {
    const parsed = parseNumber(raw.trim(), /^\d{1,10}(\.\d{1,6})?$/, { noun: 'a number', ...range });
    return 'errors' in parsed ? parsed : { value: Math.round(parsed.value * factor) };
  });
}

function parseNumber(text: string, form: RegExp, range: Range & { readonly noun: string }): Parsed<number> {
  const number = Number(text);
  const isWithin = number >= range.from && number <= (range.to ?? LARGEST_INTEGER);
  if (form.test(text) && isWithin) return { value: number };
  const bounds = range.to === undefined ? `, ${range.from} or more` : ` from ${range.from} to ${range.to}`;
  return refuseText(`must be ${range.noun}${bounds} (got ${quote(text)})`);
}
