/** Where ECS may and should place the tasks of a service, as far as what we read decides it. */

import { type ClusterQuery, parseQuery } from '@slipway/ecs-rules/cluster-query';
import type { PlacementRules, PlacementStrategy } from '@slipway/ecs-rules/scheduler';
import { defined, isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import type { PlacementConstraint, PlacementStrategyItem, ServiceRecord } from '../ports/service-records.ts';

/** The rules, if there are any; or what about them cannot be forecast. */
export type Placing = { readonly rules?: PlacementRules } | { readonly missing: string };

/** @param next the task definition, whose constraints go with those of the service */
export function readPlacing(service: ServiceRecord, next: JsonObject): Placing {
  const constraints = [...service.placementConstraints, ...listConstraints(next.placementConstraints)];
  const read = constraints.filter(({ type }) => type !== 'distinctInstance').map(readConstraint);
  const strategies = service.placementStrategies.map(readStrategy);
  const missing = [...read, ...strategies].find((one) => typeof one === 'string');
  if (missing !== undefined) return { missing };
  if (constraints.length + strategies.length === 0) return {};
  return {
    rules: {
      isDistinct: constraints.some(({ type }) => type === 'distinctInstance'),
      memberOf: read.filter((one) => typeof one !== 'string'),
      strategies: strategies.filter((one) => typeof one !== 'string'),
      group: `service:${service.name}`,
      draw: () => 0,
    },
  };
}

function listConstraints(value: Json | undefined): readonly PlacementConstraint[] {
  return (Array.isArray(value) ? value.filter(isJsonObject) : []).map(({ type, expression }) => ({
    type: typeof type === 'string' ? type : 'of no type',
    ...defined({ expression: typeof expression === 'string' ? expression : undefined }),
  }));
}

function readConstraint({ type, expression = '' }: PlacementConstraint): ClusterQuery | string {
  if (type !== 'memberOf') return `placement constraint ${type} is not supported in forecasts`;
  const query = parseQuery(expression);
  if (query.kind === 'invalid') return 'a memberOf expression cannot be read';
  return asksAboutAttributes(query) ? query : 'a memberOf expression uses more than attributes';
}

/** All else changes while tasks come and go, or is not read. */
function asksAboutAttributes(query: ClusterQuery): boolean {
  if (query.kind === 'test') return query.subject.kind === 'attribute';
  if (query.kind === 'not') return asksAboutAttributes(query.of);
  return asksAboutAttributes(query.left) && asksAboutAttributes(query.right);
}

/** Fields as ECS takes them (ECS API reference, PlacementStrategy). */
function readStrategy({ type, field = '' }: PlacementStrategyItem): PlacementStrategy | string {
  const attribute = /^attribute:(.+)$/.exec(field)?.[1];
  if (type === 'spread' && attribute !== undefined) return { kind: 'spread', attribute };
  if (type === 'spread' && (field === 'instanceId' || field === 'host'))
    return { kind: 'spread', attribute: undefined };
  if (type === 'binpack' && field.toLowerCase() === 'cpu') return { kind: 'binpack', resource: 'cpu' };
  if (type === 'binpack' && field.toLowerCase() === 'memory') return { kind: 'binpack', resource: 'memoryMiB' };
  // Each instance that it may take is played.
  if (type === 'random') return { kind: 'random' };
  return `where placement strategy ${type} places tasks is unknown`;
}
