/** Whole deployments, each judged against what the local CodeDeploy knows of it. */
import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Verdict } from '../../src/ports/verdict.ts';
import { anyCodeDeployHistory, playCodeDeploy } from '../support/generators/code-deploy-histories.ts';

test('the verdict on a deployment by CodeDeploy is what really happened', async () => {
  const seen = new Set<Verdict>();

  await fc.assert(
    fc.asyncProperty(anyCodeDeployHistory, async (history) => {
      const { ending, truth } = await playCodeDeploy(history);
      seen.add(ending.verdict);

      expect({ truth, verdict: ending.verdict }).toEqual({ truth: [ending.verdict], verdict: ending.verdict });
    }),
    { numRuns: 150 },
  );

  expect([...seen].sort()).toEqual(['failed', 'rolled-back', 'steady', 'timed-out']);
});
