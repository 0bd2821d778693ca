/** Whole deployments by CodeDeploy, each judged against what the local CodeDeploy knows of it. */
import { test } from '@jest/globals';
import { anyCodeDeployHistory, playCodeDeploy } from '../support/generators/code-deploy-histories.ts';
import { checkHistories, chooseHistories, mustHaveSeen } from '../support/harness/check-histories.ts';
import { PROOF_LIMIT_MS } from '../support/harness/proof.ts';

test(
  'the verdict on a deployment by CodeDeploy is what really happened',
  async () => {
    const seen = await checkHistories({
      proof: 'verdicts with CodeDeploy',
      histories: anyCodeDeployHistory,
      runs: chooseHistories({ short: 220, long: 4_000 }),
      play: async (history) => {
        const { ending, truth } = await playCodeDeploy(history);
        return [{ verdict: ending.verdict, truth }];
      },
    });

    mustHaveSeen(seen, ['failed', 'rolled-back', 'steady', 'timed-out']);
  },
  PROOF_LIMIT_MS,
);
