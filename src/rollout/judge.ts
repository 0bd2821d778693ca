import { nameRevision } from '../task-definition/document.ts';
import { findOurs, findPrimary, findRestored, type RolloutFacts } from './facts.ts';
import { findHopeless } from './hopeless.ts';
import { isLongAstray, isLongAtRest, isRollbackUnshown, type Memory } from './memory.ts';
import type { DeploymentRecord, Observation, ServiceRecord } from './observation.ts';
import { countFailures, measurePatience } from './patience.ts';
import { describeStateless, isBehindClassic } from './stateless.ts';
import { formatLimit, isRollbackDue, isShiftUnderWay } from './strategy.ts';
import type { Judgement } from './verdict.ts';

/** Reads may lag a write: what is not seen for so long after the update is "not visible yet" (ECS API, RunTask). */
const LAG_MS = 60_000;

const PROGRESSING = (reason: string): Judgement => ({ verdict: 'progressing', reason });

/**
 * What one look means. Judged by deployment ids and the service deployment's status, never by event texts, counts
 * alone or revision names. The first rule that fits wins; words of ECS that are not known here are progress.
 */
export function judge(facts: RolloutFacts, look: Observation, memory: Memory): Judgement {
  return (
    judgeService(look) ??
    judgeSuccess(facts, look, memory) ??
    withinLimit(facts, look, judgeRollback(facts, look, memory)) ??
    judgeSuperseded(facts, look) ??
    judgeFailure(facts, look, memory) ??
    judgeHopeless(facts, look) ??
    judgeLimit(facts, look) ??
    PROGRESSING(describeProgress(facts, look))
  );
}

function judgeService(look: Observation): Judgement | undefined {
  if (look.service === undefined) {
    if (look.atMs < LAG_MS) return PROGRESSING('The service is not visible yet.');
    return { verdict: 'failed', reason: 'The service is gone: ECS does not know it any more.' };
  }
  if (look.service.status === 'ACTIVE') return undefined;
  return { verdict: 'failed', reason: `The service is ${look.service.status}: it was deleted during the rollout.` };
}

function judgeSuccess(facts: RolloutFacts, look: Observation, memory: Memory): Judgement | undefined {
  const ours = findOurs(look.service, facts);
  const revision = nameRevision(facts.revisionArn);
  if (!facts.isNewDeployment) return judgeSettled(facts, look.service);
  const isSuccessful = look.serviceDeployment?.status === 'SUCCESSFUL';
  const isCompleted = ours?.status === 'PRIMARY' && ours.rolloutState === 'COMPLETED' && !isShiftUnderWay(look);
  const isResting = ours !== undefined && isLongAtRest(memory, look, facts.ourId);
  if (!isSuccessful && !isCompleted && !isResting) return undefined;
  if (look.service?.desired === 0) {
    return { verdict: 'steady', reason: `${revision} is deployed with 0 tasks: no task ran, so nothing was proven.` };
  }
  if (!isSuccessful && !isCompleted) {
    return { verdict: 'steady', reason: describeRest(revision, look.service, ' at two polls in a row') };
  }
  if (ours?.rolloutState === undefined && isBehindClassic(look.service)) {
    return { verdict: 'steady', reason: describeRest(revision, look.service) };
  }
  return { verdict: 'steady', reason: `${revision} serves: ECS completed deployment ${facts.ourId}.` };
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
  return { verdict: 'steady', reason: `${nameRevision(facts.revisionArn)} serves with ${service.desired} tasks.` };
}

function judgeRollback(facts: RolloutFacts, look: Observation, memory: Memory): Judgement | undefined {
  const status = look.serviceDeployment?.status;
  const why = look.serviceDeployment?.statusReason ?? look.serviceDeployment?.rollbackReason;
  if (status === 'ROLLBACK_FAILED') {
    return { verdict: 'failed', reason: `The rollout failed, and so did ECS's rollback${because(why)}.` };
  }
  if (isRollbackUnshown(memory, look)) return PROGRESSING('ECS has rolled back; the service does not show it yet.');
  const primary = findReturned(facts, look, memory);
  if (primary !== undefined && isLongAstray(memory, look)) return judgeAstray(facts, primary);
  const back = primary === undefined ? nameRestored(facts, look) : nameRevision(primary.revisionArn);
  const isBack = primary?.rolloutState === 'COMPLETED' && !isShiftUnderWay(look);
  const isComplete = isBack || isLongAtRest(memory, look, primary?.id ?? '');
  if (status === 'ROLLBACK_SUCCESSFUL' || isComplete) {
    const ours = nameRevision(facts.revisionArn);
    return { verdict: 'rolled-back', reason: `ECS gave up ${ours} and ${back} serves again${because(why)}.` };
  }
  if (primary !== undefined) return PROGRESSING(`ECS is rolling back to ${back}.`);
  if (status?.startsWith('ROLLBACK_') === true) return PROGRESSING('ECS is rolling back.');
  return undefined;
}

/** The deployment that was there before ours and is PRIMARY again, once that cannot be a stale read. */
function findReturned(facts: RolloutFacts, look: Observation, memory: Memory): DeploymentRecord | undefined {
  const isCertain = memory.wasOursSeen || look.atMs >= LAG_MS;
  return isCertain ? findRestored(look.service, facts) : undefined;
}

