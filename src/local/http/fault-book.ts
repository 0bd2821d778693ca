import { chooseFault, type FaultRule, type InjectedFault } from './faults.ts';

/** The rules in force, and how often each operation was called since they were set. */
export interface FaultBook {
  /** Counts start again at 1. */
  set(rules: readonly FaultRule[]): void;
  rules(): readonly FaultRule[];
  /** Counts a call, and says what is to go wrong with it. */
  next(operation: string): InjectedFault | undefined;
}

export function createFaultBook(): FaultBook {
  let rules: readonly FaultRule[] = [];
  let countOfAll = 0;
  const counts = new Map<string, number>();
  return {
    set(next) {
      rules = next;
      countOfAll = 0;
      counts.clear();
    },
    rules: () => rules,
    next(operation) {
      // Names come from clients: nothing is counted without a rule, so the map stays small.
      if (rules.length === 0) return undefined;
      const count = (counts.get(operation) ?? 0) + 1;
      countOfAll += 1;
      counts.set(operation, count);
      return chooseFault(rules, { operation, count, countOfAll });
    },
  };
}
