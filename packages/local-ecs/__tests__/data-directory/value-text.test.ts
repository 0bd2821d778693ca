import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readValue, writeValue } from '../../src/data-directory/value-text.ts';

/** Field names with a meaning in the format itself or in JavaScript. */
const NAME = fc.oneof(fc.string(), fc.constantFrom('$', '__proto__', 'constructor', 'toString'));
const LEAF = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom(null, undefined, -0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN, '\ud800'),
);
const { value: VALUE } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    LEAF,
    fc.array(tie('value')),
    fc.dictionary(NAME, tie('value')),
    fc.array(fc.tuple(NAME, tie('value'))).map((entries) => Object.fromEntries(entries)),
    fc.array(fc.tuple(NAME, tie('value'))).map((entries) => new Map(entries)),
    fc.array(NAME).map((names) => new Set(names)),
  ),
}));

/** Where a value's own order would not show. */
function spell(value: unknown): unknown {
  if (value instanceof Map) return ['map', [...value].map(([key, item]) => [key, spell(item)])];
  if (value instanceof Set) return ['set', [...value]];
  if (Array.isArray(value)) return ['list', value.map(spell)];
  if (typeof value !== 'object' || value === null) return value;
  return ['object', Object.entries(value).map(([name, field]) => [name, spell(field)])];
}

describe('a value that is written', () => {
  test('is read unchanged: Maps and Sets in their order, undefined fields, any number and any name', () => {
    fc.assert(fc.property(VALUE, (value) => expect(spell(readValue(writeValue(value)))).toStrictEqual(spell(value))));
  });

  test('is one line', () => {
    fc.assert(fc.property(VALUE, (value) => expect(writeValue(value)).not.toContain('\n')));
  });

  test.each([
    ['a function', () => undefined],
    ['a date', { at: new Date(0) }],
    ['an instance of a class', [new (class Task {})()]],
    ['a symbol', Symbol('task')],
    ['a big integer', 1n],
  ])('cannot be %s', (_name, value) => {
    expect(() => writeValue(value)).toThrow('cannot be kept in a folder');
  });
});
