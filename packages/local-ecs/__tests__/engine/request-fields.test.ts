import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Json } from '@slipway/ecs-rules/values';
import { OPERATION_NAMES } from '../../src/engine/operations/table.ts';
import { REQUEST_FIELDS } from '../../src/engine/request-fields/table.ts';
import { VirtualEcs } from '../support/fakes/virtual-ecs.ts';
import { findInput, findTreatment, listRequestPaths } from '../support/harness/request-paths.ts';

const OPERATIONS = OPERATION_NAMES.filter((name) => !name.includes(':')).sort();

/** The sources of the scheduler's rules and of the engine and its tasks, without the table itself. */
const SOURCES = ['../../src/engine', '../../src/runtime', '../../../ecs-rules/src']
  .map((folder) => join(import.meta.dirname, folder))
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.startsWith('request-fields'))
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  )
  .join('\n');

const WORDS: ReadonlySet<string> = new Set(SOURCES.match(/\w+/g));

describe('the table of request fields', () => {
  test('has every operation of ECS that is answered, and no other', () => {
    expect(Object.keys(REQUEST_FIELDS)).toEqual(OPERATIONS);
  });

  test.each(OPERATIONS)('has every field of %s, and none that ECS does not have', (operation) => {
    const paths = listRequestPaths(operation).map(({ path }) => path);
    const leaves = listRequestPaths(operation).filter(({ isLeaf }) => isLeaf);
    const { simulated = [], kept = [], refused = [] } = REQUEST_FIELDS[operation] ?? {};
    const listed = [...simulated, ...kept, ...refused];

    expect(leaves.filter(({ path }) => findTreatment(operation, path) === undefined)).toEqual([]);
    expect(listed.filter((path) => !paths.includes(path))).toEqual([]);
    expect(listed.filter((path, at) => listed.indexOf(path) !== at)).toEqual([]);
  });

  test.each(OPERATIONS)('names no field of %s as simulated that no source mentions', (operation) => {
    const unread = listRequestPaths(operation)
      .filter(({ path, isLeaf }) => isLeaf && findTreatment(operation, path) === 'simulated')
      .filter(({ path }) => !WORDS.has(path.slice(path.lastIndexOf('.') + 1)));

    expect(unread).toEqual([]);
  });
});

const REFUSED = OPERATIONS.flatMap((operation) =>
  (REQUEST_FIELDS[operation]?.refused ?? []).map((field) => ({ operation, field })),
);

/** An empty value of the field's type. */
function anyValue(operation: string, field: string): Json {
  const input = findInput(operation);
  const shape = input.kind === 'structure' ? input.fields.get(field)?.shape() : undefined;
  if (shape?.kind === 'structure') return {};
  return shape?.kind === 'list' ? [] : 'x';
}

test.each(REFUSED)('$operation refuses $field by its name', ({ operation, field }) => {
  const answer = new VirtualEcs().ask(operation, { [field]: anyValue(operation, field) });

  expect(answer).toMatchObject({
    type: 'UnsupportedFeatureException',
    message: `The field ${field} of ${operation} is not simulated by the local ECS.`,
  });
});
