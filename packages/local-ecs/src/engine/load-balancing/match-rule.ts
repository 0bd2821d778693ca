/** Which rule of a listener a request meets (Elastic Load Balancing User Guide, listener rules). Values in, values out. */
import type { ListenerRule, RuleCondition } from './listener-specification.ts';

export interface RuledRequest {
  /** The header Host, with its port. */
  readonly host: string;
  /** Path and query of the request. */
  readonly target: string;
}

/** The first rule in the order of priority whose conditions are all met. */
export function findRule(rules: readonly ListenerRule[], request: RuledRequest): ListenerRule | undefined {
  return rules.find(({ conditions }) => conditions.every((condition) => meetsCondition(condition, request)));
}

/** Host names are compared in any case, paths as they are and without their query. That a port is left out is assumed. */
function meetsCondition({ field, patterns }: RuleCondition, { host, target }: RuledRequest): boolean {
  if (field === 'path-pattern') {
    const [path = ''] = target.split(/[?#]/);
    return patterns.some((pattern) => matchesWildcards(pattern, path));
  }
  const name = host.replace(/:\d*$/, '').toLowerCase();
  return patterns.some((pattern) => matchesWildcards(pattern.toLowerCase(), name));
}

/** `*` matches any run of characters, an empty one too; `?` matches exactly one. Takes linear space and no recursion. */
export function matchesWildcards(pattern: string, text: string): boolean {
  let at = 0;
  let from = 0;
  let star = -1;
  let starText = 0;
  while (from < text.length) {
    const wanted = pattern[at];
    if (wanted === '*') {
      star = at;
      starText = from;
      at += 1;
    } else if (wanted !== undefined && (wanted === '?' || wanted === text[from])) {
      at += 1;
      from += 1;
    } else if (star >= 0) {
      starText += 1;
      at = star + 1;
      from = starText;
    } else {
      return false;
    }
  }
  return /^\**$/.test(pattern.slice(at));
}
