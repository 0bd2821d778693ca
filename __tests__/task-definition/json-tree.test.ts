import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readJsonTree } from '../../src/task-definition/json-tree.ts';
import { readYamlTree } from '../../src/task-definition/yaml-tree.ts';
import { anyDocument, anyMutation, plantedTexts } from '../support/generators/any-document.ts';

/** What the two readers find in a text. Maps are compared with their entries. */
function readTwice(text: string) {
  const read = readYamlTree(text);
  return { asJson: readJsonTree(text), asYaml: 'tree' in read ? read.tree : undefined };
}

/** A blank in JSON, and a part of a text for the reader of YAML. */
function hasLoneReturn(text: string): boolean {
  return /\r(?!\n)/.test(text);
}

test('JSON has the values, lines and sources that reading it as YAML finds', () => {
  fc.assert(
    fc.property(fc.oneof(anyDocument, fc.jsonValue()), fc.constantFrom('', '\t', 2), (value, indent) => {
      const { asJson, asYaml } = readTwice(JSON.stringify(value, null, indent));

      if (asYaml !== undefined) expect(asJson).toEqual(asYaml);
    }),
    { numRuns: 1_000 },
  );
});

test('what is left of mutilated JSON is read alike, or left to the reader of YAML', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...plantedTexts('x')),
      fc.array(anyMutation, { minLength: 1, maxLength: 2 }),
      (text, mutations) => {
        const mutilated = mutations.reduce((before, mutate) => mutate(before), text);
        const { asJson, asYaml } = readTwice(mutilated);
        const isComparable = !hasLoneReturn(mutilated);

        // YAML refuses some blanks that JSON has.
        if (isComparable && asJson !== undefined && asYaml !== undefined) expect(asJson).toEqual(asYaml);
      },
    ),
    { numRuns: 2_000 },
  );
});

test.each([
  ['is no JSON', 'family: web'],
  ['has a comma too many', '{"family":"web",}'],
  ['has a name twice', '{"a":{"b":1,"b":2}}'],
  ['has a field without a name', '{"":1}'],
  ['has a field named __proto__', '{"__proto__":1}'],
  ['has a NUL in a text', '["\\u0000"]'],
  ['has half a character in a name', '{"\\ud800":1}'],
  ['has a number that JSON cannot represent', '[9007199254740993]'],
  ['has a number that becomes zero', '[1e-400]'],
  ['is nested too deeply', `${'['.repeat(100)}${']'.repeat(100)}`],
  ['has more values than a task definition', JSON.stringify(Array.from({ length: 50_001 }, () => 0))],
])('a text that %s is left to the reader of YAML', (_, text) => {
  expect(readJsonTree(text)).toBeUndefined();
});

test('a carriage return alone is a blank', () => {
  expect(readJsonTree('\r{"a":\r1}')?.json).toEqual({ a: 1 });
});

test('a place has the line of its value', () => {
  const text = '{\r\n  "a": [1,\n "x\\n:}", {"b":\n null}],\n "c": true\n}';

  expect(readJsonTree(text)).toEqual({
    json: { a: [1, 'x\n:}', { b: null }], c: true },
    lines: new Map([
      ['', 1],
      ['a', 2],
      ['a[0]', 2],
      ['a[1]', 3],
      ['a[2]', 3],
      ['a[2].b', 4],
      ['c', 5],
    ]),
    sources: new Map([
      ['\n"a"\n0', '1'],
      ['\n"c"', 'true'],
    ]),
  });
});
