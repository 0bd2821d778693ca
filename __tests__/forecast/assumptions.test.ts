import { expect, test } from '@jest/globals';
import { parseQuery } from '@slipway/ecs-rules/cluster-query';
import { someRules } from '../../packages/ecs-rules/__tests__/support/builders/scheduler-builders.ts';
import { findAssumption } from '../../src/forecast/assumptions.ts';

type Attributes = Readonly<Record<string, string>>;

function find(expression: string, instances: readonly Attributes[]): string | undefined {
  const query = parseQuery(expression);
  if (query.kind === 'invalid') throw new Error(query.text);
  return findAssumption(someRules({ memberOf: [query] }), instances);
}

const COMPARES = 'AWS does not document how a memberOf expression compares the attribute disk';
const LACKS = 'AWS does not document whether a negative memberOf test selects instances without the attribute disk';

test.each<{
  readonly expression: string;
  readonly on: readonly Attributes[];
  readonly rests: string | undefined;
}>([
  { expression: 'attribute:disk == ssd', on: [{ disk: 'ssd' }, {}], rests: undefined },
  { expression: 'attribute:disk in [ssd, hdd]', on: [{}], rests: undefined },
  { expression: 'attribute:disk exists', on: [{}], rests: undefined },
  { expression: 'not (attribute:disk exists)', on: [{}], rests: undefined },
  { expression: 'attribute:disk != ssd', on: [{ disk: 'ssd' }, { disk: 'hdd' }], rests: undefined },
  { expression: 'attribute:disk != ssd', on: [{ disk: 'ssd' }, {}], rests: LACKS },
  { expression: 'attribute:disk not_in [ssd]', on: [{}], rests: LACKS },
  { expression: 'not (attribute:disk == ssd)', on: [{}], rests: LACKS },
  { expression: 'not (not (attribute:disk == ssd))', on: [{}], rests: undefined },
  { expression: 'attribute:zone == a and attribute:disk !~ s.*', on: [{ zone: 'a' }], rests: LACKS },
  { expression: 'attribute:disk > 9', on: [{ disk: '10' }], rests: COMPARES },
  { expression: 'attribute:disk > 9', on: [{ disk: '8' }], rests: undefined },
  { expression: 'attribute:disk >= b', on: [{ disk: 'c' }, {}], rests: undefined },
  { expression: 'attribute:disk =~ ss.*', on: [{ disk: 'ssd' }, { disk: 'hdd' }], rests: undefined },
  { expression: 'attribute:disk =~ sd', on: [{ disk: 'ssd' }], rests: COMPARES },
])('$expression on $on', ({ expression, on, rests }) => {
  expect(find(expression, on)).toBe(rests);
});

test.each<{ readonly name: string; readonly on: readonly Attributes[]; readonly rests: string | undefined }>([
  { name: 'that all instances have', on: [{ disk: 'ssd' }, { disk: 'hdd' }], rests: undefined },
  { name: 'that none has', on: [{}, {}], rests: undefined },
  {
    name: 'that some have',
    on: [{ disk: 'ssd' }, {}],
    rests: 'AWS does not document where spread over the attribute disk places tasks on instances without it',
  },
])('spread over an attribute $name', ({ on, rests }) => {
  const strategies = [{ kind: 'spread', attribute: 'disk' } as const];

  expect(findAssumption(someRules({ strategies }), on)).toBe(rests);
});

test('zones are known of every instance', () => {
  const strategies = [{ kind: 'spread', attribute: 'ecs.availability-zone' } as const];

  expect(findAssumption(someRules({ strategies }), [{ 'ecs.availability-zone': 'a' }, {}])).toBeUndefined();
});
