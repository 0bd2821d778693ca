import { type CallPlan, type FaultRule, planCall } from './faults.ts';

/** The rules in force, and how often each operation was called since they were set. */
export interface FaultBook {
  /** Counts start again at 1. */
  set(rules: readonly FaultRule[]): void;
  rules(): readonly FaultRule[];
  /** Counts a call, and returns what happens to it. */
  next(operation: string): CallPlan;
}

const UNCHANGED: CallPlan = { before: [], after: [] };

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
      // Names come from clients: calls are counted only with a rule, so the map stays small.
      if (rules.length === 0) return UNCHANGED;
      const count = (counts.get(operation) ?? 0) + 1;
      countOfAll += 1;
      counts.set(operation, count);
      return planCall(rules, { operation, count, countOfAll });
    },
  };
}
