import type { RevisionArn } from '@slipway/ecs-rules/arns';
import { chooseFailureLimit } from '../../follow/failure-limit.ts';
import { because, describePast, judgeProgress } from '../../follow/judge-progress.ts';
import type { CodeDeployment } from '../../ports/code-deploy-records.ts';
import type { ServiceRecord } from '../../ports/service-records.ts';
import type { Judgement } from '../../ports/verdict.ts';
import { revisionName } from '../../text/arn.ts';
import type { CodeDeployFacts, CodeDeployObservation } from './observation.ts';

/** The end of a deployment that someone stopped. */
export const STOP_ON_REQUEST = 'DEPLOYMENT_STOP_ON_REQUEST';

/** `web:42 was not deployed after 30 minutes`. */
const GOAL = 'deployed';

/** A rollback may show later than the end that it follows. Not documented; assumed. */
const LAG_MS = 30_000;

/**
 * What one poll means. Judged by CodeDeploy's statuses of our deployment and of the one that rolls it back, never by
 * texts or counts alone. The first rule that fits wins; words of CodeDeploy that are not known here are progress.
 *
 * @param overSinceMs when ours was first seen at a bad end
 */
export function judgeCodeDeploy(
  facts: CodeDeployFacts,
  observation: CodeDeployObservation,
  overSinceMs?: number,
): Judgement {
  return judgeProgress(facts, observation, {
    judgement: judgeCodeDeployService(observation) ?? judgeEnd(facts, observation, overSinceMs),
    // CodeDeploy would wait an hour for tasks that cannot start; before any traffic has moved nothing is lost by a
    // stop.
    isAtRisk: !isOver(observation.deployment) && (observation.target?.replacementTraffic ?? 0) === 0,
    failureLimit: chooseFailureLimit(observation.service?.desired ?? 0, undefined),
    goal: GOAL,
    state: describeState(observation),
    progress: `CodeDeploy deployment ${facts.ourId} is in progress.`,
  });
}

/** Whether the deployment ended otherwise than well. */
export function isBadEnd({ status }: CodeDeployment): boolean {
  return status === 'Failed' || status === 'Stopped';
}

function isOver(deployment: CodeDeployment): boolean {
  return deployment.status === 'Succeeded' || isBadEnd(deployment);
}

function judgeCodeDeployService({ service, deployment }: CodeDeployObservation): Judgement | undefined {
  if (service?.status === 'ACTIVE' || isOver(deployment)) return undefined;
  const how = service === undefined ? 'gone' : service.status;
  return { verdict: 'failed', reason: `The service is ${how}: it was deleted during the deployment.` };
}

function judgeEnd(
  facts: CodeDeployFacts,
  observation: CodeDeployObservation,
  overSinceMs: number | undefined,
): Judgement | undefined {
  const { deployment, rollback } = observation;
  const revision = revisionName(facts.revisionArn);
  if (deployment.status === 'Succeeded') {
    const reason = `${revision} is running: CodeDeploy completed deployment ${facts.ourId}.`;
    return {
      verdict: 'steady',
      reason: observation.service?.desired === 0 ? `${reason} The desired count is 0, so no task ran.` : reason,
    };
  }
  if (!isBadEnd(deployment)) return undefined;
  if (rollback !== undefined) return judgeCodeDeployRollback(facts, observation, rollback);
  const foreign = findForeign(facts, observation.service);
  if (foreign !== undefined) {
    const reason = `${describeEnd(deployment, facts)} In the meantime someone else deployed ${revisionName(foreign)}.`;
    return { verdict: 'superseded', reason };
  }
  const isDue = deployment.rollbackId !== undefined || facts.rollbackEvents.includes(findRollbackEvent(deployment));
  if (isDue && observation.atMs - (overSinceMs ?? observation.atMs) < LAG_MS) {
    return { verdict: 'progressing', reason: `${describeEnd(deployment, facts)} Its rollback is not visible yet.` };
  }
  return { verdict: 'failed', reason: describeEnd(deployment, facts) };
}

/** What a deployment group can roll back on (CodeDeploy API reference, AutoRollbackConfiguration). */
function findRollbackEvent({ errorCode, status }: CodeDeployment): string {
  if (errorCode === 'ALARM_ACTIVE') return 'DEPLOYMENT_STOP_ON_ALARM';
  const isByHand = errorCode === 'MANUAL_STOP' || (status === 'Stopped' && errorCode === undefined);
  return isByHand ? STOP_ON_REQUEST : 'DEPLOYMENT_FAILURE';
}

function judgeCodeDeployRollback(
  facts: CodeDeployFacts,
  { deployment }: CodeDeployObservation,
  rollback: CodeDeployment,
): Judgement {
  const end = describeEnd(deployment, facts);
  const previous = revisionName(facts.previousArn);
  if (rollback.status === 'Succeeded') {
    return { verdict: 'rolled-back', reason: `${end} CodeDeploy rolled back to ${previous}.` };
  }
  if (!isBadEnd(rollback)) return { verdict: 'progressing', reason: `CodeDeploy is rolling back to ${previous}.` };
  const why = because(rollback.errorMessage);
  return { verdict: 'failed', reason: `${end} Its rollback ${rollback.id} also ended as ${rollback.status}${why}.` };
}

/** A running revision that is neither ours nor the previous one. */
function findForeign(facts: CodeDeployFacts, service: ServiceRecord | undefined): RevisionArn | undefined {
  const current = service?.revisionArn;
  return current === undefined || current === facts.revisionArn || current === facts.previousArn ? undefined : current;
}

/** How ours ended, and by whom; CodeDeploy's own words in brackets. */
function describeEnd(deployment: CodeDeployment, { revisionArn }: Pick<CodeDeployFacts, 'revisionArn'>): string {
  const { id, errorMessage } = deployment;
  return `${describeActor(deployment)} deployment ${id} of ${revisionName(revisionArn)}${because(errorMessage)}.`;
}

function describeActor({ errorCode, status }: CodeDeployment): string {
  switch (errorCode) {
    case 'ALARM_ACTIVE':
      return 'An alarm stopped';
    case 'HOOK_EXECUTION_FAILURE':
      return 'A lifecycle hook failed';
    case 'MANUAL_STOP':
      return 'Someone stopped';
    default:
      return status === 'Stopped' && errorCode === undefined ? 'Someone stopped' : 'CodeDeploy failed';
  }
}

/** The state of a deployment at its limit, in the past tense: its rollback has been requested since. */
export function describeLimitPast(facts: CodeDeployFacts, observation: CodeDeployObservation | undefined): string {
  const stage = findStage(observation);
  const where = stage === undefined ? undefined : `it was at ${stage}`;
  const isReady = observation?.deployment.status === 'Ready';
  return describePast(facts, GOAL, isReady ? 'nobody approved the traffic shift' : where);
}

/** The lifecycle event in progress. */
function findStage(observation: CodeDeployObservation | undefined): string | undefined {
  return observation?.target?.events.find(({ status }) => status === 'InProgress')?.name;
}

function describeState(observation: CodeDeployObservation): string {
  const { deployment, target } = observation;
  if (deployment.status === 'Ready') return 'CodeDeploy is waiting for someone to approve the traffic shift';
  const stage = findStage(observation);
  if (stage !== undefined) return `CodeDeploy is at ${stage}`;
  const isMoved = target?.events.every(({ status }) => status === 'Succeeded') === true;
  return isMoved
    ? 'all traffic has shifted; the old tasks are not stopped yet'
    : `the deployment is ${deployment.status}`;
}
