/** Whether ECS would register a document, as far as its rules are known. */
import type { JsonObject } from '../json.ts';
import { quoteOutsideText } from '../report/outside-text.ts';
import type { DocumentFault } from './fault.ts';
import type { Breach } from './rules/breach.ts';
import { listBreaches } from './rules/rules.ts';

export interface RuleFindings {
  /** Rules that the document breaks. */
  readonly faults: readonly DocumentFault[];
  /** Values that are unknown here, and rules that are assumed: ECS may accept them. */
  readonly doubts: readonly DocumentFault[];
}

/**
 * Checks a document against the rules of RegisterTaskDefinition. What ECS has registered already is no breach, whatever
 * the rules here say: ECS is the one who decides, and they may be behind.
 * @param accepted documents that ECS has registered: the one that this was made from, those that run
 */
export function checkRules(document: JsonObject, accepted: readonly JsonObject[]): RuleFindings {
  const breaches = [...listBreaches(document)];
  if (breaches.length === 0) return { faults: [], doubts: [] };
  const known = new Set(accepted.flatMap((one) => [...listBreaches(one)].map(({ text }) => text)));
  const own = breaches.filter(({ text }) => !known.has(text));
  return {
    faults: own.filter(({ kind }) => kind !== 'doubt').map(describeBreach),
    doubts: own.filter(({ kind }) => kind === 'doubt').map(describeBreach),
  };
}

const WIDTH = 300;

function describeBreach({ path, text, kind }: Breach): DocumentFault {
  const words = quoteOutsideText(text, WIDTH).replace(/\.$/, '');
  // Some texts begin with the place themselves.
  const isPlaced = words.startsWith(`${path} `);
  const problem = isPlaced ? words.slice(path.length + 1) : nameRefusal(kind) + words;
  return { path, problem, advice: 'The rules are those of RegisterTaskDefinition in the ECS API reference' };
}

function nameRefusal(kind: Breach['kind']): string {
  return kind === 'doubt' ? 'ECS may refuse this: ' : 'ECS would refuse this: ';
}
