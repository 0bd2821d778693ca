import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError } from '../api-error.ts';
import { readString } from '../input.ts';

/** CodeDeploy's lists have no page size in the request; 100 items per page is assumed. */
const PAGE = 100;

/** A page, and `{}` or the token of the next one. */
export function cutList<T>(
  all: readonly T[],
  input: JsonObject,
): { readonly items: readonly T[]; readonly next: { readonly nextToken?: string } } {
  const token = readString(input, 'nextToken');
  const start = token === undefined ? '0' : /^place-(\d{1,9})$/.exec(token)?.[1];
  // Wording not documented.
  if (start === undefined) throw new ApiError('InvalidNextTokenException', 'The nextToken is not valid.');
  const end = Number(start) + PAGE;
  return {
    items: all.slice(Number(start), end),
    next: end < all.length ? { nextToken: `place-${end}` } : {},
  };
}
