import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { describeSetup } from '../../src/init/describe-setup.ts';
import { listFiles } from '../../src/init/list-files.ts';
import type { Setup } from '../../src/init/setup.ts';
import { ACTIONS } from '../../src/inputs/actions.ts';
import { readPage } from '../docs/pages.ts';
import { aServiceSetup, aSetup, WORKER } from '../support/builders/setups.ts';

const LINTER = fileURLToPath(new URL('../support/harness/lint-workflows.mjs', import.meta.url));

const SETUPS: Readonly<Record<string, Setup>> = Object.fromEntries(
  (['FARGATE', 'EC2'] as const).flatMap((capacity) => [
    [`${capacity}, load balancer`, aSetup({ capacity })],
    [`${capacity}, worker`, aSetup({ capacity, services: [WORKER] })],
    [`${capacity}, both`, aSetup({ capacity, services: [aServiceSetup(), WORKER] })],
    [`${capacity}, names that YAML reads as something else`, aSetup({ capacity, cluster: 'on', environment: '1' })],
  ]),
);

const WORKFLOWS = Object.entries(SETUPS).flatMap(([setup, value]) => listWorkflows(setup, value));

function listWorkflows(setup: string, value: Setup) {
  const files = listFiles(describeSetup(value, 'OWNER/slipway@COMMIT'));
  return files
    .filter(({ path }) => path.startsWith('.github/workflows/'))
    .map(({ path, content }) => ({ setup, path, text: content }));
}

interface Step {
  readonly uses: string;
  readonly with?: object;
}

const stepsOf = (text: string): readonly Step[] =>
  Object.values(parse(text).jobs as Record<string, { readonly steps: readonly Step[] }>).flatMap(({ steps }) => steps);

describe('each workflow', () => {
  const found: readonly (readonly object[])[] = JSON.parse(
    execFileSync(process.execPath, [LINTER], { input: JSON.stringify(WORKFLOWS), encoding: 'utf8' }),
  );

  test.each(WORKFLOWS.map((one, at) => ({ ...one, findings: found[at] })))(
    'has no finding of actionlint: $setup, $path',
    ({ findings }) => {
      expect(findings).toEqual([]);
    },
  );

  test.each(WORKFLOWS)('gives Slipway only inputs that it has: $setup, $path', ({ text }) => {
    const step = stepsOf(text).at(-1);
    const action = step?.uses.includes('/rollback@') ? 'rollback' : 'deploy';

    const known = Object.keys(ACTIONS[action].inputs);
    expect(Object.keys(step?.with ?? {}).filter((name) => !known.includes(name))).toEqual([]);
  });

  test.each(WORKFLOWS)('pins the actions that the examples pin: $setup, $path', ({ text }) => {
    const examples = readPage('examples/workflows/deploy.yml') + readPage('README.md');
    const pins = text.match(/uses: .*/g) ?? [];

    expect(pins.filter((pin) => !examples.includes(pin))).toEqual([]);
  });
});

test('a workflow of several services starts only for its own folder, and builds there', () => {
  const { text = '' } = WORKFLOWS.find(({ path }) => path.endsWith('deploy-mail-worker.yml')) ?? {};

  expect(parse(text).on.push.paths).toEqual(['services/mail-worker/**', '.github/workflows/deploy-mail-worker.yml']);
  expect(stepsOf(text).at(-1)?.with).toEqual({
    repository: 'mail-worker',
    context: 'services/mail-worker',
    'task-definition': 'services/mail-worker/task-definition.json',
    'service-definition': 'services/mail-worker/service-definition.json',
    cluster: 'production',
    service: 'mail-worker',
    'circuit-breaker': 'on',
  });
});

test('the rollback of several services has a choice of the service', () => {
  const [, text = ''] = WORKFLOWS.filter(({ path }) => path.endsWith('rollback.yml')).flatMap(({ setup, text }) =>
    setup === 'FARGATE, both' ? [setup, text] : [],
  );

  expect(parse(text).on.workflow_dispatch.inputs.service.options).toEqual(['web', 'mail-worker']);
});