/** Whatever id it has: what ECS brought back is what it shows as PRIMARY. */
function nameRestored({ ourId }: RolloutFacts, look: Observation): string {
  const primary = findPrimary(look.service);
  return primary === undefined || primary.id === ourId ? 'the previous revision' : nameRevision(primary.revisionArn);
}

function judgeAstray({ revisionArn, returnsToArn = '' }: RolloutFacts, restored: DeploymentRecord): Judgement {
  const [ours, back, last] = [revisionArn, restored.revisionArn, returnsToArn].map(nameRevision);
  const reason = `ECS is rolling back ${ours} to ${back}, which never completed; the last completed is ${last}.`;
  return { verdict: 'failed', reason };
}

function judgeSuperseded(facts: RolloutFacts, look: Observation): Judgement | undefined {
  const primary = findPrimary(look.service);
  const isForeign = primary !== undefined && primary.id !== facts.ourId && !facts.idsBefore.includes(primary.id);
  if (!isForeign || primary.createdAt < facts.createdAt) return undefined;
  const revision = nameRevision(primary.revisionArn);
  return {
    verdict: 'superseded',
    reason: `Deployment ${primary.id} of ${revision} took over while ${facts.ourId} was under way.`,
  };
}

function judgeFailure(facts: RolloutFacts, look: Observation, memory: Memory): Judgement | undefined {
  const ours = findOurs(look.service, facts);
  if (ours?.rolloutState !== 'FAILED' || look.service === undefined) return undefined;
  const willRollBack = isRollbackDue(look) && facts.hasWayBack;
  // ECS marks the failure and turns back in one move, so a FAILED that stays PRIMARY has no way back.
  const isStalled = memory.failedSinceMs !== undefined && look.atMs - memory.failedSinceMs >= LAG_MS;
  if (willRollBack && !isStalled) return undefined;
  return {
    verdict: 'failed',
    reason: `ECS gave up ${nameRevision(facts.revisionArn)}${because(ours.rolloutStateReason)}.`,
  };
}

/** A cause that no waiting heals ends the rollout at its first stopped task; the others when patience is used up. */
function judgeHopeless(facts: RolloutFacts, look: Observation): Judgement | undefined {
  const ours = findOurs(look.service, facts);
  if (!facts.shouldFailFast || ours?.status !== 'PRIMARY') return undefined;
  const hopeless = findHopeless(look.stoppedTasks);
  const revision = nameRevision(facts.revisionArn);
  if (hopeless !== undefined) {
    return { verdict: 'failed', reason: `${revision} cannot start, and waiting would not help: ${hopeless.words}.` };
  }
  const patience = measurePatience(look);
  const failures = countFailures(look.stoppedTasks);
  if (failures < patience) return undefined;
  return { verdict: 'failed', reason: `${failures} tasks of ${revision} failed; patience ends at ${patience}.` };
}

/** A rollback that is still in progress ends at the limit as well: ECS may never complete it. */
function withinLimit(facts: RolloutFacts, look: Observation, judgement: Judgement | undefined): Judgement | undefined {
  if (judgement?.verdict !== 'progressing' || look.atMs < facts.limitMs) return judgement;
  return { verdict: 'timed-out', reason: `${describeLimit(facts)}. ${judgement.reason}` };
}

function judgeLimit(facts: RolloutFacts, look: Observation): Judgement | undefined {
  if (look.atMs < facts.limitMs) return undefined;
  return { verdict: 'timed-out', reason: `${describeLimit(facts)}; ${describeStanding(look)}.` };
}

/** `web:42 was not steady after 30 minutes`. */
function describeLimit({ revisionArn, limitMs }: RolloutFacts): string {
  return `${nameRevision(revisionArn)} was not steady after ${formatLimit(limitMs)}`;
}

/** Where a rollout stood at its limit, once it has been taken back: what ECS was doing is not so any more. */
export function describeLimitPast(facts: RolloutFacts, look: Observation | undefined): string {
  const { lifecycleStage = '' } = look?.serviceDeployment ?? {};
  if (lifecycleStage === '') return `${describeLimit(facts)}.`;
  const where = isPaused(look)
    ? `was paused at ${lifecycleStage}, and nobody answered`
    : `had come to ${lifecycleStage}`;
  return `${describeLimit(facts)}; it ${where}.`;
}

function isPaused(look: Observation | undefined): boolean {
  return look?.serviceDeployment?.hooks?.some((hook) => hook.status === 'AWAITING_ACTION') === true;
}

function describeStanding(look: Observation): string {
  const { lifecycleStage = '' } = look.serviceDeployment ?? {};
  if (isPaused(look)) return `it is paused at ${lifecycleStage} until somebody answers`;
  return lifecycleStage === '' ? 'ECS goes on with it' : `ECS goes on with it at ${lifecycleStage}`;
}

function describeProgress(facts: RolloutFacts, look: Observation): string {
  const ours = findOurs(look.service, facts);
  if (ours === undefined) return 'Our deployment is not visible yet.';
  return `${ours.running} of ${ours.desired} new tasks run.`;
}

/** ECS's own words are put in brackets, without the full stop that would double ours. */
function because(words: string | undefined): string {
  return words === undefined || words === '' ? '' : ` (${words.replace(/\.$/, '')})`;
}
