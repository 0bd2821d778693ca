import type { JsonObject } from '../../json.ts';
import { invalidParameter } from './fault.ts';
import { readNumber, readString } from './input.ts';

/** One page of a list, and the token of the next one. */
export interface Page<T> {
  readonly items: readonly T[];
  /** `{}` on the last page. */
  readonly next: { readonly nextToken?: string };
}

/**
 * Cuts a page by `maxResults` and `nextToken`.
 * @param defaultSize the operation's own default (ECS API reference)
 */
export function cutPage<T>(all: readonly T[], input: JsonObject, defaultSize: number): Page<T> {
  const size = readNumber(input, 'maxResults') ?? defaultSize;
  if (!Number.isInteger(size) || size < 1 || size > 100) {
    // Wording not documented.
    throw invalidParameter('maxResults must be between 1 and 100.');
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

/** Refuses more names than a describe call takes; how many is the operation's (ECS API reference). */
export function checkBatch(names: readonly string[], most: number, what: string): void {
  // Wording not documented.
  if (names.length > most) throw invalidParameter(`${what} cannot have more than ${most} elements.`);
}
