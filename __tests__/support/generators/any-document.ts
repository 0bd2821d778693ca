/** Task definition documents that could be in a file, and what may be done to a file. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json, JsonObject } from '@slipway/ecs-rules/values';
import * as fc from 'fast-check';
import { stringify } from 'yaml';
import type { TaskDefinitionDocument } from '../../../src/ports/task-definition.ts';

const EXAMPLES = join(import.meta.dirname, '../../../examples');

/** The task definitions of the examples, by their place. */
export function readExamples(): readonly { readonly name: string; readonly text: string }[] {
  const paths = readdirSync(EXAMPLES, { recursive: true }).map(String).sort();
  const chosen = paths.filter((path) => path.endsWith('task-definition.json'));
  return chosen.map((name) => ({ name, text: readFileSync(join(EXAMPLES, name), 'utf8') }));
}

/** Text that JSON and YAML can carry: no NUL, no half of a character. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', '')),
  fc.constantFrom(
    '',
    ' ',
    'null',
    'true',
    'yes',
    '~',
    '1e3',
    '0x1f',
    '<<',
    '*a',
    '&a',
    '!x',
    '# x',
    '- x',
    'a: b',
    '---',
  ),
  fc.constantFrom(
    '\u0024{A}',
    '$(id)',
    '{{x}}',
    '<IMAGE>',
    '%s',
    '\u2028',
    '\u0085',
    '\ufeff',
    'two\nlines\n',
    '\ttab',
    "'",
  ),
);

const anyNamed = anyText.filter((text) => text.trim() !== '');

const anyName = fc.oneof(
  fc.constantFrom('x', 'constructor', 'toString', 'hasOwnProperty', 'prototype', 'größe', 'a.b', 'a b', '1', '"'),
  anyText.filter((text) => !['', '<<', '__proto__'].includes(text)),
);

/** A value that a field nobody knows may have; null is what tools write for "not set". */
export const anyValue: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    anyText,
    fc.boolean(),
    fc.maxSafeInteger().map((number) => number || 0),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => isCarried(number)),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(anyName, tie('value'), { maxKeys: 3 }).map(withPrototype),
  ),
})).value;

function isCarried(number: number): boolean {
  return !Object.is(number, -0) && (!Number.isInteger(number) || Number.isSafeInteger(number));
}

function withPrototype(dictionary: Readonly<Record<string, Json>>): JsonObject {
  return Object.fromEntries(Object.entries(dictionary));
}

/** Entries with a name: without name and value they are left out. */
const entries = (field: string) => fc.array(fc.record({ name: anyNamed, [field]: anyText }), { maxLength: 4 });
const containerName = fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/);

/** A document of one to three containers, with fields that nobody knows. */
export const anyDocument: fc.Arbitrary<TaskDefinitionDocument> = fc
  .record({
    names: fc.uniqueArray(containerName, { minLength: 1, maxLength: 3 }),
    environment: entries('value'),
    secrets: entries('valueFrom'),
    command: fc.array(anyText, { maxLength: 3 }),
    family: containerName,
    known: fc.dictionary(fc.constantFrom('x-unknown', 'x-future', 'unknownMember'), anyValue, {
      maxKeys: 3,
    }),
    inner: fc.dictionary(fc.constantFrom('x-unknown', 'x-future', 'unknownMember'), anyValue, {
      maxKeys: 3,
    }),
  })
  .map(({ names, environment, secrets: any, command, family, known, inner }) => {
    // ECS refuses a name among both.
    const secrets = any.filter(({ name }) => !environment.some((entry) => entry.name === name));
    const containers = names.map((name) => ({ ...inner, name, image: 'a:1', environment, secrets, command }));
    return { ...known, family, containerDefinitions: containers };
  });

/** A change of a text: at a place that is a share of its length. */
export type Mutation = (text: string) => string;

