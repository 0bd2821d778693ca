import { findHopeless } from '../rollout/hopeless.ts';
import type { ServiceRecord } from '../rollout/observation.ts';
import { choosePatience, countFailures } from '../rollout/patience.ts';
import { formatLimit } from '../rollout/strategy.ts';
import type { Judgement } from '../rollout/verdict.ts';
import { nameRevision } from '../task-definition/document.ts';
import type { CodeDeployFacts, CodeDeployLook } from './observation.ts';
import type { CodeDeployment } from './records.ts';

/** The end of a deployment that somebody stopped. */
export const STOP_ON_REQUEST = 'DEPLOYMENT_STOP_ON_REQUEST';

/** A rollback may show later than the end that it follows. Not documented; assumed. */
const LAG_MS = 30_000;

/**
 * What one look means. Judged by CodeDeploy's statuses of our deployment and of the one that takes it back, never by
 * texts or counts alone. The first rule that fits wins; words of CodeDeploy that are not known here are progress.
 *
 * @param overSinceMs when ours was first seen at a bad end
 */
export function judgeCodeDeploy(facts: CodeDeployFacts, look: CodeDeployLook, overSinceMs?: number): Judgement {
  return (
    judgeService(look) ??
    judgeEnd(facts, look, overSinceMs) ??
    judgeHopeless(facts, look) ??
    judgeLimit(facts, look) ?? { verdict: 'progressing', reason: `CodeDeploy goes on with ${facts.deploymentId}.` }
  );
}

/** Whether the deployment ended otherwise than well. */
export function isBadEnd({ status }: CodeDeployment): boolean {
  return status === 'Failed' || status === 'Stopped';
}

function isOver(deployment: CodeDeployment): boolean {
  return deployment.status === 'Succeeded' || isBadEnd(deployment);
}

function judgeService({ service, deployment }: CodeDeployLook): Judgement | undefined {
  if (service?.status === 'ACTIVE' || isOver(deployment)) return undefined;
  const how = service === undefined ? 'gone' : service.status;
  return { verdict: 'failed', reason: `The service is ${how}: it was deleted during the deployment.` };
}

function judgeEnd(
  facts: CodeDeployFacts,
  look: CodeDeployLook,
  overSinceMs: number | undefined,
): Judgement | undefined {
  const { deployment, rollback } = look;
  const revision = nameRevision(facts.revisionArn);
  if (deployment.status === 'Succeeded') {
    const reason = `${revision} serves: CodeDeploy completed deployment ${facts.deploymentId}.`;
    return {
      verdict: 'steady',
      reason: look.service?.desired === 0 ? `${reason} No task ran, so nothing was proven.` : reason,
    };
  }
  if (!isBadEnd(deployment)) return undefined;
  if (rollback !== undefined) return judgeRollback(facts, look, rollback);
  const foreign = findForeign(facts, look.service);
  if (foreign !== undefined) {
    const reason = `${nameEnd(deployment, facts)} Meanwhile ${nameRevision(foreign)} was deployed by somebody else.`;
    return { verdict: 'superseded', reason };
  }
  const isDue = deployment.rollbackId !== undefined || facts.rollbackEvents.includes(nameEvent(deployment));
  if (isDue && look.atMs - (overSinceMs ?? look.atMs) < LAG_MS) {
    return { verdict: 'progressing', reason: `${nameEnd(deployment, facts)} Its rollback is not visible yet.` };
  }
  return { verdict: 'failed', reason: nameEnd(deployment, facts) };
}

/** What a deployment group can roll back on (CodeDeploy API reference, AutoRollbackConfiguration). */
function nameEvent({ errorCode, status }: CodeDeployment): string {
  if (errorCode === 'ALARM_ACTIVE') return 'DEPLOYMENT_STOP_ON_ALARM';
  const isByHand = errorCode === 'MANUAL_STOP' || (status === 'Stopped' && errorCode === undefined);
  return isByHand ? STOP_ON_REQUEST : 'DEPLOYMENT_FAILURE';
}

