/** Parsers of raw inputs: text in, a value or all of its faults out. A blank text is "not given". */
import { quote, type ValueFault } from './fault.ts';

/** `name=value`, one a line; the value may hold `=` and is kept to the letter but for outer blanks. */
export interface KeyValue {
  readonly name: string;
  readonly value: string;
}

/** A value, with what a person should know about it; or why there is none. */
export type Parsed<T> =
  | { readonly value: T; readonly notices?: readonly ValueFault[] }
  | { readonly faults: readonly ValueFault[] };

/** Reads a raw text. */
export type Parse<T> = (raw: string) => Parsed<T>;

export function refuse(problem: string, advice: string): { readonly faults: readonly ValueFault[] } {
  return { faults: [{ problem, advice }] };
}

/** Any text of one or several lines, as it stands. A fault quotes none of it. */
export function parseText(raw: string): Parsed<string> {
  if (!/(?![\t\r\n])[\p{Cc}\p{Cs}]/u.test(raw)) return { value: raw };
  return refuse('it holds control characters', 'Remove them; lines and tabs may stay');
}

/** A blank text is `undefined`; any other goes to the parser, trimmed. */
export function optional<T>(parse: Parse<T>): Parse<T | undefined> {
  return (raw) => (raw.trim() === '' ? { value: undefined } : parse(raw.trim()));
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
  return (raw) => gather([...new Set(splitList(raw))].map(parse));
}

/** A list by lines, for items that hold commas. */
export function linesOf<T>(parse: Parse<T>): Parse<readonly T[]> {
  return (raw) => gather(splitLines(raw).map(parse));
}

/** A list that is no longer than what ECS takes. */
export function atMost<T>(count: number, parse: Parse<readonly T[]>): Parse<readonly T[]> {
  return (raw) => {
    const parsed = parse(raw);
    const isLonger = 'value' in parsed && parsed.value.length > count;
    return isLonger ? refuse(`there are more than ${count}`, 'ECS takes no more') : parsed;
  };
}

/** All values, or all faults of all items. */
export function gather<T>(items: readonly Parsed<T>[]): Parsed<readonly T[]> {
  const faults = items.flatMap((item) => ('faults' in item ? item.faults : []));
  return faults.length > 0 ? { faults } : { value: items.flatMap((item) => ('faults' in item ? [] : [item.value])) };
}

/** The booleans of YAML 1.2's core schema: true, True, TRUE, false, False, FALSE. */
export function parseBoolean(raw: string): Parsed<boolean> {
  const text = raw.trim();
  if (/^(true|True|TRUE)$/.test(text)) return { value: true };
  if (/^(false|False|FALSE)$/.test(text)) return { value: false };
  return refuse(`${quote(text)} is not a boolean of YAML 1.2`, 'Write true or false');
}

/** One of the words, in these very letters. */
export function oneOf<const T extends string>(choices: readonly T[]): Parse<T> {
  const words = `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
  return (raw) => {
    const chosen = choices.find((choice) => choice === raw.trim());
    return chosen === undefined ? refuse(`${quote(raw.trim())} is not a choice`, `Write ${words}`) : { value: chosen };
  };
}

/** Bounds of a number, both allowed themselves. `unit` is a word for the fault, such as `minutes`. */
export interface Range {
  readonly from: number;
  readonly to?: number;
  readonly unit?: string;
}

/** ECS takes counts and percents as 32-bit integers (ECS API reference, data types). */
const LARGEST_INTEGER = 2_147_483_647;

/** Decimal digits only, within the range. */
export function integerIn(range: Range): Parse<number> {
  return (raw) => parseNumber(raw.trim(), /^\d{1,10}$/, { noun: 'a whole number', ...range });
}

/** Decimal digits, with a fraction if wanted, within the range. The value is in milliseconds. */
export function durationIn(range: Range & { readonly unit: 'minutes' | 'seconds' }): Parse<number> {
  const factor = range.unit === 'minutes' ? 60_000 : 1_000;
  return (raw) => {
    const parsed = parseNumber(raw.trim(), /^\d{1,10}(\.\d{1,6})?$/, { noun: 'a number', ...range });
    return 'faults' in parsed ? parsed : { value: Math.round(parsed.value * factor) };
  };
}

function parseNumber(text: string, form: RegExp, range: Range & { readonly noun: string }): Parsed<number> {
  const number = Number(text);
  const isWithin = number >= range.from && number <= (range.to ?? LARGEST_INTEGER);
  if (form.test(text) && isWithin) return { value: number };
  const what = range.unit === undefined ? range.noun : `${range.noun} of ${range.unit}`;
  const bounds = range.to === undefined ? `${range.from} or more` : `from ${range.from} to ${range.to}`;
  return refuse(`${quote(text)} is not ${what}, ${bounds}`, `Write ${what}, ${bounds}, in decimal digits`);
}
