/** Placement constraints and strategies of a request: checked, and read for the scheduler. */

import { type ClusterQuery, parseQuery } from '@slipway/ecs-rules/cluster-query';
import type { PlacementRules, PlacementStrategy } from '@slipway/ecs-rules/scheduler';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { type ApiError, clientError, invalidParameter } from './api-error.ts';
import { drawNumber } from './identifiers.ts';
import { readObjects, readString } from './input.ts';
import type { MutableState } from './mutable-state.ts';

/** Constraints of a task definition and of the request that uses it, together (ECS API reference, CreateService). */
const MOST_CONSTRAINTS = 10;
const MOST_STRATEGIES = 5;

/** Both kinds of rule as they are in a request or in a service. */
export interface PlacementRequest {
  /** `placementConstraints` and `placementStrategy`. */
  readonly given: JsonObject;
  /** The task definition. */
  readonly described: JsonObject;
  readonly launchType: 'EC2' | 'FARGATE';
}

/** @throws ApiError InvalidParameterException; texts are observed unless marked */
export function checkPlacement({ given, described, launchType }: PlacementRequest): void {
  const constraints = readObjects(given, 'placementConstraints');
  const strategies = readObjects(given, 'placementStrategy');
  if (launchType === 'FARGATE' && constraints.length > 0) {
    throw invalidParameter('Placement constraints are not supported with FARGATE launch type.');
  }
  if (launchType === 'FARGATE' && strategies.length > 0) {
    throw invalidParameter('Placement strategies are not supported with FARGATE launch type');
  }
  if (constraints.length + readObjects(described, 'placementConstraints').length > MOST_CONSTRAINTS) {
    // Wording not documented.
    throw invalidParameter(`Maximum number of constraints is ${MOST_CONSTRAINTS}`);
  }
  if (strategies.length > MOST_STRATEGIES) {
    throw invalidParameter(`Maximum number of strategies is ${MOST_STRATEGIES}`);
  }
  for (const constraint of constraints) checkConstraint(constraint);
  for (const strategy of strategies) readStrategy(strategy);
}

function checkConstraint(constraint: JsonObject): void {
  const type = readString(constraint, 'type');
  const expression = readString(constraint, 'expression');
  if (type === 'memberOf') readExpression(expression ?? '', invalidParameter);
  else if (type !== 'distinctInstance') throw refuseType(type, invalidParameter);
  else if (expression !== undefined) throw invalidParameter('distinctInstance expression should not be specified.');
}

/** Observed for a task definition; assumed elsewhere. */
function refuseType(type: string | undefined, asError: (message: string) => ApiError): ApiError {
  return asError(`constraint.type '${type ?? ''}' is not supported.`);
}

/** @throws ApiError ClientException, for the constraints of a task definition: `memberOf` only */
export function checkOwnConstraints(described: JsonObject): void {
  const constraints = readObjects(described, 'placementConstraints');
  // Wording not documented.
  if (constraints.length > MOST_CONSTRAINTS) throw clientError(`Maximum number of constraints is ${MOST_CONSTRAINTS}`);
  for (const constraint of constraints) {
    const type = readString(constraint, 'type');
    if (type !== 'memberOf') throw refuseType(type, clientError);
    readExpression(readString(constraint, 'expression') ?? '', clientError);
  }
}

/** Wording not documented. */
function readExpression(expression: string, asError: (message: string) => ApiError): ClusterQuery {
  const query = parseQuery(expression);
  if (query.kind !== 'invalid') return query;
  throw asError(`The expression '${expression}' of the memberOf constraint is not valid: ${query.text}.`);
}

/** The expression of a filter, read. @throws ApiError InvalidParameterException; its wording is not documented */
export function readFilter(filter: string): ClusterQuery {
  const query = parseQuery(filter);
  if (query.kind !== 'invalid') return query;
  throw invalidParameter(`The filter '${filter}' is not valid: ${query.text}.`);
}

function readStrategy(strategy: JsonObject): PlacementStrategy {
  const type = readString(strategy, 'type');
  const field = readString(strategy, 'field');
  if (type === 'random') {
    if (field !== undefined && field !== '') throw invalidParameter('random field should not be specified');
    return { kind: 'random' };
  }
  if (type === 'binpack') return { kind: 'binpack', resource: readResource(field ?? '') };
  // Wording not documented, of the next two.
  if (type !== 'spread') throw invalidParameter(`strategy.type '${type ?? ''}' is not supported.`);
  if (field === 'instanceId' || field === 'host') return { kind: 'spread', attribute: undefined };
  const attribute = /^attribute:(.+)$/.exec(field ?? '')?.[1];
  if (attribute === undefined) throw invalidParameter(`spread field '${field ?? ''}' is invalid`);
  return { kind: 'spread', attribute };
}

/** Upper case is taken too, as it was observed in descriptions of services. */
function readResource(field: string): 'cpu' | 'memoryMiB' {
  const resource = field.toLowerCase();
  if (resource === 'cpu') return 'cpu';
  if (resource === 'memory') return 'memoryMiB';
  throw invalidParameter(`binpack field '${field}' is invalid`);
}

/**
 * The rules that place tasks of a group; undefined when there are none. The request was validated when it arrived.
 * @param group such as `service:web`
 */
export function readRules(
  state: MutableState,
  request: Omit<PlacementRequest, 'launchType'>,
  group: string,
): PlacementRules | undefined {
  const own = readObjects(request.given, 'placementConstraints');
  const constraints = [...readObjects(request.described, 'placementConstraints'), ...own];
  const strategies = readObjects(request.given, 'placementStrategy');
  if (constraints.length + strategies.length === 0) return undefined;
  const expressions = constraints.filter(({ type }) => type === 'memberOf').map((one) => readString(one, 'expression'));
  return {
    isDistinct: constraints.some(({ type }) => type === 'distinctInstance'),
    memberOf: expressions.map((expression) => readExpression(expression ?? '', invalidParameter)),
    strategies: strategies.map(readStrategy),
    group,
    draw: () => drawNumber(state),
  };
}
