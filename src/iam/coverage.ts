import { CHECKED_BY_OTHERS, FEATURES, FREE_ACTIONS } from './policy.ts';

/** What a policy lacks or has too much of, measured by calls that were made. */

export interface Call {
  /** Such as `ecs:UpdateService`. */
  readonly action: string;
  /** Which test made it. */
  readonly test: string;
}

export interface Coverage {
  /** Calls that no statement allows, each action once. */
  readonly missing: readonly Call[];
  /** Actions that are allowed and were never called. */
  readonly idle: readonly string[];
}

export function holdAgainstPolicy(calls: readonly Call[]): Coverage {
  const allowed = FEATURES.flatMap(({ statements }) => statements).flatMap(({ Action }) => Action);
  const firsts = new Map(calls.toReversed().map((call) => [call.action, call]));
  const known = [...allowed, ...FREE_ACTIONS];
  return {
    missing: [...firsts.values()].filter(({ action }) => !known.includes(action)).sort(byAction),
    idle: allowed.filter((action) => !firsts.has(action) && !Object.hasOwn(CHECKED_BY_OTHERS, action)).sort(),
  };
}

function byAction(one: Call, other: Call): number {
  return one.action < other.action ? -1 : 1;
}

/** One line for each error. @param isWhole whether all tests ran: only then a permission without a call is one */
export function describeProblems({ missing, idle }: Coverage, isWhole: boolean): readonly string[] {
  const unlisted = missing.map(({ action, test }) => `${action} is called and no policy allows it: by "${test}".`);
  const unused = idle.map((action) => `${action} is in a policy and no test has Slipway call it.`);
  return isWhole ? [...unlisted, ...unused] : unlisted;
}
