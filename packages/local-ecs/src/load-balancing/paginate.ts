import type { Json, JsonObject } from '@slipway/ecs-rules/values';
import { readText, readWhole, validationError } from '../engine/load-balancing/elb-input.ts';

/** The most items of a page, and their number without `PageSize` (Elastic Load Balancing API reference). */
const MOST = 400;

/** One page of a list, by `PageSize` and `Marker`. @param name of the list in the answer */
export function cutElbPage<Item>(
  name: string,
  all: readonly Item[],
  { input, describe }: { readonly input: JsonObject; readonly describe: (item: Item) => Json },
): JsonObject {
  const size = readWhole(input, 'PageSize', { least: 1, most: MOST }) ?? MOST;
  const marker = readText(input, 'Marker') ?? '0';
  // Wording not documented.
  if (!/^\d{1,9}$/.test(marker)) throw validationError(`Marker '${marker}' is not valid`);
  const end = Number(marker) + size;
  const page = { [name]: all.slice(Number(marker), end).map(describe) };
  return end < all.length ? { ...page, NextMarker: String(end) } : page;
}
