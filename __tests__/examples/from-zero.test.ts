/** The story of docs/from-zero.md without an account, walked as its reader would: each command and what it prints. */
import { expect } from '@jest/globals';
import { AWS_CLI, CURL, testWith } from '../../packages/local-ecs/__tests__/support/harness/needs-program.ts';
import { findSection, readPage } from '../docs/pages.ts';
import { readPageSteps, walkFromNothing } from '../support/harness/walk-page.ts';

const PAGE = readPage('docs/from-zero.md');
const STEPS = ['The page', 'Without an account'].flatMap((heading) => readPageSteps(findSection(PAGE, heading)));

testWith([AWS_CLI, CURL], 'the page is deployed, changed, rolled back and removed, as the guide shows', async () => {
  const { exitCode, differences } = await walkFromNothing(STEPS);

  expect(differences).toEqual([]);
  expect(exitCode).toBe(0);
});
