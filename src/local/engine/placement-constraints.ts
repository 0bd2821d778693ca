import type { JsonObject } from '../../json.ts';
import { notSimulated } from './fault.ts';
import { readObjects, readString } from './input.ts';

/**
 * Tasks are placed without regard to constraints, so none is taken: a task that runs where it must not would be a lie.
 * @throws ApiFault UnsupportedFeatureException, which names the first
 */
export function refuseConstraints(input: JsonObject): void {
  const [constraint] = readObjects(input, 'placementConstraints');
  if (constraint === undefined) return;
  throw notSimulated(`The placement constraint ${readString(constraint, 'type') ?? ''}`);
}
