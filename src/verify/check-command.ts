import type { FollowedDeployment } from '../follow/driver.ts';
import { revisionName } from '../text/arn.ts';
import type { CheckResult } from '../verification/check-result.ts';
import type { Due, RunningCheck, Subject, VerifyWorld } from './running-check.ts';

/** Runs once; it may take as long as the whole verification. */
export function openCommandCheck(
  words: readonly string[],
  followed: FollowedDeployment,
  due: Due,
  world: VerifyWorld,
): RunningCheck {
  const check = 'verify-command';
  const limitMs = due.verification.forMs;
  let result: CheckResult | undefined;
  return {
    everyMs: Number.POSITIVE_INFINITY,
    poll: async () => {
      if (result !== undefined) return;
      const variables = describeDeployment(followed, due.subject);
      const exitCode = await world.commands.run(words, { variables, limitMs });
      if (world.signal.aborted) result = { check, result: 'inconclusive', why: 'the run was cancelled' };
      else if (exitCode === undefined)
        result = { check, result: 'failed', why: `did not end within ${limitMs / 1000} s` };
      else if (exitCode === 0) result = { check, result: 'passed', why: 'exited with code 0' };
      else result = { check, result: 'failed', why: `exited with code ${exitCode}` };
    },
    judge: () => result,
  };
}

function describeDeployment(
  { driver }: FollowedDeployment,
  { url, imageDigest }: Subject,
): Readonly<Record<string, string>> {
  const { before, facts } = driver;
  return {
    SLIPWAY_CLUSTER: before.clusterArn,
    SLIPWAY_SERVICE: before.name,
    SLIPWAY_REVISION: revisionName(facts.revisionArn),
    SLIPWAY_DEPLOYMENT_ID: facts.ourId,
    SLIPWAY_IMAGE_DIGEST: imageDigest ?? '',
    SLIPWAY_URL: url ?? '',
  };
}
