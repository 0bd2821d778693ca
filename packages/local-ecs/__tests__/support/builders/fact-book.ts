import type { Fact } from '../../../src/engine/contract.ts';
import { HANG_MS } from '../harness/time-limits.ts';

/** Stores the facts that a runtime reports, and lets a test wait for one. */
export interface FactBook {
  readonly report: (fact: Fact) => void;
  readonly facts: readonly Fact[];
  /** The first matching fact, past or future. Rejects when none comes, with all facts. */
  waitFor<Kind extends Fact['kind']>(kind: Kind, wanted?: Partial<FactOf<Kind>>): Promise<FactOf<Kind>>;
}

export type FactOf<Kind extends Fact['kind']> = Extract<Fact, { readonly kind: Kind }>;

export function openFactBook(): FactBook {
  const facts: Fact[] = [];
  const waiting = new Set<(fact: Fact) => void>();
  return {
    facts,
    report: (fact) => {
      facts.push(fact);
      for (const each of [...waiting]) each(fact);
    },
    waitFor: (kind, wanted = {}) =>
      new Promise((resolve, reject) => {
        const give = (fact: Fact): void => {
          if (!isWanted(fact, kind, wanted)) return;
          waiting.delete(give);
          clearTimeout(limit);
          resolve(fact as FactOf<typeof kind>);
        };
        const limit = setTimeout(() => {
          waiting.delete(give);
          reject(
            new Error(`no ${kind} like ${JSON.stringify(wanted)} came; told was ${JSON.stringify(facts, null, 1)}`),
          );
        }, HANG_MS);
        waiting.add(give);
        for (const each of [...facts]) give(each);
      }),
  };
}

function isWanted(fact: Fact, kind: Fact['kind'], wanted: object): boolean {
  if (fact.kind !== kind) return false;
  const fields = new Map(Object.entries(fact));
  return Object.entries(wanted).every(([name, value]) => fields.get(name) === value);
}
