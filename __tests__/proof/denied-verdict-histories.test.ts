/** The other half of the promise, in a file of its own so that both run at once. */
import { test } from '@jest/globals';
import { checkRollouts } from '../support/harness/check-rollouts.ts';
import { PROOF_LIMIT_MS } from '../support/harness/proof.ts';

test(
  'the verdict is what really happened when service deployments may not be read',
  async () => {
    await checkRollouts('verdicts without service deployments', { isDenied: true });
  },
  PROOF_LIMIT_MS,
);
