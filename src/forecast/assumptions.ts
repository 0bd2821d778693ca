/** What a forecast of placement would rest on that AWS does not document: better no forecast than a wrong one. */
import { type ClusterQuery, matchesPattern, type Pattern, type Test } from '@slipway/ecs-rules/cluster-query';
import type { PlacementRules } from '@slipway/ecs-rules/scheduler';

/** Attributes of a container instance by name. */
type Attributes = Readonly<Record<string, string>>;

/** @returns what is not documented, as the end of a sentence; undefined when the answer is the same either way */
export function findAssumption(rules: PlacementRules, instances: readonly Attributes[]): string | undefined {
  const queries = rules.memberOf.map((query) => findInQuery(query, instances, false));
  return queries.find((one) => one !== undefined) ?? findInStrategies(rules, instances);
}

/** @param isInverted whether the test is within a `not` */
function findInQuery(query: ClusterQuery, instances: readonly Attributes[], isInverted: boolean): string | undefined {
  if (query.kind === 'not') return findInQuery(query.of, instances, !isInverted);
  if (query.kind !== 'test') {
    return findInQuery(query.left, instances, isInverted) ?? findInQuery(query.right, instances, isInverted);
  }
  const { subject, test } = query;
  if (subject.kind !== 'attribute' || test.kind === 'exists') return undefined;
  const values = instances.map((attributes) => read(attributes, subject.name));
  const isNegative = 'isNegative' in test && test.isNegative;
  if (values.includes(undefined) && (isNegative || isInverted)) {
    return `AWS does not document whether a negative memberOf test selects instances without the attribute ${subject.name}`;
  }
  const isOpen = values.some((value) => value !== undefined && isAmbiguous(test, value));
  return isOpen ? `AWS does not document how a memberOf expression compares the attribute ${subject.name}` : undefined;
}

function read(attributes: Attributes, name: string): string | undefined {
  return Object.hasOwn(attributes, name) ? attributes[name] : undefined;
}

function isAmbiguous(test: Test, value: string): boolean {
  if (test.kind === 'order') return isOtherAsText(value, test.value);
  return test.kind === 'matches' && !matchesPattern(test.pattern, value) && matchesPart(test.pattern, value);
}

/** Numbers may be compared by their value or by their characters. */
function isOtherAsText(value: string, other: string): boolean {
  const [left, right] = [Number(value), Number(other)];
  if (value.trim() === '' || other.trim() === '' || !Number.isFinite(left) || !Number.isFinite(right)) return false;
  const byText = value < other ? -1 : value > other ? 1 : 0;
  return Math.sign(left - right) !== byText;
}

/** A pattern may have to fit the whole value or a part of it. */
function matchesPart(pattern: Pattern, value: string): boolean {
  const places = Array.from({ length: value.length + 1 }, (_, at) => at);
  return places.some((start) => places.some((end) => end >= start && matchesPattern(pattern, value.slice(start, end))));
}

function findInStrategies({ strategies }: PlacementRules, instances: readonly Attributes[]): string | undefined {
  for (const strategy of strategies) {
    if (strategy.kind !== 'spread' || strategy.attribute === undefined) continue;
    const { attribute } = strategy;
    // The zone of an instance is always known.
    if (attribute === 'ecs.availability-zone') continue;
    const having = instances.filter((attributes) => read(attributes, attribute) !== undefined).length;
    if (having < instances.length && having > 0) {
      return `AWS does not document where spread over the attribute ${attribute} places tasks on instances without it`;
    }
  }
  return undefined;
}
