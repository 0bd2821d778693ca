/** How one option of `slipway local` is declared. */
import { type Grammar, textOf } from '../inputs/grammar.ts';
import type { Parse, Parsed } from '../inputs/parse.ts';
import { eitherOf, type Form, formatShown, refuseValue } from '../local/forms/form.ts';

export interface LocalOption<T> {
  readonly description: string;
  readonly default: T;
  /** Absent: only the file has it. */
  readonly flag?: LocalFlag<T>;
  /** What the file may hold; absent: only the flag has it. */
  readonly form?: Form<T>;
}

export interface LocalFlag<T> {
  readonly name: string;
  readonly parse: Parse<T>;
  /** The default as the help shows it; absent: as text. */
  readonly shown?: string;
  readonly isBoolean?: boolean;
}

export function declare<T>(option: LocalOption<T>): LocalOption<T> {
  return option;
}

/** A plain value of the file is read as the flag's text is. */
function plainOf<T>(parse: Parse<T>): Form<T> {
  return {
    allowed: 'a plain value',
    read(value, path) {
      if (typeof value === 'object') {
        return refuseValue(path, `${formatShown(value)} is not allowed here`, 'Write a plain value');
      }
      const parsed = parse(String(value));
      return 'faults' in parsed ? { faults: parsed.faults.map((fault) => ({ path, ...fault })) } : parsed;
    },
  };
}

/** An option whose flag and member of the file take the same text. */
export function plain<T>(
  option: { readonly description: string; readonly default: T } & Pick<LocalFlag<T>, 'name' | 'parse'>,
) {
  const { name, parse, ...others } = option;
  return declare<T>({ ...others, flag: { name, parse }, form: plainOf(parse) });
}

/** Lists and maps stand in the file as they are; anything else is as on the command line. */
export function plainOrElse<T>(parse: Parse<T>, form: Form<T>): Form<T> {
  const short = plainOf(parse);
  return eitherOf(
    (value) => (typeof value === 'object' && value !== null ? form : short),
    `a plain value or ${form.allowed}`,
  );
}

export function mapParsed<A, B>(parse: Parse<A>, change: (value: A) => B): Parse<B> {
  return (raw): Parsed<B> => {
    const parsed = parse(raw);
    return 'faults' in parsed ? parsed : { value: change(parsed.value) };
  };
}

export function textForm(grammar: Grammar): Form<string> {
  return plainOf(textOf(grammar));
}
