import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '@slipway/ecs-rules/values';
import type { Answer } from '../../src/engine/contract.ts';
import { OPERATION_NAMES } from '../../src/engine/operations/table.ts';
import { createState, step } from '../../src/engine/step.ts';
import { findInput } from '../support/harness/request-paths.ts';
import type { Shape } from '../support/harness/service-model.ts';

const OPERATIONS = OPERATION_NAMES.filter((name) => !name.includes(':')).sort();
const FILE = join(import.meta.dirname, '../../src/engine/request-fields/request-types.ts');

/** As `request-types.ts` has it. */
function nameType(shape: Shape): string {
  switch (shape.kind) {
    case 'text':
      return 'string';
    case 'number':
    case 'boolean':
      return shape.kind;
    case 'list':
      return `[${nameType(shape.of())}]`;
    case 'map':
      return `{${nameType(shape.of())}}`;
    case 'structure':
      return shape.name;
    default:
      return 'any';
  }
}

function collect(shape: Shape, structures: Map<string, Readonly<Record<string, string>>>): void {
  if (shape.kind === 'list' || shape.kind === 'map') collect(shape.of(), structures);
  if (shape.kind !== 'structure' || structures.has(shape.name)) return;
  const fields = [...shape.fields].map(([name, field]) => [name, nameType(field.shape())] as const);
  structures.set(shape.name, Object.fromEntries(fields));
  for (const field of shape.fields.values()) collect(field.shape(), structures);
}

function renderTypes(): string {
  const structures = new Map<string, Readonly<Record<string, string>>>();
  for (const operation of OPERATIONS) collect(findInput(operation), structures);
  const lines = [...structures.keys()].sort().map((name) => {
    const fields = Object.entries(structures.get(name) ?? {}).map(([field, type]) => `${field}: '${type}'`);
    return fields.length === 0 ? `  ${name}: {},` : `  ${name}: {\n    ${fields.join(',\n    ')},\n  },`;
  });
  return [
    '/**',
    ' * The types of all fields of requests to ECS, by structure: `[X]` is a list of X, `{X}` a map to X. Written from the',
    " * SDK's model by the test of `check-types.ts` with UPDATE_GOLDEN=1.",
    ' */',
    'export const REQUEST_TYPES: Readonly<Record<string, Readonly<Record<string, string>>>> = {',
    ...lines,
    '};',
    '',
  ].join('\n');
}

test("the types of request fields are those of the SDK's model", () => {
  const rendered = renderTypes();
  if (process.env.UPDATE_GOLDEN !== undefined) writeFileSync(FILE, rendered);

  expect(readFileSync(FILE, 'utf8')).toBe(rendered);
});

const STATE = createState(
  { account: '123456789012', region: 'eu-west-1', tasks: 'simulated', schedulerIntervalMs: 10_000, seed: 1 },
  0,
);

/** What no client of the SDK would send. */
function send(operation: string, input: JsonObject): Answer | undefined {
  const caller = { accessKeyId: 'AKIDEXAMPLE', region: 'eu-west-1' };
  return step(STATE, { kind: 'call', operation, input, caller }, 0).answer;
}

/** Every way to one field, with a value of a wrong type at its end. */
function listWrong(
  shape: Shape,
  within: readonly string[],
): readonly { readonly path: string; readonly value: Json }[] {
  switch (shape.kind) {
    case 'text':
      return [{ path: '', value: 7 }];
    case 'number':
    case 'boolean':
      return [{ path: '', value: 'x' }];
    case 'list':
      return [
        { path: '', value: 'x' },
        ...listWrong(shape.of(), within).map(({ path, value }) => ({ path: `[0]${path}`, value: [value] })),
      ];
    case 'map':
      return [
        { path: '', value: 'x' },
        ...listWrong(shape.of(), within).map(({ path, value }) => ({ path: `.key${path}`, value: { key: value } })),
      ];
    case 'structure': {
      if (within.includes(shape.name)) return [];
      const inner = [...shape.fields].flatMap(([name, field]) =>
        listWrong(field.shape(), [...within, shape.name]).map(({ path, value }) => ({
          path: `.${name}${path}`,
          value: { [name]: value },
        })),
      );
      return [{ path: '', value: 'x' }, ...inner];
    }
    default:
      return [];
  }
}

describe('a request', () => {
  test.each(OPERATIONS)('%s with any field of a wrong type is refused, which names the field', (operation) => {
    const wrong = listWrong(findInput(operation), []).filter(({ path }) => path !== '');

    const missed = wrong.filter(({ path, value }) => {
      const answer = send(operation, value as JsonObject);
      if (answer?.ok !== false || answer.type !== 'SerializationException') return true;
      return !answer.message.startsWith(`${path.slice(1)} must be `);
    });

    expect(missed).toEqual([]);
  });

  test('may have fields that are null, and fields that ECS does not know', () => {
    expect(send('ListClusters', { maxResults: null, constructor: 5 })).toMatchObject({ ok: true });
  });
});
