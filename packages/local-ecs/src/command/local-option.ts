/** How one option of `slipway local` is declared. */
import { expecting, type Grammar, type Parse, type Parsed, textOf } from '@slipway/ecs-rules/grammar';
import { eitherOf, type Form, formatShown, refuseValue } from '../forms/form.ts';

export interface LocalOption<T> {
  readonly description: string;
  readonly default: T;
  /** Absent: only the file has it. */
  readonly flag?: LocalFlag<T>;
  /** The form of the value in the file; absent: the option is a flag only. */
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
      return 'errors' in parsed ? { errors: parsed.errors.map((error) => ({ path, ...error })) } : parsed;
    },
  };
}

/** An option whose flag and file field take the same text. */
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
  return expecting(parse, (raw): Parsed<B> => {
    const parsed = parse(raw);
    return 'errors' in parsed ? parsed : { value: change(parsed.value) };
  });
}

export function textForm(grammar: Grammar): Form<string> {
  return plainOf(textOf(grammar));
}
