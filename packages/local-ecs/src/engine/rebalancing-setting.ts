/** Whether a service's tasks are moved until its zones are balanced: `availabilityZoneRebalancing`. */

import { listAttributeNames, parseQuery } from '@slipway/ecs-rules/cluster-query';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { invalidParameter } from './api-error.ts';
import { readObjects, readString } from './input.ts';
import { isBehindClassic } from './load-balancers.ts';
import { isDaemon } from './scheduling-strategy.ts';
import type { ServiceState } from './service-record.ts';
import { hasTaskSets } from './task-set-state.ts';

const ZONE = 'ecs.availability-zone';

/** What of a service speaks for or against it; `shape` is that of the deployment that is rolled out. */
export interface RebalancingCase {
  readonly service: Pick<ServiceState, 'given' | 'maximumPercent'>;
  readonly shape: JsonObject;
}

/**
 * `ENABLED` for a new service that may have it, unless the request says otherwise.
 * @throws ApiError InvalidParameterException when it is requested and not possible
 */
export function chooseRebalancing(input: JsonObject, found: RebalancingCase): 'ENABLED' | 'DISABLED' {
  const requested = readString(input, 'availabilityZoneRebalancing');
  const obstacle = findObstacle(found);
  if (requested === 'ENABLED' && obstacle !== undefined) throw invalidParameter(obstacle);
  if (requested === 'ENABLED' || requested === 'DISABLED') return requested;
  // Wording not documented.
  if (requested !== undefined) throw invalidParameter(`Unknown availabilityZoneRebalancing '${requested}'.`);
  return obstacle === undefined ? 'ENABLED' : 'DISABLED';
}

/**
 * What forbids it (ECS Developer Guide, Availability Zone rebalancing). The first two texts are observed, the others
 * not documented. That services with task sets are not rebalanced is assumed.
 */
export function findObstacle({ service, shape }: RebalancingCase): string | undefined {
  if (isDaemon(service)) return 'Availability Zone Rebalancing does not support DAEMON services';
  if (service.maximumPercent <= 100) return 'AvailabilityZoneRebalancing does not support maximumPercent <= 100';
  const rest = 'AvailabilityZoneRebalancing does not support';
  if (isBehindClassic(shape)) return `${rest} Classic Load Balancers`;
  if (hasTaskSets(service)) return `${rest} the deployment controllers CODE_DEPLOY and EXTERNAL`;
  const [first] = readObjects(service.given, 'placementStrategy');
  if (first !== undefined && !(first.type === 'spread' && first.field === `attribute:${ZONE}`)) {
    return `${rest} a first placement strategy other than spread over attribute:${ZONE}`;
  }
  const isZoned = readObjects(service.given, 'placementConstraints').some(requiresZone);
  return isZoned ? `${rest} placement constraints on attribute:${ZONE}` : undefined;
}

function requiresZone(constraint: JsonObject): boolean {
  const query = parseQuery(readString(constraint, 'expression') ?? '');
  return query.kind !== 'invalid' && listAttributeNames(query).includes(ZONE);
}
