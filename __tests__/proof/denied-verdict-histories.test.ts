/** The other half of the promise, in a file of its own so that both run at once. */
import { test } from '@jest/globals';
import { anyHistory } from '../support/generators/histories.ts';
import { checkHistories, TIME_LIMIT_MS } from '../support/harness/check-histories.ts';

test(
  'the verdict is what really happened when service deployments may not be read',
  async () => {
    await checkHistories(
      anyHistory.map((history) => ({ ...history, isDenied: true })),
      0.5,
    );
  },
  TIME_LIMIT_MS,
);
