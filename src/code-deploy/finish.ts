import { asDeployError } from '../errors.ts';
import type { DeployRequest } from '../inputs/request.ts';
import { openPatience } from '../patient.ts';
import { askWhy, explain } from '../rollout/explain.ts';
import type { Observation } from '../rollout/observation.ts';
import { EXIT_CODES, type Judgement, type Verdict } from '../rollout/verdict.ts';
import { nameRevision } from '../task-definition/document.ts';
import type { World } from '../world.ts';
import { type CodeDeployCourse, type CodeDeployEnding, followCodeDeployment, toObservation } from './follow.ts';
import { describeLimitPast, isBadEnd, STOP_ON_REQUEST } from './judge.ts';
import { listAlarms, listFailedHooks, NO_STEPS } from './progress.ts';
import { startCodeDeployment } from './start.ts';
import { retellReturn } from './way-back.ts';

interface Ending extends Judgement {
  readonly verdict: Verdict;
}

/** What to do with a deployment that does not come to its end. */
type Aftermath = Pick<DeployRequest, 'onFailure' | 'onCancel'>;

/** The way back takes no waits of the group but that of the original task set. */
const WAY_BACK_MS = 15 * 60_000;

/** Ends that are for us to take back; only `failed` becomes `rolled-back` by it, the others keep their word. */
const TAKEN_BACK: ReadonlySet<Verdict> = new Set(['failed', 'timed-out']);

/** Follows a deployment to its verdict; takes a failed one back when that was asked for, and says why it failed. */
export async function finishCodeDeployment(course: CodeDeployCourse, after: Aftermath, world: World): Promise<Ending> {
  if (course.returnsToArn !== undefined) return finishReturn(course, course.returnsToArn, world);
  const seen = await followCodeDeployment(course, world);
  if (seen.verdict === 'cancelled') return cancel(course, { ending: seen, after }, world);
  if (EXIT_CODES[seen.verdict] === 0) return { verdict: seen.verdict, reason: seen.reason };
  const evidence = askWhy(describeFailure(course, seen), world);
  const isOver = TAKEN_BACK.has(seen.verdict) && after.onFailure === 'rollback';
  const ending = isOver ? await takeBack(course, seen, world) : seen;
  explain(await evidence, world);
  const serving = ending.verdict === 'rolled-back' ? '' : nameServing(ending);
  return { verdict: ending.verdict, reason: `${ending.reason}${serving}` };
}

/** A way back that failed is not taken back. */
async function finishReturn(course: CodeDeployCourse, toArn: string, world: World): Promise<Ending> {
  const ending = retellReturn(course, toArn, await followCodeDeployment(course, world));
  const isRed = EXIT_CODES[ending.verdict] !== 0 && ending.verdict !== 'cancelled';
  return { verdict: ending.verdict, reason: `${ending.reason}${isRed ? nameServing(ending) : ''}` };
}

function describeFailure({ facts, before, plan }: CodeDeployCourse, ending: CodeDeployEnding) {
  const { lastLook, verdict, reason, error } = ending;
  const replacement = lastLook?.target?.replacementId;
  const alarms = lastLook?.deployment.errorCode === 'ALARM_ACTIVE' ? listAlarms(lastLook, facts) : [];
  const hooks = lastLook === undefined ? [] : listFailedHooks(lastLook, plan.appSpec);
  const observation: Observation | undefined = lastLook && {
    ...toObservation(lastLook),
    serviceDeployment: {
      arn: facts.deploymentId,
      status: lastLook.deployment.status,
      hooks,
      alarms: { status: lastLook.deployment.errorCode ?? '', triggered: alarms },
      targetServiceRevisionArn: '',
      createdAt: lastLook.deployment.createdAt,
    },
  };
  return {
    cluster: before.clusterArn,
    service: before.name,
    deploymentId: replacement ?? facts.deploymentId,
    revisionArn: facts.revisionArn,
    loadBalancers: lastLook?.service?.loadBalancers ?? before.loadBalancers,
    lastLook: observation,
    ending: { verdict, reason, service: lastLook?.service, ...(error === undefined ? {} : { error }) },
  };
}

function nameServing({ lastLook }: CodeDeployEnding): string {
  const serving = lastLook?.service?.revisionArn;
  return serving === undefined ? '' : ` ${nameRevision(serving)} serves now.`;
}

