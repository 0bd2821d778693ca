/** An image that is empty because the expression it comes from has no value. */
import { findEmptyPart } from '@slipway/ecs-rules/images';
import { quote, type ValueError } from '@slipway/ecs-rules/text';

/** GitHub Docs, "Passing information between jobs": an output that contains a secret is not sent to the next job. */
export const WHY_EMPTY =
  'GitHub drops a job output that contains a masked value, such as the account id in a registry host, and a mistyped output name is empty';

/** Empty images that an error names. */
const MOST_SHOWN = 3;

const ADVICE = 'Pass only the digest or tag and write the registry here, or build and deploy in the same job';

/** The error for items of the list that are empty in whole or in part, and the other items. */
export function splitEmptyImages(items: readonly string[]): {
  readonly errors: readonly ValueError[];
  readonly others: readonly string[];
} {
  if (items.length === 0) return { errors: [explain('every image in the list is empty')], others: [] };
  const problems = [...new Set(items.flatMap((item) => describeEmpty(item) ?? []))];
  const others = items.filter((item) => describeEmpty(item) === undefined);
  return { errors: problems.length === 0 ? [] : [explain(listProblems(problems))], others };
}

function listProblems(problems: readonly string[]): string {
  const more = problems.length > MOST_SHOWN ? `; ${problems.length - MOST_SHOWN} more` : '';
  return `${problems.slice(0, MOST_SHOWN).join('; ')}${more}`;
}

/** @param item `reference` or `container=reference` */
function describeEmpty(item: string): string | undefined {
  const split = item.indexOf('=');
  const reference = item.slice(split + 1).trim();
  const container = item.slice(0, Math.max(split, 0)).trim();
  if (reference === '') return `the image${container === '' ? '' : ` for container ${quote(container)}`} is empty`;
  const part = findEmptyPart(reference);
  return part === undefined ? undefined : `the ${part} of the image ${quote(reference)} is empty`;
}

export function explain(problem: string): ValueError {
  return { problem: `${problem}. ${WHY_EMPTY}`, advice: ADVICE };
}
