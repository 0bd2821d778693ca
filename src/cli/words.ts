/** The words of a command line, sorted into flags and operands. */
import { parseArgs } from 'node:util';
import type { Flag } from './flag.ts';

/** A flag as it was written. */
export interface GivenFlag {
  /** Without dashes; `no-` is taken off a boolean that is turned off. */
  readonly name: string;
  /** As it may be shown: what follows a name may be a secret. */
  readonly shown: string;
  /** Undefined: the flag does not exist. */
  readonly flag?: Flag;
  /** Undefined: it needs a value and has none. */
  readonly value?: string;
}

export interface Words {
  readonly flags: readonly GivenFlag[];
  /** Words without dashes, with their place in argv. */
  readonly operands: readonly { readonly word: string; readonly index: number }[];
  readonly isHelp: boolean;
}

type Token = Exclude<ReturnType<typeof tokenize>, undefined>[number];
type OptionToken = Extract<Token, { readonly kind: 'option' }>;

/** Nothing is refused here: an unknown flag and a value that is missing are in the answer. */
export function splitWords(argv: readonly string[], flags: readonly Flag[]): Words {
  const byName = new Map(flags.map((flag) => [flag.name, flag]));
  const tokens = tokenize(argv, flags);
  const options = tokens.filter((token) => token.kind === 'option');
  // Letters of `-psecret` have the place of the whole word.
  const distinct = options.filter(({ index }, at) => options.findIndex((one) => one.index === index) === at);
  return {
    flags: distinct.filter((token) => !isHelp(token)).map((token) => readFlag(token, byName)),
    operands: tokens.flatMap((token) =>
      token.kind === 'positional' ? [{ word: token.value, index: token.index }] : [],
    ),
    isHelp: distinct.some(isHelp),
  };
}

function tokenize(argv: readonly string[], flags: readonly Flag[]) {
  const options = Object.fromEntries(
    flags.map(({ name, isBoolean }) => [name, { type: isBoolean ? ('boolean' as const) : ('string' as const) }]),
  );
  return parseArgs({ args: [...argv], options, strict: false, allowPositionals: true, tokens: true }).tokens;
}

/** Also as the value of a flag: someone who forgot the value wants help. */
function isHelp({ rawName, value, inlineValue }: OptionToken): boolean {
  return rawName === '--help' || rawName === '-h' || (inlineValue === false && (value === '--help' || value === '-h'));
}

function readFlag({ name, rawName, value, inlineValue }: OptionToken, byName: ReadonlyMap<string, Flag>): GivenFlag {
  const shown = /^--[^=]+/.exec(rawName)?.[0] ?? rawName.slice(0, 2);
  const isLong = rawName.startsWith('--');
  const flag = isLong ? byName.get(name) : undefined;
  const negated = isLong && name.startsWith('no-') && value === undefined ? byName.get(name.slice(3)) : undefined;
  if (flag === undefined && negated?.isBoolean === true) {
    return { name: negated.name, shown, flag: negated, value: 'false' };
  }
  if (flag === undefined) return { name, shown };
  if (flag.isBoolean) return { name, shown, flag, value: value ?? 'true' };
  // `--service --cluster x`: a flag is no value, unless it is joined by `=`.
  const isMissing = value === undefined || (inlineValue === false && /^--[a-z]/.test(value));
  return isMissing ? { name, shown, flag } : { name, shown, flag, value };
}
