/** One flag, as the parser, the help and the shell completion see it. */
export interface Flag {
  readonly name: string;
  readonly group: string;
  readonly description: string;
  readonly default?: string;
  readonly isBoolean: boolean;
  /** May be given again; the values are joined by line breaks. */
  readonly isRepeatable: boolean;
  /** The only values that are allowed. */
  readonly choices?: readonly string[];
  /** Stands for the value in the help. */
  readonly placeholder: string;
}

/** What a flag has that takes no value and is off by default. */
export const SWITCH = { isBoolean: true, isRepeatable: false, placeholder: '' } as const;

/** What people may type of a flag, without its value: a boolean can also be turned off. */
export function listSpellings({ name, isBoolean, default: standard }: Flag): readonly string[] {
  const isOffOnly = standard === 'false';
  return isBoolean && !isOffOnly ? [`--${name}`, `--no-${name}`] : [`--${name}`];
}
