import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { ACTION_NAMES } from '../../src/inputs/actions.ts';
import { INPUT_NAMES, INPUTS } from '../../src/inputs/declarations.ts';
import { OUTPUTS } from '../../src/inputs/outputs.ts';
import {
  actionFilePath,
  describeAction,
  fillSection,
  renderActionTable,
  renderInputsTable,
  renderOutputsTable,
} from '../../src/inputs/tables.ts';

const ROOT = new URL('../../', import.meta.url);

function readPage(name: string): string | undefined {
  const file = new URL(name, ROOT);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

describe('action.yml', () => {
  test.each(ACTION_NAMES)('of %s says what the declarations say', (action) => {
    expect(parse(readPage(actionFilePath(action)) ?? '')).toEqual(describeAction(action));
  });

  test.each(ACTION_NAMES)('of %s leads to entries of dist that the runner finds from its folder', (action) => {
    const { main, post } = describeAction(action).runs;
    const folder = new URL(actionFilePath(action), ROOT);
    const entry = action === 'deploy' ? 'dist/index.js' : `dist/${action}/index.js`;

    expect([main, post].map((path) => new URL(path, folder).href)).toEqual(
      [entry, 'dist/post/index.js'].map((path) => new URL(path, ROOT).href),
    );
  });

  test('has every input and output, none required', () => {
    const action = describeAction();

    // Those of an answer belong to an action of their own.
    const names = INPUT_NAMES.filter((name) => INPUTS[name].group !== 'approval');
    expect(Object.keys(action.inputs)).toEqual(names);
    expect(Object.values(action.inputs).map((input) => input.required)).toEqual(names.map(() => false));
    expect(Object.keys(action.outputs)).toEqual(Object.keys(OUTPUTS));
  });
});

describe('a default', () => {
  test.each(INPUT_NAMES.filter((name) => 'default' in INPUTS[name]))(
    'of %s is a value that its parser takes',
    (name) => {
      const declaration: { readonly default?: string; readonly parse: (raw: string) => object } = INPUTS[name];

      expect(declaration.parse(declaration.default ?? '')).toHaveProperty('value');
    },
  );
});

describe('docs/inputs.md', () => {
  test('holds the tables of the declarations between its markers', () => {
    const page = readPage('docs/inputs.md') ?? '';
    const sections = [
      { name: 'inputs', text: renderInputsTable() },
      { name: 'outputs', text: renderOutputsTable() },
      ...ACTION_NAMES.map((action) => ({ name: `action-${action}`, text: renderActionTable(action) })),
    ];

    const marked = sections.filter(({ name }) => page.includes(`<!-- ${name} -->`));

    const names = ['inputs', 'outputs', 'action-login', 'action-render', 'action-continue'];
    expect(marked.map(({ name }) => name)).toEqual(names);
    expect(sections.reduce(fillSection, page)).toBe(page);
  });
});

describe('a section', () => {
  test('is replaced between its markers and nowhere else', () => {
    const page = 'a\n<!-- inputs -->\nold\n<!-- /inputs -->\nb\n';

    expect(fillSection(page, { name: 'inputs', text: 'new' })).toBe('a\n<!-- inputs -->\nnew\n<!-- /inputs -->\nb\n');
  });

  test('without its markers leaves the page as it is', () => {
    expect(fillSection('a <!-- /inputs --> <!-- inputs -->', { name: 'inputs', text: 'new' })).toBe(
      'a <!-- /inputs --> <!-- inputs -->',
    );
  });
});
