/** Forms of values that come from outside, in a file or a request: a value out, or every error with its place. */
import { findNearest, formatInputError, quote, type ValueError } from '@slipway/ecs-rules/text';
import { defined, isJsonObject, type Json } from '@slipway/ecs-rules/values';

/** Where a value is: names of fields and positions in lists, from the outside in. */
export type Path = readonly (string | number)[];

/** Why a value is not accepted, and where. */
export interface FormError extends ValueError {
  readonly path: Path;
}

export type Formed<T> = { readonly value: T } | { readonly errors: readonly FormError[] };

export interface Form<T> {
  /** What is allowed, with its article: `a whole number from 1 to 10`. */
  readonly allowed: string;
  /** All errors at once, each under the path. */
  read(value: Json, path: Path): Formed<T>;
}

/** What a form reads. */
export type FormOf<F> = F extends Form<infer T> ? T : never;

export function refuseValue(path: Path, problem: string, advice?: string): { readonly errors: readonly FormError[] } {
  return { errors: [{ path, problem, ...defined({ advice }) }] };
}

/** A form for the values that a type guard accepts. */
export function formOf<T extends Json>(allowed: string, isFine: (value: Json) => value is Json & T): Form<T> {
  return {
    allowed,
    read: (value, path) =>
      isFine(value) ? { value } : refuseValue(path, `${formatShown(value)} is not allowed here`, `Write ${allowed}`),
  };
}

/** A value as an error shows it: plain ones as they are written, others by their kind. */
export function formatShown(value: Json): string {
  if (value === null) return 'nothing';
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'object') return Array.isArray(value) ? 'a list' : 'a map';
  return String(value);
}

export function textLike(allowed: string, pattern: RegExp): Form<string> {
  return formOf(allowed, (value): value is string => typeof value === 'string' && pattern.test(value));
}

export const TEXT: Form<string> = formOf('text', (value): value is string => typeof value === 'string');

export const NAME: Form<string> = textLike('text that is not empty', /\S/);

export function wholeNumber(from: number, to = Number.MAX_SAFE_INTEGER): Form<number> {
  const bounds = to === Number.MAX_SAFE_INTEGER ? `, ${from} or more` : ` from ${from} to ${to}`;
  return formOf(
    `a whole number${bounds}`,
    (value): value is number => typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to,
  );
}

/** With a fraction if wanted. */
export function numberFrom(from: number): Form<number> {
  return formOf(
    `a number, ${from} or more`,
    (value): value is number => typeof value === 'number' && Number.isFinite(value) && value >= from,
  );
}

/** A time, in milliseconds. */
export const MILLISECONDS: Form<number> = { ...numberFrom(0), allowed: 'a number of milliseconds, 0 or more' };

export function choiceOf<const T extends string>(words: readonly T[]): Form<T> {
  const allowed = words.length === 1 ? `${words[0]}` : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
  return formOf(allowed, (value): value is T => words.some((word) => word === value));
}

export function listForm<T>(item: Form<T>): Form<readonly T[]> {
  const allowed = `a list; each item is ${item.allowed}`;
  return {
    allowed,
    read: (value, path) =>
      Array.isArray(value)
        ? gatherFormed(value.map((one: Json, at) => item.read(one, [...path, at])))
        : refuseValue(path, `${formatShown(value)} is not allowed here`, `Write ${allowed}`),
  };
}

/** Values of one form by any name. */
export function mapOf<T>(field: Form<T>): Form<Readonly<Record<string, T>>> {
  const allowed = `a map; each value is ${field.allowed}`;
  return {
    allowed,
    read(value, path) {
      if (!isJsonObject(value))
        return refuseValue(path, `${formatShown(value)} is not allowed here`, `Write ${allowed}`);
      const names = Object.keys(value);
      const fields = gatherFormed(names.map((name) => field.read(value[name] ?? null, [...path, name])));
      if ('errors' in fields) return fields;
      return { value: Object.fromEntries(fields.value.map((one, at) => [names[at], one])) };
    },
  };
}

/** All values, or all errors of all items. */
function gatherFormed<T>(items: readonly Formed<T>[]): Formed<readonly T[]> {
  const errors = items.flatMap((item) => ('errors' in item ? item.errors : []));
  return errors.length > 0 ? { errors } : { value: items.flatMap((item) => ('errors' in item ? [] : [item.value])) };
}

/** A form whose value is converted. */
export function mapForm<A, B>(form: Form<A>, change: (value: A) => B): Form<B> {
  return {
    allowed: form.allowed,
    read(value, path) {
      const formed = form.read(value, path);
      return 'errors' in formed ? formed : { value: change(formed.value) };
    },
  };
}

/** A conflict between valid parts of a value, and the field to report. */
export interface Conflict extends ValueError {
  readonly field: string;
}

/** A form that also checks for conflicts between its parts. */
export function withoutConflict<T>(form: Form<T>, findConflict: (value: T) => Conflict | undefined): Form<T> {
  return {
    allowed: form.allowed,
    read(value, path) {
      const formed = form.read(value, path);
      const conflict = 'errors' in formed ? undefined : findConflict(formed.value);
      if (conflict === undefined) return formed;
      return refuseValue([...path, conflict.field], conflict.problem, conflict.advice);
    },
  };
}

/** One of several forms, chosen by the value. The value is then checked against that form alone. */
export function eitherOf<T>(choose: (value: Json) => Form<T>, allowed: string): Form<T> {
  return { allowed, read: (value, path) => choose(value).read(value, path) };
}

/** `instances[1].attributes["my.name"]`; the root is `it`. */
export function formatPath(path: Path): string {
  const text = path.map(formatStep).join('').replace(/^\./, '');
  return text === '' ? 'it' : text;
}

function formatStep(step: string | number): string {
  if (typeof step === 'number') return `[${step}]`;
  return /^[A-Za-z_][A-Za-z0-9_-]*$/.test(step) ? `.${step}` : `[${quote(step)}]`;
}

/** One sentence for a person: `instances[1].cpu: "2k" is not allowed here. Write a whole number, 128 or more.` */
export function formatFormError({ path, ...error }: FormError): string {
  return formatInputError({ input: formatPath(path), ...error });
}

/** Advice for an unknown field. */
export function adviseName(name: string, known: readonly string[]): string {
  const nearest = findNearest(name, known);
  if (nearest !== undefined) return `Did you mean ${nearest}?`;
  return known.length === 0 ? 'Remove it' : `Allowed fields: ${known.join(', ')}`;
}
