import { readFailureLimit } from '../../follow/failure-limit.ts';
import { findPause } from '../../follow/find-pause.ts';
import { because, describeLimit, describePast, judgeProgress } from '../../follow/judge-progress.ts';
import type { DeploymentRecord, Observation, ServiceRecord } from '../../ports/service-records.ts';
import type { Judgement } from '../../ports/verdict.ts';
import { findOurs, findPrimary, findRestored, type RolloutFacts } from '../../rollout/followed-deployment.ts';
import { describeStateless, isBehindClassic } from '../../rollout/stateless.ts';
import { isRollbackDue, isShiftInProgress } from '../../rollout/strategy.ts';
import { revisionName } from '../../text/arn.ts';
import { judgePause } from './judge-pause.ts';
import { isLongAstray, isLongAtRest, isRollbackUnshown, type PollHistory } from './poll-history.ts';

/** Reads may lag a write: what is not seen for so long after the update is "not visible yet" (ECS API, RunTask). */
const LAG_MS = 60_000;

/** `web:42 was not steady after 30 minutes`. */
const GOAL = 'steady';

const PROGRESSING = (reason: string): Judgement => ({ verdict: 'progressing', reason });

/**
 * What one poll means. Judged by deployment ids and the service deployment's status, never by event texts, counts
 * alone or revision names. The first rule that fits wins; words of ECS that are not known here are progress.
 */
export function judgeRollout(facts: RolloutFacts, observation: Observation, polls: PollHistory): Judgement {
  const judgement =
    judgeEcsService(observation) ??
    judgeSuccess(facts, observation, polls) ??
    withinLimit(facts, observation, judgeEcsRollback(facts, observation, polls)) ??
    judgeSuperseded(facts, observation) ??
    judgeFailure(facts, observation, polls);
  return judgeProgress(facts, observation, {
    judgement,
    pause: judgePause(facts, observation),
    isAtRisk: findOurs(observation.service, facts)?.status === 'PRIMARY',
    failureLimit: readFailureLimit(observation),
    goal: GOAL,
    state: describeState(observation),
    progress: describeProgress(facts, observation),
  });
}

function judgeEcsService(observation: Observation): Judgement | undefined {
  if (observation.service === undefined) {
    if (observation.atMs < LAG_MS) return PROGRESSING('The service is not visible yet.');
    return { verdict: 'failed', reason: 'The service no longer exists.' };
  }
  if (observation.service.status === 'ACTIVE') return undefined;
  return {
    verdict: 'failed',
    reason: `The service is ${observation.service.status}: it was deleted during the rollout.`,
  };
}

function judgeSuccess(facts: RolloutFacts, observation: Observation, polls: PollHistory): Judgement | undefined {
  const ours = findOurs(observation.service, facts);
  const revision = revisionName(facts.revisionArn);
  if (!facts.isNewDeployment) return judgeSettled(facts, observation.service);
  const isSuccessful = observation.serviceDeployment?.status === 'SUCCESSFUL';
  const isCompleted =
    ours?.status === 'PRIMARY' && ours.rolloutState === 'COMPLETED' && !isShiftInProgress(observation);
  const isResting = ours !== undefined && isLongAtRest(polls, observation, facts.ourId);
  if (!isSuccessful && !isCompleted && !isResting) return undefined;
  if (observation.service?.desired === 0) {
    return { verdict: 'steady', reason: `${revision} is deployed with desired count 0: no task ran.` };
  }
  if (!isSuccessful && !isCompleted) {
    return { verdict: 'steady', reason: describeRest(revision, observation.service, ' at two polls in a row') };
  }
  if (ours?.rolloutState === undefined && isBehindClassic(observation.service)) {
    return { verdict: 'steady', reason: describeRest(revision, observation.service) };
  }
  return { verdict: 'steady', reason: `${revision} is running: ECS completed deployment ${facts.ourId}.` };
}

/** Without a rollout state ECS completes nothing: the counts decided. */
function describeRest(revision: string, service: ServiceRecord | undefined, when = ''): string {
  const { running = 0, desired = 0 } = service ?? {};
  return `${revision} runs: ${running}/${desired} tasks${when}; ${describeStateless(service)}.`;
}

/** No deployment of our own: the PRIMARY was complete already, so the counts have to arrive as well. */
function judgeSettled(facts: RolloutFacts, service: ServiceRecord | undefined): Judgement | undefined {
  const ours = findOurs(service, facts);
  if (service === undefined || ours?.status !== 'PRIMARY' || ours.rolloutState !== 'COMPLETED') return undefined;
  if (service.running !== service.desired || service.pending > 0 || service.deployments.length > 1) return undefined;
  return {
    verdict: 'steady',
    reason: `${revisionName(facts.revisionArn)} is running: ${service.desired}/${service.desired} tasks.`,
  };
}