function judgeRollback(facts: CodeDeployFacts, { deployment }: CodeDeployLook, rollback: CodeDeployment): Judgement {
  const end = nameEnd(deployment, facts);
  const previous = nameRevision(facts.previousArn);
  if (rollback.status === 'Succeeded') {
    return { verdict: 'rolled-back', reason: `${end} CodeDeploy rolled it back; ${previous} serves again.` };
  }
  if (!isBadEnd(rollback)) return { verdict: 'progressing', reason: `CodeDeploy rolls back to ${previous}.` };
  const why = rollback.errorMessage === undefined ? '' : ` (${trim(rollback.errorMessage)})`;
  return { verdict: 'failed', reason: `${end} Its rollback ${rollback.id} ended as ${rollback.status}, too${why}.` };
}

/** A revision that serves and is neither ours nor the one before. */
function findForeign(facts: CodeDeployFacts, service: ServiceRecord | undefined): string | undefined {
  const serving = service?.revisionArn;
  return serving === undefined || serving === facts.revisionArn || serving === facts.previousArn ? undefined : serving;
}

/** How ours ended, and by whom; CodeDeploy's own words in brackets. */
export function nameEnd(deployment: CodeDeployment, { revisionArn }: Pick<CodeDeployFacts, 'revisionArn'>): string {
  const { id, errorMessage } = deployment;
  const why = errorMessage === undefined || errorMessage === '' ? '' : ` (${trim(errorMessage)})`;
  return `${nameWho(deployment)} deployment ${id} of ${nameRevision(revisionArn)}${why}.`;
}

function nameWho({ errorCode, status }: CodeDeployment): string {
  switch (errorCode) {
    case 'ALARM_ACTIVE':
      return 'An alarm stopped';
    case 'HOOK_EXECUTION_FAILURE':
      return 'A lifecycle hook failed';
    case 'MANUAL_STOP':
      return 'Somebody stopped';
    default:
      return status === 'Stopped' && errorCode === undefined ? 'Somebody stopped' : 'CodeDeploy gave up';
  }
}

function trim(words: string): string {
  return words.replace(/\.$/, '');
}

/** CodeDeploy would wait an hour for tasks that cannot start; before any traffic has moved nothing is lost by a stop. */
function judgeHopeless(facts: CodeDeployFacts, look: CodeDeployLook): Judgement | undefined {
  if (!facts.shouldFailFast || isOver(look.deployment) || (look.target?.replacementTraffic ?? 0) > 0) return undefined;
  const revision = nameRevision(facts.revisionArn);
  const hopeless = findHopeless(look.stoppedTasks);
  if (hopeless !== undefined) {
    return { verdict: 'failed', reason: `${revision} cannot start, and waiting would not help: ${hopeless.words}.` };
  }
  const patience = choosePatience(look.service?.desired ?? 0, false);
  const failures = countFailures(look.stoppedTasks);
  if (failures < patience) return undefined;
  return { verdict: 'failed', reason: `${failures} tasks of ${revision} failed; patience ends at ${patience}.` };
}

function judgeLimit(facts: CodeDeployFacts, look: CodeDeployLook): Judgement | undefined {
  if (look.atMs < facts.limitMs) return undefined;
  return { verdict: 'timed-out', reason: `${describeLimit(facts)}; ${describeStanding(look)}.` };
}

/** `web:42 was not deployed after 30 minutes`. */
function describeLimit({ revisionArn, limitMs }: CodeDeployFacts): string {
  return `${nameRevision(revisionArn)} was not deployed after ${formatLimit(limitMs)}`;
}

/** Where a deployment stood at its limit, once its rollback is requested: what CodeDeploy was doing is over. */
export function describeLimitPast(facts: CodeDeployFacts, { deployment, target }: CodeDeployLook): string {
  const event = target?.events.find(({ status }) => status === 'InProgress');
  if (deployment.status === 'Ready') return `${describeLimit(facts)}; nobody let production traffic move.`;
  return event === undefined ? `${describeLimit(facts)}.` : `${describeLimit(facts)}; it had come to ${event.name}.`;
}

function describeStanding({ deployment, target }: CodeDeployLook): string {
  if (deployment.status === 'Ready') return 'CodeDeploy waits for somebody to let production traffic move';
  const event = target?.events.find(({ status }) => status === 'InProgress');
  if (event !== undefined) return `CodeDeploy is at ${event.name}`;
  const isMoved = target?.events.every(({ status }) => status === 'Succeeded') === true;
  return isMoved ? 'all traffic has moved, and the old tasks are still kept' : `the deployment is ${deployment.status}`;
}