async function cancel(
  course: CodeDeployCourse,
  cancelled: { readonly ending: CodeDeployEnding; readonly after: Aftermath },
  world: World,
): Promise<Ending> {
  const { ending, after } = cancelled;
  const { deploymentId } = course.facts;
  const watch = `Watch it with: aws deploy get-deployment --deployment-id ${deploymentId}`;
  if (after.onCancel === 'leave') return { verdict: 'cancelled', reason: `${ending.reason} ${watch}` };
  const said = await stopOnly(course, world);
  return { verdict: 'cancelled', reason: `The run was cancelled. ${said} ${watch}` };
}

/** Requests the rollback and does not wait for its end. Returns what is to be said of it. */
async function stopOnly({ facts, before }: CodeDeployCourse, world: World): Promise<string> {
  const what = `deployment ${facts.deploymentId}`;
  world.tell({
    type: 'rollback-asked',
    service: before.name,
    why: `The run was cancelled while ${what} was in progress.`,
  });
  try {
    await (await world.codeDeploy()).stopWithRollback(facts.deploymentId);
    return `Rollback of ${what} requested.`;
  } catch (thrown) {
    const { kind, message } = asDeployError(thrown);
    if (kind === 'unreachable') return `Rollback of ${what} requested; CodeDeploy has not confirmed it: ${message}`;
    return `CodeDeploy refused to roll back ${what}: ${message}`;
  }
}

/**
 * Takes our deployment back: one under way is stopped with rollback, which is bound to it; for one that ended with
 * traffic on its tasks a deployment brings the previous revision. Where no traffic has moved nothing is to be done.
 */
async function takeBack(course: CodeDeployCourse, ending: CodeDeployEnding, world: World): Promise<CodeDeployEnding> {
  const { lastLook } = ending;
  const { previousArn, revisionArn } = course.facts;
  if (lastLook === undefined || lastLook.rollback !== undefined || isSettled(lastLook.target)) return ending;
  const isEnded = isBadEnd(lastLook.deployment);
  const isMoved = (lastLook.target?.replacementTraffic ?? 0) > 0 || lastLook.service?.revisionArn === revisionArn;
  if (isEnded && !isMoved) return { ...ending, reason: `${ending.reason} No traffic had moved.` };
  if (isEnded && previousArn === revisionArn) {
    return { ...ending, reason: `${ending.reason} There is no other revision to go back to.` };
  }
  const past = ending.verdict === 'timed-out' ? describeLimitPast(course.facts, lastLook) : ending.reason;
  world.tell({ type: 'rollback-asked', service: course.before.name, why: past });
  try {
    const back = isEnded ? await deployPrevious(course, world) : await stop(course, world);
    return sumUp(
      { ...ending, reason: past },
      await followCodeDeployment(back, world, isEnded ? { ...ending.told, steps: NO_STEPS } : ending.told),
      previousArn,
    );
  } catch (thrown) {
    const why = asDeployError(thrown).message;
    return { ...ending, reason: `${ending.reason} The rollback could not be started: ${why}` };
  }
}

/** All traffic has moved and every check has passed: what is left is the end of the old tasks. */
function isSettled(target: NonNullable<CodeDeployEnding['lastLook']>['target']): boolean {
  return (
    target !== undefined && target.events.length > 0 && target.events.every(({ status }) => status === 'Succeeded')
  );
}

async function stop(course: CodeDeployCourse, world: World): Promise<CodeDeployCourse> {
  const { facts } = course;
  const codeDeploy = await world.codeDeploy();
  await openPatience(world)(() => codeDeploy.stopWithRollback(facts.deploymentId));
  return {
    ...course,
    facts: { ...facts, rollbackEvents: [STOP_ON_REQUEST], shouldFailFast: false, limitMs: WAY_BACK_MS },
  };
}

function deployPrevious({ plan, before, facts, longestPauseMs }: CodeDeployCourse, world: World) {
  const pause = longestPauseMs === undefined ? {} : { longestPauseMs };
  const start = { plan, revisionArn: facts.previousArn, limitMs: WAY_BACK_MS, shouldFailFast: false, ...pause };
  return startCodeDeployment({ ...start, service: { ...before, revisionArn: facts.revisionArn } }, world);
}

function sumUp(ending: CodeDeployEnding, back: CodeDeployEnding, previousArn: string): CodeDeployEnding {
  const isBack = back.verdict === 'rolled-back' || back.verdict === 'steady';
  const seen = { lastLook: back.lastLook ?? ending.lastLook, told: back.told };
  if (!isBack) return { ...seen, verdict: ending.verdict, reason: `${ending.reason} Rolling back: ${back.reason}` };
  const shown = nameRevision(back.lastLook?.service?.revisionArn ?? previousArn);
  const reason = `${ending.reason} Slipway rolled back to ${shown}.`;
  return { ...seen, verdict: ending.verdict === 'failed' ? 'rolled-back' : ending.verdict, reason };
}
