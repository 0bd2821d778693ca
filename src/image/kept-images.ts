/** The plan's line on the images that the inputs do not change. */
import type { JsonObject } from '../json.ts';
import { quoteOutsideText } from '../report/outside-text.ts';
import { listImages } from './named-image.ts';

/** Documents as described: what is rendered from, the result, and the revision that is running. */
export interface ComparedDocuments {
  readonly base: JsonObject;
  readonly next: JsonObject;
  /** Absent when the service is not known. */
  readonly running?: JsonObject;
}

/** At most two lines: images that stay as they are running, and images that only the task definition changes. */
export function describeKeptImages({ base, next, running = {} }: ComparedDocuments): readonly string[] {
  const before = readImages(base);
  const now = readImages(running);
  const kept = [...readImages(next)].filter(([container, image]) => before.get(container) === image);
  const stays = kept.filter(([container, image]) => now.get(container) === image).map(formatImage);
  const brought = kept
    .filter(([container, image]) => now.get(container) !== image)
    .map(([container, image]) => `${formatImage([container, image])}${describeRunning(now.get(container))}`);
  return [
    ...(stays.length === 0 ? [] : [`image stays: ${stays.join(', ')}`]),
    ...(brought.length === 0 ? [] : [`image from the task definition: ${brought.join(', ')}`]),
  ];
}

function readImages(document: JsonObject): ReadonlyMap<string, string> {
  return new Map(listImages(document).map(({ container, reference }) => [container, reference]));
}

function formatImage([container, image]: readonly [string, string]): string {
  return `${container} = ${quoteOutsideText(image, 255)}`;
}

function describeRunning(image: string | undefined): string {
  return image === undefined ? '' : ` (running now: ${quoteOutsideText(image, 255)})`;
}