const PIECES: readonly string[] = [
  ...['{', '[', '}', ']', '"', "'", ':', ',', '*', '&a ', '*a', '\n', '\r\n', '\r', '- ', '? ', '\t', '---\n', '...\n'],
  ...['!!js/function ', '!!binary ', '!!set ', '!!omap ', '!x ', '<<: ', '%YAML 1.1\n', '|\n', '>-\n', '# '],
  ...['\0', '\ud800', '\udfff', '\ufeff', '\ufffe', '\\ud800', '\\u0000', '\\', '\u2028', '\u001b[31m', '\u202e'],
  ...[
    '"__proto__":1,',
    '"constructor":{"prototype":{}},',
    '__proto__: 1\n',
    '1e999',
    '-0',
    '1e-999',
    '9007199254740993',
  ],
  ...['0x1f', '.inf', '.nan', 'null', '~', '""', '{}', '[]', '&a [*a]', '["a",'.repeat(20), '{"a":'.repeat(100)],
];

const at = fc.double({ min: 0, max: 1, noNaN: true });
const place = (text: string, share: number) => Math.floor(text.length * share);

/** Cut, doubled, moved, overwritten, spliced with what a parser may trip over, or given another layout. */
export const anyMutation: fc.Arbitrary<Mutation> = fc.oneof<fc.WeightedArbitrary<Mutation>[]>(
  { weight: 6, arbitrary: fc.record({ at, cut: fc.nat(12), put: fc.constantFrom(...PIECES) }).map(splice) },
  {
    weight: 2,
    arbitrary: fc.record({ at, cut: fc.nat(3), put: fc.string({ unit: 'binary', maxLength: 4 }) }).map(splice),
  },
  {
    weight: 2,
    arbitrary: fc.record({ from: at, to: at }).map(
      ({ from, to }) =>
        (text) =>
          twice(text, from, to),
    ),
  },
  { weight: 1, arbitrary: at.map((share) => (text) => text.slice(0, place(text, share))) },
  { weight: 1, arbitrary: at.map((share) => (text) => text.slice(place(text, share))) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Mutation>(
      (text) => text.replaceAll('\n', '\r\n'),
      (text) => text.replaceAll('\n', '\r'),
      (text) => text.replaceAll('  ', '\t'),
      (text) => `\ufeff${text}`,
      (text) => text.replaceAll('"', "'"),
      (text) => [...text].join('\0'),
    ),
  },
);

function splice({
  at: share,
  cut,
  put,
}: {
  readonly at: number;
  readonly cut: number;
  readonly put: string;
}): Mutation {
  return (text) => text.slice(0, place(text, share)) + put + text.slice(place(text, share) + cut);
}

function twice(text: string, from: number, to: number): string {
  return text.slice(0, place(text, Math.max(from, to))) + text.slice(place(text, Math.min(from, to)));
}

/** The examples as files of every form, each text in them replaced by the canary where it may be any. */
export function plantedTexts(canary: string): readonly string[] {
  return readExamples().flatMap(({ text }) => {
    const document: JsonObject = JSON.parse(text);
    const planted = plant(document, canary);
    return [
      JSON.stringify(planted),
      JSON.stringify(planted, null, 2),
      stringify(planted),
      stringify(planted, { defaultStringType: 'QUOTE_DOUBLE', collectionStyle: 'flow' }),
      JSON.stringify({ taskDefinition: { ...document, revision: 1, status: 'ACTIVE' }, tags: [] }, null, '\t'),
    ];
  });
}

const FREE: ReadonlySet<string> = new Set(['value', 'valueFrom', 'image']);

function plant(value: Json, canary: string, field = ''): Json {
  if (Array.isArray(value)) return value.map((item) => plant(item, canary, field));
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).map(([name, inner]) => [name, plant(inner ?? null, canary, name)]);
    return Object.fromEntries(fields);
  }
  return typeof value === 'string' && FREE.has(field) ? canary : value;
}