function judgeEcsRollback(facts: RolloutFacts, observation: Observation, polls: PollHistory): Judgement | undefined {
  const status = observation.serviceDeployment?.status;
  const why = observation.serviceDeployment?.statusReason ?? observation.serviceDeployment?.rollbackReason;
  if (status === 'ROLLBACK_FAILED') {
    return { verdict: 'failed', reason: `The deployment failed, and ECS's rollback failed as well${because(why)}.` };
  }
  if (isRollbackUnshown(polls, observation))
    return PROGRESSING('ECS has rolled back; the service does not show it yet.');
  const primary = findRolledBackTo(facts, observation, polls);
  if (primary !== undefined && isLongAstray(polls, observation)) return judgeAstray(facts, primary);
  const back = primary === undefined ? describeRestored(facts, observation) : revisionName(primary.revisionArn);
  const isBack = primary?.rolloutState === 'COMPLETED' && !isShiftInProgress(observation);
  const isComplete = isBack || isLongAtRest(polls, observation, primary?.id ?? '');
  if (status === 'ROLLBACK_SUCCESSFUL' || isComplete) {
    const ours = revisionName(facts.revisionArn);
    return {
      verdict: 'rolled-back',
      reason: `ECS failed the deployment of ${ours} and rolled back to ${back}${because(why)}.`,
    };
  }
  if (primary !== undefined) return PROGRESSING(`ECS is rolling back to ${back}.`);
  if (status?.startsWith('ROLLBACK_') === true) return PROGRESSING('ECS is rolling back.');
  return undefined;
}

/** The deployment from before ours and is PRIMARY again, once that cannot be a stale read. */
function findRolledBackTo(
  facts: RolloutFacts,
  observation: Observation,
  polls: PollHistory,
): DeploymentRecord | undefined {
  const isCertain = polls.wasOursSeen || observation.atMs >= LAG_MS;
  return isCertain ? findRestored(observation.service, facts) : undefined;
}

/** Whatever id it has: what ECS brought back is what it shows as PRIMARY. */
function describeRestored({ ourId }: RolloutFacts, observation: Observation): string {
  const primary = findPrimary(observation.service);
  return primary === undefined || primary.id === ourId ? 'the previous revision' : revisionName(primary.revisionArn);
}

function judgeAstray({ revisionArn, returnsToArn = '' }: RolloutFacts, restored: DeploymentRecord): Judgement {
  const [ours, back, last] = [revisionArn, restored.revisionArn, returnsToArn].map(revisionName);
  const reason = `ECS is rolling back ${ours} to ${back}, which never completed; the last completed is ${last}.`;
  return { verdict: 'failed', reason };
}

function judgeSuperseded(facts: RolloutFacts, observation: Observation): Judgement | undefined {
  const primary = findPrimary(observation.service);
  const isForeign = primary !== undefined && primary.id !== facts.ourId && !facts.idsBefore.includes(primary.id);
  if (!isForeign || primary.createdAt < facts.createdAt) return undefined;
  const revision = revisionName(primary.revisionArn);
  return {
    verdict: 'superseded',
    reason: `Superseded: someone deployed ${revision} (${primary.id}) while this deployment (${facts.ourId}) was in progress.`,
  };
}

function judgeFailure(facts: RolloutFacts, observation: Observation, polls: PollHistory): Judgement | undefined {
  const ours = findOurs(observation.service, facts);
  if (ours?.rolloutState !== 'FAILED' || observation.service === undefined) return undefined;
  const willRollBack = isRollbackDue(observation) && facts.hasRollbackTarget;
  // ECS marks the failure and rolls back in one step, so a FAILED that stays PRIMARY has no rollback target.
  const isStalled = polls.failedSinceMs !== undefined && observation.atMs - polls.failedSinceMs >= LAG_MS;
  if (willRollBack && !isStalled) return undefined;
  return {
    verdict: 'failed',
    reason: `ECS failed the deployment of ${revisionName(facts.revisionArn)}${because(ours.rolloutStateReason)}.`,
  };
}

/** A rollback that is still in progress ends at the limit as well: ECS may never complete it. */
function withinLimit(
  facts: RolloutFacts,
  observation: Observation,
  judgement: Judgement | undefined,
): Judgement | undefined {
  if (judgement?.verdict !== 'progressing' || observation.atMs < facts.limitMs) return judgement;
  return { verdict: 'timed-out', reason: `${describeLimit(facts, GOAL)}. ${judgement.reason}` };
}

/** The state of a rollout at its limit, in the past tense: it has been rolled back since. */
export function describeLimitPast(facts: RolloutFacts, observation: Observation | undefined): string {
  const { lifecycleStage: stage = '' } = observation?.serviceDeployment ?? {};
  if (stage === '') return describePast(facts, GOAL, undefined);
  const where =
    findPause(observation?.serviceDeployment) !== undefined
      ? `was paused at ${stage}, and nobody approved it`
      : `was at ${stage}`;
  return describePast(facts, GOAL, `it ${where}`);
}

function describeState(observation: Observation): string {
  const { lifecycleStage = '' } = observation.serviceDeployment ?? {};
  if (findPause(observation.serviceDeployment) !== undefined)
    return `it is paused at ${lifecycleStage}, waiting for approval`;
  return lifecycleStage === '' ? 'it continues in ECS' : `it continues in ECS at ${lifecycleStage}`;
}

function describeProgress(facts: RolloutFacts, observation: Observation): string {
  const ours = findOurs(observation.service, facts);
  if (ours === undefined) return 'The deployment is not visible yet.';
  return `${ours.running}/${ours.desired} new tasks running.`;
}
