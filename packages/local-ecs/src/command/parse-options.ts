import type { InputError } from '@slipway/ecs-rules/text';
import { describeOption, type GivenOptions, LOCAL_OPTION_NAMES } from './local-options.ts';

/**
 * The options that flags give; or what is wrong with their values, each by its flag. A flag without text is not given.
 * @param textOf the text of a flag, by its name without dashes
 */
export function parseOptions(
  textOf: (flag: string) => string | undefined,
): { readonly given: GivenOptions } | { readonly errors: readonly InputError[] } {
  const reads = LOCAL_OPTION_NAMES.flatMap((option) => {
    const { flag } = describeOption(option);
    const text = flag === undefined ? '' : (textOf(flag.name) ?? '');
    return flag === undefined || text === '' ? [] : [{ option, input: `--${flag.name}`, parsed: flag.parse(text) }];
  });
  const errors = reads.flatMap(({ input, parsed }) =>
    'errors' in parsed ? parsed.errors.map((error) => ({ input, ...error })) : [],
  );
  if (errors.length > 0) return { errors };
  const values = reads.flatMap(({ option, parsed }) => ('errors' in parsed ? [] : [[option, parsed.value]]));
  return { given: Object.fromEntries(values) };
}
