import { type InputError, quote } from '@slipway/ecs-rules/text';
import { CONTAINER_SETTINGS, ROLE_INPUTS } from './container-inputs.ts';
import { explain } from './empty-image.ts';
import type { GivenInputs } from './given-inputs.ts';

/**
 * Containers that were chosen and get nothing. The runner passes `image: ''` and no `image` on alike, so what else is
 * given decides.
 */
export function findMissingImage({ values, isGiven, isKnown }: GivenInputs): readonly InputError[] {
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
    ? [{ input: 'image', ...explain('the image is empty and no other input changes anything') }]
    : [];
}

function refuseBare(names: readonly string[], isEmpty: boolean): InputError {
  const containers = `container${names.length === 1 ? '' : 's'} ${names.map(quote).join(', ')}`;
  const what = isEmpty ? 'the image is empty and nothing else is set' : 'no image and nothing else is set';
  const { problem, advice } = explain(`${what} for ${containers} in container-name`);
  return { input: 'image', problem, advice: `${advice}. To keep the current image, remove container-name` };
}
