/** The second judgement of a record is the first one: whole histories, each followed, written to a file and replayed. */
import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { FollowedRecord } from '../../src/follow/followed-record.ts';
import type { Verdict } from '../../src/ports/verdict.ts';
import { judgeRecord } from '../../src/replay/judge-record.ts';
import { readRolloutJson } from '../../src/report/file/read-rollout-json.ts';
import { renderRolloutJson } from '../../src/report/rollout-json.ts';
import { aRecord, aServiceOutcome } from '../support/builders/run-records.ts';
import { anyCodeDeployHistory, playCodeDeploy } from '../support/generators/code-deploy-histories.ts';
import { anyHistory, playHistory } from '../support/generators/histories.ts';
import { PROOF_LIMIT_MS } from '../support/harness/proof.ts';

/** What a run that was followed so leaves, as read from its file. */
function judgeFile(verdict: Verdict, followed: readonly FollowedRecord[]) {
  const record = aRecord({ verdict, services: [aServiceOutcome({ verdict, followed })] });
  const file = readRolloutJson(renderRolloutJson(record));
  if ('problem' in file) throw new Error(file.problem);
  return judgeRecord(file.record, file.cut);
}

test(
  'a rollout by ECS is judged as the run judged it',
  async () => {
    const seen = new Set<Verdict>();

    await fc.assert(
      fc.asyncProperty(anyHistory, fc.boolean(), async (history, shouldFailFast) => {
        const { verdict, reason, followed } = await playHistory(history, shouldFailFast);
        seen.add(verdict);

        expect(judgeFile(verdict, followed)).toMatchObject({ verdict, reason, isSame: true });
      }),
      { numRuns: 300 },
    );

    expect([...seen]).toEqual(expect.arrayContaining(['steady', 'rolled-back', 'failed', 'superseded', 'timed-out']));
  },
  PROOF_LIMIT_MS,
);

test(
  'a deployment by CodeDeploy is judged as the run judged it',
  async () => {
    const seen = new Set<Verdict>();

    await fc.assert(
      fc.asyncProperty(anyCodeDeployHistory, async (history) => {
        const { ending, followed } = await playCodeDeploy(history);
        const { verdict, reason } = ending;
        seen.add(verdict);

        expect(judgeFile(verdict, followed)).toMatchObject({ verdict, reason, isSame: true });
      }),
      { numRuns: 40 },
    );

    expect([...seen].sort()).toEqual(['failed', 'rolled-back', 'steady', 'timed-out']);
  },
  PROOF_LIMIT_MS,
);
