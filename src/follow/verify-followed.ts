/** What is between a deployment that is complete, or paused, and its verdict: checks of the service. */
import type { VerificationOutcome } from '../verification/check-result.ts';
import { judgeOutcome } from '../verification/summarize.ts';
import type { FollowedDeployment } from './driver.ts';
import { followDeployment } from './follow-deployment.ts';
import { noteVerification } from './record-followed.ts';
import type { FollowWorld } from './world.ts';

/** Verifies the service that a deployment has brought up. */
export interface Verifier {
  /** Verified at a pause; absent: after the deployment. */
  readonly at?: string;
  verify(followed: FollowedDeployment): Promise<VerificationOutcome>;
}

/** A deployment that was followed, and checked. */
export interface Verified extends FollowedDeployment {
  /** It waited at a pause, and was continued. */
  readonly hasPaused?: true;
  /** The checks decided: the deployment itself had no fault. */
  readonly isByChecks?: true;
}

/**
 * Verifies each pause that is meant for it, and answers it, and a deployment that is complete. A check that failed is a
 * deployment that failed: it is rolled back like any other.
 */
export async function verifyFollowed(
  followed: FollowedDeployment,
  verifier: Verifier | undefined,
  world: FollowWorld,
): Promise<Verified> {
  const { driver, ending } = followed;
  const isOurs = driver.requested === undefined && driver.facts.isNewDeployment !== false;
  const isDue = ending.verdict === 'steady' || (ending.verdict === 'paused' && verifier?.at !== undefined);
  if (verifier === undefined || !isOurs || !isDue) return followed;
  const outcome = await verifier.verify(followed);
  noteVerification(driver.before.name, outcome, world);
  const judged = judgeOutcome(outcome);
  if (judged !== undefined) return { driver, ending: { ...ending, ...judged }, isByChecks: true };
  if (ending.verdict === 'steady') return followed;
  const continued = await driver.continuePaused?.(ending, world);
  if (continued === undefined) return followed;
  const next = { driver: continued, ending: await followDeployment(continued, world, ending.reported) };
  // Verified already, unless there is one more pause.
  const last = next.ending.verdict === 'paused' ? await verifyFollowed(next, verifier, world) : next;
  return { ...last, hasPaused: true };
}
