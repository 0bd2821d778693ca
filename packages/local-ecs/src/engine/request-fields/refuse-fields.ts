import type { JsonObject } from '@slipway/ecs-rules/values';
import { notSimulated } from '../api-error.ts';
import { REQUEST_FIELDS } from './table.ts';

/** @throws ApiError UnsupportedFeatureException: a field that would be dropped is named instead */
export function refuseFields(operation: string, input: JsonObject): void {
  const fields = Object.hasOwn(REQUEST_FIELDS, operation) ? REQUEST_FIELDS[operation] : undefined;
  const given = fields?.refused?.find((field) => (input[field] ?? undefined) !== undefined);
  if (given !== undefined) throw notSimulated(`The field ${given} of ${operation}`);
}
