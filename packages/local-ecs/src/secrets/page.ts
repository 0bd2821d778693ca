import { defined, type JsonObject } from '@slipway/ecs-rules/values';
import { ApiError } from '../engine/api-error.ts';
import { readNumber, readString } from '../engine/input.ts';

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: { readonly NextToken?: string };
}

/** @param rule the most items of a page, and the exception for a token that no page had (wording not documented) */
export function cutPage<Item>(
  all: readonly Item[],
  input: JsonObject,
  rule: { readonly most: number; readonly exception: 'InvalidNextTokenException' | 'InvalidNextToken' },
): Page<Item> {
  const token = readString(input, 'NextToken') ?? '0';
  if (!/^\d{1,9}$/.test(token)) throw new ApiError(rule.exception, 'The specified token is not valid.');
  const start = Number(token);
  const end = start + Math.max(1, Math.min(readNumber(input, 'MaxResults') ?? rule.most, rule.most));
  return { items: all.slice(start, end), next: defined({ NextToken: end < all.length ? String(end) : undefined }) };
}
