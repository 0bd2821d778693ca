/** The variables of a container, from all places that give them. Values in, values out. */
import type { Pair } from './task-specification.ts';

/** Where variables come from. */
export interface EnvironmentSources {
  /** `environmentFiles`, in their order. */
  readonly files: readonly (readonly Pair[])[];
  readonly environment: readonly Pair[];
  /** Resolved. */
  readonly secrets: readonly Pair[];
}

/**
 * One value a name. `environment` wins over files, and a file over those after it (ECS Developer Guide, environment
 * files). That a secret wins over both is not documented; assumed.
 */
export function mergeEnvironment({ files, environment, secrets }: EnvironmentSources): readonly Pair[] {
  const merged = new Map<string, string>();
  for (const { name, value } of [...files.toReversed().flat(), ...environment, ...secrets]) merged.set(name, value);
  return [...merged].map(([name, value]) => ({ name, value }));
}

/**
 * Reads a file of `NAME=VALUE` lines. Lines that begin with `#` are comments; blanks and quotation marks are part of
 * the value; nothing is expanded (ECS Developer Guide, environment files). A line without a name or a value is passed
 * over, as by the ECS agent; for a repeated name the last value applies: not documented; assumed.
 */
export function parseEnvironmentFile(text: string): readonly Pair[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const at = line.indexOf('=');
    if (line.startsWith('#') || at < 1 || at === line.length - 1) return [];
    return [{ name: line.slice(0, at), value: line.slice(at + 1) }];
  });
}
