/** The plan's line on the images that do not change: those that do are in its diff. */

import { quoteOutsideText } from '@slipway/ecs-rules/text';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { listImages } from './named-image.ts';

/** Documents as described. At most one line: `image stays: web = shop/web:v1, proxy = nginx:1`. */
export function describeKeptImages(running: JsonObject, next: JsonObject): readonly string[] {
  const now = readImages(running);
  const stays = [...readImages(next)].filter(([container, image]) => now.get(container) === image);
  const named = stays.map(([container, image]) => `${container} = ${quoteOutsideText(image, 255)}`);
  return named.length === 0 ? [] : [`image stays: ${named.join(', ')}`];
}

function readImages(document: JsonObject): ReadonlyMap<string, string> {
  return new Map(listImages(document).map(({ container, reference }) => [container, reference]));
}
