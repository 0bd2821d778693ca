/** Forms of values that come from outside, in a file or a request: a value out, or every fault with its place. */
import { findNearest, quote, type ValueFault } from '../../inputs/fault.ts';
import { isJsonObject, type Json } from '../../json.ts';

/** Where a value is: names of members and places in lists, from the outside in. */
export type Path = readonly (string | number)[];

/** Why a value is not accepted, and where. */
export interface FormFault extends ValueFault {
  readonly path: Path;
}

export type Formed<T> = { readonly value: T } | { readonly faults: readonly FormFault[] };

export interface Form<T> {
  /** What is allowed, with its article: `a whole number from 1 to 10`. */
  readonly allowed: string;
  /** All faults at once, each under the path. */
  read(value: Json, path: Path): Formed<T>;
}

/** What a form reads. */
export type FormOf<F> = F extends Form<infer T> ? T : never;

export function refuseValue(path: Path, problem: string, advice: string): { readonly faults: readonly FormFault[] } {
  return { faults: [{ path, problem, advice }] };
}

/** A form of values that a guard tells. */
export function formOf<T extends Json>(allowed: string, isFine: (value: Json) => value is Json & T): Form<T> {
  return {
    allowed,
    read: (value, path) =>
      isFine(value) ? { value } : refuseValue(path, `${formatShown(value)} is not allowed here`, `Write ${allowed}`),
  };
}

/** A value as a fault shows it: plain ones as they are written, others by their kind. */
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

export function listOf<T>(item: Form<T>): Form<readonly T[]> {
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
export function mapOf<T>(member: Form<T>): Form<Readonly<Record<string, T>>> {
  const allowed = `a map; each value is ${member.allowed}`;
  return {
    allowed,
    read(value, path) {
      if (!isJsonObject(value))
        return refuseValue(path, `${formatShown(value)} is not allowed here`, `Write ${allowed}`);
      const names = Object.keys(value);
      const members = gatherFormed(names.map((name) => member.read(value[name] ?? null, [...path, name])));
      if ('faults' in members) return members;
      return { value: Object.fromEntries(members.value.map((one, at) => [names[at], one])) };
    },
  };
}

/** All values, or all faults of all items. */
export function gatherFormed<T>(items: readonly Formed<T>[]): Formed<readonly T[]> {
  const faults = items.flatMap((item) => ('faults' in item ? item.faults : []));
  return faults.length > 0 ? { faults } : { value: items.flatMap((item) => ('faults' in item ? [] : [item.value])) };
}

/** A form whose value is made into another. */
export function mapForm<A, B>(form: Form<A>, change: (value: A) => B): Form<B> {
  return {
    allowed: form.allowed,
    read(value, path) {
      const formed = form.read(value, path);
      return 'faults' in formed ? formed : { value: change(formed.value) };
    },
  };
}

/** What is wrong with a value whose parts are each right, and at which of its members. */
export interface Discord extends ValueFault {
  readonly member: string;
}

/** A form whose parts must agree. */
export function agreeing<T>(form: Form<T>, findDiscord: (value: T) => Discord | undefined): Form<T> {
  return {
    allowed: form.allowed,
    read(value, path) {
      const formed = form.read(value, path);
      const discord = 'faults' in formed ? undefined : findDiscord(formed.value);
      if (discord === undefined) return formed;
      return refuseValue([...path, discord.member], discord.problem, discord.advice);
    },
  };
}

/** One of several forms, chosen by how the value looks; each is then held against that form alone. */
export function eitherOf<T>(choose: (value: Json) => Form<T>, allowed: string): Form<T> {
  return { allowed, read: (value, path) => choose(value).read(value, path) };
}

/** `instances[1].attributes["my.name"]`; the whole is `it`. */
export function formatPath(path: Path): string {
  const text = path.map(formatStep).join('').replace(/^\./, '');
  return text === '' ? 'it' : text;
}

function formatStep(step: string | number): string {
  if (typeof step === 'number') return `[${step}]`;
  return /^[A-Za-z_][A-Za-z0-9_-]*$/.test(step) ? `.${step}` : `[${quote(step)}]`;
}

/** One sentence for a person: `instances[1].cpu: "2k" is not allowed here. Write a whole number, 128 or more.` */
export function formatFormFault({ path, problem, advice }: FormFault): string {
  return `${formatPath(path)}: ${problem}. ${advice}.`;
}

/** What to do about a member that is not known. */
export function adviseName(name: string, known: readonly string[]): string {
  const nearest = findNearest(name, known);
  if (nearest !== undefined) return `Write ${nearest} if that was meant`;
  return known.length === 0 ? 'Leave it out' : `Members here are ${known.join(', ')}`;
}
