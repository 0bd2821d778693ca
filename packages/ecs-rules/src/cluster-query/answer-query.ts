import type { ClusterQuery, InstanceFacts, Order, Subject, Test } from './cluster-query.ts';
import { readDate } from './date.ts';
import { matchesPattern } from './pattern.ts';

/**
 * Whether an expression selects an instance. A test on an attribute that the instance lacks fails, a negative one too:
 * the Developer Guide's example `attribute:stack != prod` lists instances that have it.
 */
export function answerQuery(query: ClusterQuery, facts: InstanceFacts): boolean {
  switch (query.kind) {
    case 'and':
      return answerQuery(query.left, facts) && answerQuery(query.right, facts);
    case 'or':
      return answerQuery(query.left, facts) || answerQuery(query.right, facts);
    case 'not':
      return !answerQuery(query.of, facts);
    case 'test':
      return passesTest(query.subject, query.test, facts);
  }
}

/** Whether the answer may change by a task that is placed on the instance. */
export function testsTasks(query: ClusterQuery): boolean {
  if (query.kind === 'test') return query.subject.kind === 'task:group';
  if (query.kind === 'not') return testsTasks(query.of);
  return testsTasks(query.left) || testsTasks(query.right);
}

/** Names of the attributes that an expression tests. */
export function listAttributeNames(query: ClusterQuery): readonly string[] {
  if (query.kind === 'test') return query.subject.kind === 'attribute' ? [query.subject.name] : [];
  if (query.kind === 'not') return listAttributeNames(query.of);
  return [...listAttributeNames(query.left), ...listAttributeNames(query.right)];
}

function passesTest(subject: Subject, test: Test, facts: InstanceFacts): boolean {
  // An instance can have many groups: one match is enough, and a negative test passes when none matches. Not
  // documented; assumed.
  if (subject.kind === 'task:group') {
    const isNegative = 'isNegative' in test && test.isNegative;
    if (test.kind === 'exists') return facts.taskGroups.length > 0 !== isNegative;
    const positive: Test = test.kind === 'order' ? test : { ...test, isNegative: false };
    return facts.taskGroups.some((group) => fits(positive, group, compareTexts)) !== isNegative;
  }
  const value = readFact(subject, facts);
  if (test.kind === 'exists') return (value !== undefined) !== test.isNegative;
  return value !== undefined && fits(test, value, findComparison(subject));
}

function readFact(subject: Subject, facts: InstanceFacts): string | undefined {
  switch (subject.kind) {
    case 'attribute':
      return Object.hasOwn(facts.attributes, subject.name) ? facts.attributes[subject.name] : undefined;
    case 'agentConnected':
    case 'agentVersion':
    case 'ec2InstanceId':
    case 'runningTasksCount':
      return String(facts[subject.kind]);
    case 'registeredAt':
      return new Date(facts.registeredAt).toISOString().replace(/\.\d{3}Z$/, 'Z');
    case 'task:group':
      return undefined;
  }
}

type Comparison = (a: string, b: string) => number;

function findComparison(subject: Subject): Comparison {
  if (subject.kind === 'registeredAt') return (a, b) => (readDate(a) ?? 0) - (readDate(b) ?? 0);
  if (subject.kind === 'agentVersion') return compareVersions;
  return compareTexts;
}

function fits(test: Exclude<Test, { readonly kind: 'exists' }>, value: string, compare: Comparison): boolean {
  if (test.kind === 'order') return isOrdered(compare(value, test.value), test.order);
  if (test.kind === 'matches') return matchesPattern(test.pattern, value) !== test.isNegative;
  return (
    test.values.some((one) => one === value || (compare !== compareTexts && compare(value, one) === 0)) !==
    test.isNegative
  );
}

function isOrdered(difference: number, order: Order): boolean {
  if (order === '>') return difference > 0;
  if (order === '>=') return difference >= 0;
  return order === '<' ? difference < 0 : difference <= 0;
}

/** Numbers by their value, all else by its characters. Not documented; assumed. */
function compareTexts(a: string, b: string): number {
  const [left, right] = [Number(a), Number(b)];
  if (a.trim() !== '' && b.trim() !== '' && Number.isFinite(left) && Number.isFinite(right)) return left - right;
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split('.'), b.split('.')];
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const difference = compareTexts(left[at] ?? '0', right[at] ?? '0');
    if (difference !== 0) return difference;
  }
  return 0;
}
