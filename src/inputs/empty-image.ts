/** An image that is empty because the expression it comes from has no value. */
import { findEmptyPart } from '../registry/image-reference.ts';
import { CONTAINER_SETTINGS, ROLE_INPUTS } from './container-inputs.ts';
import { type InputFault, quote, type ValueFault } from './fault.ts';
import type { GivenInputs } from './given-inputs.ts';

/** GitHub Docs, "Passing information between jobs": an output that contains a secret is not sent to the next job. */
export const WHY_EMPTY =
  'GitHub drops a job output that contains a masked value, such as the account ID in a registry host; a mistyped output name is empty, too';

const ADVICE = 'Pass the digest or tag alone and write the registry here, or build and deploy in the same job';

/** The error for items of the list that are empty in whole or in part, and the other items. */
export function splitEmptyImages(items: readonly string[]): {
  readonly faults: readonly ValueFault[];
  readonly others: readonly string[];
} {
  if (items.length === 0) return { faults: [explain('each image of the list is empty')], others: [] };
  const problems = items.flatMap((item) => describeEmpty(item) ?? []);
  const others = items.filter((item) => describeEmpty(item) === undefined);
  return { faults: problems.length === 0 ? [] : [explain(problems.join('; '))], others };
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

/**
 * Containers that were chosen and get nothing. The runner passes `image: ''` and no `image` on alike, so what else is
 * given decides.
 */
export function findMissingImage({ values, isGiven, isKnown }: GivenInputs): readonly InputFault[] {
  const { image: images, 'container-name': names } = values;
  if (images === undefined || names === undefined) return [];
  if (isGiven('repository') || isGiven('rollback-to') || CONTAINER_SETTINGS.some(isGiven)) return [];
  const isForAll = images.some(({ container }) => container === undefined);
  const bare = isForAll ? [] : names.filter((name) => !images.some(({ container }) => container === name));
  if (bare.length > 0) return [refuseBare(bare, images.length === 0)];
  // The official render requires an image. Only the action that renders has images and no service.
  const isRender = isKnown('image') && !isKnown('service');
  const isIdle = images.length === 0 && !ROLE_INPUTS.some(isGiven);
  return isRender && isIdle
    ? [{ input: 'image', ...explain('the image is empty, and no other input changes anything') }]
    : [];
}

function refuseBare(names: readonly string[], isEmpty: boolean): InputFault {
  const containers = `container${names.length === 1 ? '' : 's'} ${names.map(quote).join(', ')}`;
  const what = isEmpty ? 'the image is empty, and nothing else is set' : 'no image and nothing else is set';
  const { problem, advice } = explain(`${what} for ${containers} of container-name`);
  return { input: 'image', problem, advice: `${advice}. To keep the image, remove container-name` };
}

function explain(problem: string): ValueFault {
  return { problem: `${problem}. ${WHY_EMPTY}`, advice: ADVICE };
}
