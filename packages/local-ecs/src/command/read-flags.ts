import { parseArgs } from 'node:util';
import type { InputError } from '@slipway/ecs-rules/text';
import { describeOption, type GivenOptions, LOCAL_OPTION_NAMES } from './local-options.ts';
import { parseOptions } from './parse-options.ts';

/** The flags of the command `local-ecs`; or what is wrong with them. Flags are `--name value` or `--name=value`. */
export function readFlags(
  argv: readonly string[],
): { readonly given: GivenOptions } | { readonly errors: readonly InputError[] } {
  const given = splitFlags(argv);
  if (typeof given === 'string') {
    return { errors: [{ input: 'local-ecs', problem: given, advice: 'See local-ecs --help' }] };
  }
  return parseOptions((flag) => given[flag]);
}

/** The flags as text; a sentence when there is an unknown one. */
function splitFlags(argv: readonly string[]): Readonly<Record<string, string | undefined>> | string {
  const flags = LOCAL_OPTION_NAMES.flatMap((option) => describeOption(option).flag ?? []);
  const options = Object.fromEntries(
    flags.map(({ name, isBoolean = false }) => [
      name,
      { type: isBoolean ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  try {
    const { values } = parseArgs({ args: [...argv], options, allowNegative: true });
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}

/** The flags with their meaning, one a line. */
export function listFlagLines(): readonly string[] {
  return LOCAL_OPTION_NAMES.flatMap((option) => {
    const { flag, description } = describeOption(option);
    return flag === undefined ? [] : [`  --${flag.name}${flag.isBoolean === true ? '' : ' VALUE'}  ${description}`];
  });
}
