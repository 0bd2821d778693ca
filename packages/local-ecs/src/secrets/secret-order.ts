/** The order of ListSecrets. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError, notSimulated } from '../engine/api-error.ts';
import { readString } from '../engine/input.ts';
import type { Secret } from './secret.ts';

type Compare = (one: Secret, other: Secret) => number;

/** Secrets Manager API reference, ListSecrets, SortBy; reads are not recorded. */
const BY: ReadonlyMap<string, Compare> = new Map([
  ['created-date', (one, other) => one.createdAt - other.createdAt],
  ['last-changed-date', (one, other) => one.changedAt - other.changedAt],
  ['name', (one, other) => Number(one.name > other.name) - Number(one.name < other.name)],
]);
const UNRECORDED = 'last-accessed-date';
const ORDERS = ['asc', 'desc'];

/** Without an order the one of their creation. */
export function sortSecrets(secrets: readonly Secret[], input: JsonObject): readonly Secret[] {
  const by = readString(input, 'SortBy') ?? 'created-date';
  if (by === UNRECORDED) throw notSimulated(`The order ${by} of secrets`);
  const compare = BY.get(by);
  if (compare === undefined) throw refuseChoice('sortBy', by, [...BY.keys(), UNRECORDED]);
  const order = readString(input, 'SortOrder') ?? 'asc';
  if (!ORDERS.includes(order)) throw refuseChoice('sortOrder', order, ORDERS);
  const sorted = [...secrets].sort(compare);
  return order === 'desc' ? sorted.reverse() : sorted;
}

function refuseChoice(field: string, value: string, among: readonly string[]): ApiError {
  const constraint = `Member must satisfy enum value set: [${among.join(', ')}]`;
  const message = `1 validation error detected: Value '${value}' at '${field}' failed to satisfy constraint: ${constraint}`;
  return new ApiError('ValidationException', message);
}
