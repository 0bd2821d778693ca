import type { Fact } from '../../src/local/engine/contract.ts';

/** Keeps the facts that a runtime tells and lets a test await one instead of time. */
export interface FactBook {
  readonly tell: (fact: Fact) => void;
  readonly facts: readonly Fact[];
  /** The first fact that fits, told already or yet to come; rejects after half a minute with all that was told. */
  waitFor<Kind extends Fact['kind']>(kind: Kind, wanted?: Partial<FactOf<Kind>>): Promise<FactOf<Kind>>;
}

export type FactOf<Kind extends Fact['kind']> = Extract<Fact, { readonly kind: Kind }>;

const LIMIT_MS = 30_000;

export function openFactBook(): FactBook {
  const facts: Fact[] = [];
  const waiting = new Set<(fact: Fact) => void>();
  return {
    facts,
    tell: (fact) => {
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
        }, LIMIT_MS);
        waiting.add(give);
        for (const each of [...facts]) give(each);
      }),
  };
}

function isWanted(fact: Fact, kind: Fact['kind'], wanted: object): boolean {
  if (fact.kind !== kind) return false;
  const members = new Map(Object.entries(fact));
  return Object.entries(wanted).every(([name, value]) => members.get(name) === value);
}
