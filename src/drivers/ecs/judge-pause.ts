import { describeExpiry, findPause } from '../../follow/find-pause.ts';
import type { Observation } from '../../ports/service-records.ts';
import type { Judgement } from '../../ports/verdict.ts';
import { findOurs, type RolloutFacts } from '../../rollout/followed-deployment.ts';
import { revisionName } from '../../text/arn.ts';

/**
 * Whether our deployment waits at a pause that ends the run. Another deployment, or one that is being rolled back, has
 * no pause of ours.
 */
export function judgePause(facts: RolloutFacts, observation: Observation): Judgement | undefined {
  const { waitUntil = 'steady' } = facts;
  const { service, serviceDeployment } = observation;
  const pause = findPause(serviceDeployment, facts.answeredHookId);
  if (waitUntil === 'steady' || pause === undefined || serviceDeployment?.status !== 'IN_PROGRESS') return undefined;
  const isOurs = facts.isNewDeployment && findOurs(service, facts)?.status === 'PRIMARY';
  const isAwaited = waitUntil === 'paused' || waitUntil === pause.stage;
  if (!isOurs || !isAwaited) return undefined;
  const where = pause.stage === undefined ? '' : ` at ${pause.stage}`;
  const what = `${revisionName(facts.revisionArn)} is paused${where}, waiting for approval`;
  return { verdict: 'paused', reason: `${what}${describeExpiry(pause.hook)}.` };
}
