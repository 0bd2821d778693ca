import { expect, test } from '@jest/globals';
import { findAssumption } from '../../src/forecast/assumptions.ts';
import { parseQuery } from '../../src/scheduler/query/parse-query.ts';
import { someRules } from '../support/scheduler-builders.ts';

type Attributes = Readonly<Record<string, string>>;

function find(expression: string, instances: readonly Attributes[]): string | undefined {
  const query = parseQuery(expression);
  if (query.kind === 'fault') throw new Error(query.text);
  return findAssumption(someRules({ memberOf: [query] }), instances);
}

const COMPARES = 'how ECS compares the attribute disk in a memberOf expression is not documented';
const LACKS = 'whether a negative memberOf test selects instances without the attribute disk is not documented';

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
    rests: 'where spread over the attribute disk puts tasks on instances without it is not documented',
  },
])('spread over an attribute $name', ({ on, rests }) => {
  const strategies = [{ kind: 'spread', attribute: 'disk' } as const];

  expect(findAssumption(someRules({ strategies }), on)).toBe(rests);
});

test('zones are known of every instance', () => {
  const strategies = [{ kind: 'spread', attribute: 'ecs.availability-zone' } as const];

  expect(findAssumption(someRules({ strategies }), [{ 'ecs.availability-zone': 'a' }, {}])).toBeUndefined();
});
