/** docs/first-tutorial.md, walked as its reader would: each call of the AWS CLI and its answer, from an empty account. */
import { expect, test } from '@jest/globals';
import { AWS_CLI, CURL, testWith } from '../../../packages/local-ecs/__tests__/support/harness/needs-program.ts';
import { readPage } from '../../docs/pages.ts';
import { readPageSteps, walkFromNothing } from '../../support/harness/walk-page.ts';

const STEPS = readPageSteps(readPage('docs/first-tutorial.md'));

testWith([AWS_CLI, CURL], 'each step of the tutorial prints what the page shows', async () => {
  const { exitCode, differences } = await walkFromNothing(STEPS, [
    'examples/hello/Dockerfile',
    'examples/hello/serve.sh',
  ]);

  expect(differences).toEqual([]);
  expect(exitCode).toBe(0);
});

test('after the start, the tutorial uses only the AWS CLI, Docker and what a shell has', () => {
  const [, ...steps] = STEPS.map(({ script }) => script);

  expect(steps.filter((script) => /slipway/.test(script))).toEqual([]);
});
