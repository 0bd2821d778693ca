import type { JsonObject } from '@slipway/ecs-rules/values';
import { invalidParameter } from './api-error.ts';
import { readNumber, readString } from './input.ts';

/** One page of a list, and the token of the next one. */
export interface Page<T> {
  readonly items: readonly T[];
  /** `{}` on the last page. */
  readonly next: { readonly nextToken?: string };
}

/** How many items a page has by default, and at most: 100 if only one number is given. */
export type PageSizes = number | { readonly fallback: number; readonly most: number };

/**
 * Cuts a page by `maxResults` and `nextToken`.
 * @param sizes the operation's own (ECS API reference)
 */
export function cutPage<T>(all: readonly T[], input: JsonObject, sizes: PageSizes): Page<T> {
  const { fallback, most } = typeof sizes === 'number' ? { fallback: sizes, most: 100 } : sizes;
  const size = readNumber(input, 'maxResults') ?? fallback;
  if (!Number.isInteger(size) || size < 1 || size > most) {
    // Wording not documented.
    throw invalidParameter(`maxResults must be between 1 and ${most}.`);
  }
  const start = readStart(readString(input, 'nextToken'), all.length);
  const items = all.slice(start, start + size);
  const end = start + items.length;
  return { items, next: end < all.length ? { nextToken: `page-${end}` } : {} };
}

function readStart(token: string | undefined, length: number): number {
  if (token === undefined || token === '') return 0;
  const start = /^page-(\d{1,9})$/.exec(token)?.[1];
  // Wording not documented.
  if (start === undefined || Number(start) > length) throw invalidParameter('Invalid token: the token is not valid.');
  return Number(start);
}

/** Refuses more names than a describe call allows; each operation has its own limit (ECS API reference). */
export function checkBatch(names: readonly string[], most: number, what: string): void {
  // Wording not documented.
  if (names.length > most) throw invalidParameter(`${what} cannot have more than ${most} elements.`);
}
