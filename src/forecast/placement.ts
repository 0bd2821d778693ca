/** Where ECS may and should place the tasks of a service, as far as what we read decides it. */
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import type { PlacementConstraint, PlacementStrategyItem, ServiceRecord } from '../rollout/observation.ts';
import type { PlacementRules, PlacementStrategy } from '../scheduler/placement-rules.ts';
import type { ClusterQuery } from '../scheduler/query/cluster-query.ts';
import { parseQuery } from '../scheduler/query/parse-query.ts';

/** The rules, if there are any; or what about them cannot be foreseen. */
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
    ...(typeof expression === 'string' ? { expression } : {}),
  }));
}

function readConstraint({ type, expression = '' }: PlacementConstraint): ClusterQuery | string {
  if (type !== 'memberOf') return `placement constraint ${type} is not evaluated`;
  const query = parseQuery(expression);
  if (query.kind === 'fault') return 'a memberOf expression cannot be read';
  return asksAboutAttributes(query) ? query : 'a memberOf expression asks about more than attributes';
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
  return `where placement strategy ${type} puts tasks cannot be foreseen`;
}
