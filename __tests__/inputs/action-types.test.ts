import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { describeActionTypes } from '../../src/inputs/action-types.ts';
import { ACTION_NAMES } from '../../src/inputs/actions.ts';
import { actionFilePath, describeAction } from '../../src/inputs/tables.ts';

const ROOT = new URL('../../', import.meta.url);

describe.each(ACTION_NAMES)('action-types.yml of the action %s', (action) => {
  test('is what the declarations say', () => {
    const path = actionFilePath(action).replace('action.yml', 'action-types.yml');

    expect(parse(readFileSync(new URL(path, ROOT), 'utf8'))).toEqual(describeActionTypes(action));
  });

  test('has the inputs and outputs of action.yml', () => {
    const { inputs, outputs } = describeAction(action);
    const types = describeActionTypes(action);

    expect([Object.keys(types.inputs), Object.keys(types.outputs)]).toEqual([
      Object.keys(inputs),
      Object.keys(outputs),
    ]);
  });
});

test('an input is a choice, a number, a list, a boolean or a text', () => {
  const { inputs } = describeActionTypes('deploy');

  expect(inputs['on-cancel']).toEqual({ type: 'enum', 'allowed-values': ['leave', 'rollback'] });
  expect(inputs['desired-count']).toEqual({ type: 'integer' });
  expect(inputs['verify-minutes']).toEqual({ type: 'float' });
  expect(inputs['build-args']).toEqual({ type: 'list', separator: '\n', 'list-item': { type: 'string' } });
  expect(inputs['dry-run']).toEqual({ type: 'boolean' });
  expect(inputs.cluster).toEqual({ type: 'string' });
});
