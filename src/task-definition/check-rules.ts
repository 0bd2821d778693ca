/** Whether ECS would register a document, as far as its rules are known. */

import { type Breach, listBreaches } from '@slipway/ecs-rules/task-definition';
import { quoteOutsideText } from '@slipway/ecs-rules/text';
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { DocumentError } from './document-error.ts';

export interface RuleFindings {
  /** Rules that the document breaks. */
  readonly errors: readonly DocumentError[];
  /** Values that are unknown here, and rules that are assumed: ECS may accept them. */
  readonly warnings: readonly DocumentError[];
}

/**
 * Checks a document against the rules of RegisterTaskDefinition. What ECS has registered already is no breach, whatever
 * the rules here say: ECS is the one who decides, and they may be behind.
 * @param accepted documents that ECS has registered: the one that this was made from, those that run
 */
export function checkRules(document: JsonObject, accepted: readonly JsonObject[]): RuleFindings {
  const breaches = [...listBreaches(document)];
  if (breaches.length === 0) return { errors: [], warnings: [] };
  const known = new Set(accepted.flatMap((one) => [...listBreaches(one)].map(({ text }) => text)));
  const own = breaches.filter(({ text }) => !known.has(text));
  return {
    errors: own.filter(({ kind }) => kind !== 'doubt').map(describeBreach),
    warnings: own.filter(({ kind }) => kind === 'doubt').map(describeBreach),
  };
}

const WIDTH = 300;

function describeBreach({ path, text, kind }: Breach): DocumentError {
  const words = quoteOutsideText(text, WIDTH).replace(/\.$/, '');
  // Some texts begin with the place themselves.
  const isPlaced = words.startsWith(`${path} `);
  const problem = isPlaced ? words.slice(path.length + 1) : describeRefusal(kind) + words;
  return { path, problem, advice: 'The rules are those of RegisterTaskDefinition in the ECS API reference' };
}

function describeRefusal(kind: Breach['kind']): string {
  return kind === 'doubt' ? 'ECS may refuse this: ' : 'ECS would refuse this: ';
}
