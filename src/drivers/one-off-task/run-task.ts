import type { RevisionArn, TaskArn } from '@slipway/ecs-rules/arns';
import { diagnoseRollout } from '../../diagnosis/diagnose.ts';
import { markEssential } from '../../diagnosis/essential.ts';
import { gatherTaskEvidence } from '../../diagnosis/evidence.ts';
import type { ServiceEnding } from '../../follow/due-update.ts';
import type { PollEnding } from '../../follow/poll-until-verdict.ts';
import { writeEndedTask } from '../../ledger/ended-tasks.ts';
import { asDeployError } from '../../ports/deploy-error.ts';
import type { Ecs } from '../../ports/ecs.ts';
import type { Ports } from '../../ports/ports.ts';
import type { StoppedTask } from '../../ports/service-records.ts';
import type { PlacementFailure } from '../../ports/task-records.ts';
import type { Verdict } from '../../ports/verdict.ts';
import { clusterName, revisionName, shortTaskId } from '../../text/arn.ts';
import { formatMinutes } from '../../text/duration.ts';
import { quoteWord } from '../../text/shell-word.ts';
import { type DueTask, identifyTask } from './identity.ts';
import { judgeTask } from './judge-task.ts';
import { describeFailures, explainRefusal } from './placement-failure.ts';
import { pollTask, type TaskProgress } from './poll-task.ts';
import { startTask, type TaskStart } from './start-task.ts';
import type { TaskOutcome } from './task-outcome.ts';
import type { TaskWorld } from './world.ts';

/** Whether the run continues after the task, in words; or what it ends with. */
export type TaskEnding =
  | { readonly kind: 'go-on'; readonly reason: string }
  | { readonly kind: 'end'; readonly verdict: Verdict; readonly reason: string };

/**
 * Runs the task once and, when asked, waits for its end. It is never stopped by us: a migration half done is worse than
 * a slow one.
 * @param polls reads without retries of their own: the wait for the end has a limit
 */
export async function carryOutTask(
  due: DueTask,
  world: TaskWorld,
  polls: Pick<Ecs, 'describeTask'> = world.ecs,
): Promise<TaskEnding> {
  const { plan, revisionArn } = due;
  noteTask(world, { revisionArn });
  const identity = identifyTask(due, world.origin, world.digest);
  const start = await tryToStart(due, identity, world);
  if (start.kind === 'end') return start;
  if (start.kind === 'not-placed') return refusePlacement(due, start.failures, world);
  if (start.kind === 'ended-well') {
    // Known from ECS, so it is not written down: the attempt that waited for it was killed before that.
    if (start.arn !== undefined && identity !== undefined) await writeDown(due, identity, world);
    return skipTask(due, start.arn, world);
  }
  const { arn, isEarlier } = start;
  noteTask(world, { state: 'running', taskArns: [arn] });
  world.remember({ task: { cluster: plan.cluster, arn } });
  world.report({
    type: 'task-started',
    taskArn: arn,
    revision: revisionName(revisionArn),
    isWaitedFor: plan.shouldWait,
    isEarlier,
  });
  if (!plan.shouldWait) {
    const how = isEarlier ? 'was started before' : 'was started';
    return { kind: 'go-on', reason: `One-off task ${shortTaskId(arn)} ${how}; not waiting for it.` };
  }
  const ending = await endWatch(due, { arn, ...(await pollTask(plan, arn, { ...world, ecs: polls })) }, world);
  if (ending.kind === 'go-on' && identity !== undefined) await writeDown(due, identity, world);
  return ending;
}

/** So that the task is not run again by a later attempt, when ECS has forgotten it. */
async function writeDown({ revisionArn }: DueTask, identity: string, { ledger }: Pick<Ports, 'ledger'>): Promise<void> {
  const tags = await ledger.read(revisionArn);
  if (tags !== undefined) await ledger.write(revisionArn, writeEndedTask(tags, identity));
}

function skipTask({ revisionArn }: DueTask, arn: TaskArn | undefined, world: Pick<TaskWorld, 'report' | 'notes'>) {
  const name = arn === undefined ? 'The one-off task' : `One-off task ${shortTaskId(arn)}`;
  if (arn !== undefined) noteTask(world, { taskArns: [arn] });
  return endWell(`${name} of ${revisionName(revisionArn)} already succeeded in this run; not running it again.`, world);
}

function endWell(reason: string, world: Pick<TaskWorld, 'report' | 'notes'>): TaskEnding {
  noteTask(world, { state: 'well', reason });
  world.report({ type: 'task-judged', isWell: true, reason });
  return { kind: 'go-on', reason };
}

function noteTask(world: Pick<TaskWorld, 'notes'>, facts: Partial<TaskOutcome>): void {
  const known = world.notes.record().task;
  if (known !== undefined) world.notes.note({ task: { ...known, ...facts } });
}

async function tryToStart(
  due: DueTask,
  identity: string | undefined,
  world: Pick<TaskWorld, 'clock' | 'digest' | 'ecs' | 'ledger' | 'origin' | 'signal' | 'report' | 'notes'>,
): Promise<TaskStart | Extract<TaskEnding, { readonly kind: 'end' }>> {
  const { plan } = due;
  try {
    return await startTask(due, { identity, onSend: () => noteTask(world, { state: 'asked' }) }, world);
  } catch (thrown) {
    const error = asDeployError(thrown);
    const isSent = world.notes.record().task?.state === 'asked';
    if (error.kind !== 'unreachable' || !isSent) throw isSent ? notStarted(error, world) : error;
    const names = `--cluster ${quoteWord(clusterName(plan.cluster))} --started-by ${quoteWord(plan.startedBy)}`;
    const nextStep = `Check whether it was started: aws ecs list-tasks ${names}`;
    const reason = `${error.message} Unknown whether the one-off task was started.`;
    return end({ verdict: world.signal.aborted ? 'cancelled' : 'unknown', reason, nextStep }, world);
  }
}

function notStarted(error: ReturnType<typeof asDeployError>, world: Pick<TaskWorld, 'notes'>) {
  const explained = explainRefusal(error);
  noteTask(world, { state: 'failed', reason: explained.message, nextStep: explained.advice });
  return explained;
}

function refusePlacement(
  { revisionArn }: DueTask,
  failures: readonly PlacementFailure[],
  world: Pick<TaskWorld, 'report' | 'notes'>,
): TaskEnding {
  const { words, advice } = describeFailures(failures);
  const reason = `ECS could not place the one-off task of ${revisionName(revisionArn)}: ${words}.`;
  noteTask(world, { state: 'failed', failures });
  return end({ verdict: 'failed', reason, nextStep: advice }, world);
}

async function endWatch(
  due: DueTask,
  { arn, state, verdict, reason: why }: PollEnding<TaskProgress> & { readonly arn: TaskArn },
  world: Pick<TaskWorld, 'ecs' | 'evidence' | 'report' | 'notes'>,
): Promise<TaskEnding> {
  if (state.stopped !== undefined) return judgeEnd(due, state.stopped, world);
  const { cluster, limitMs } = due.plan;
  const names = `--cluster ${quoteWord(clusterName(cluster))} --tasks ${quoteWord(arn)}`;
  const nextStep = `Check it before running again: aws ecs describe-tasks ${names}`;
  if (verdict === 'unknown') return end({ verdict, reason: why, nextStep }, world);
  noteTask(world, { lastStatus: state.lastStatus });
  const late = `The one-off task ${shortTaskId(arn)} had not stopped after ${formatMinutes(limitMs / 60_000)}.`;
  const reason = `${verdict === 'timed-out' ? late : why} It was ${state.lastStatus} and was not stopped.`;
  return end({ verdict, reason, nextStep }, world);
}

async function judgeEnd(
  due: DueTask,
  stopped: StoppedTask,
  world: Pick<TaskWorld, 'ecs' | 'evidence' | 'report' | 'notes'>,
): Promise<TaskEnding> {
  const { cluster, document } = due.plan;
  const [task = stopped] = markEssential([stopped], document);
  const name = `One-off task ${shortTaskId(task.arn)} of ${revisionName(due.revisionArn)}`;
  noteTask(world, { lastStatus: 'STOPPED', stoppedTask: task });
  const judgement = judgeTask(task);
  if (judgement.isWell) return endWell(`${name} succeeded.`, world);
  const diagnosed = diagnoseRollout(await gatherTaskEvidence({ cluster, task: judgement.failedTask, document }, world));
  const diagnosis = { ...diagnosed, nextStep: judgement.nextStep ?? diagnosed.nextStep };
  const [cause] = diagnosis.causes;
  const words = cause?.exitWords === undefined ? '' : ` (${cause.exitWords})`;
  noteTask(world, { state: 'failed', diagnosis });
  world.report({ type: 'task-diagnosed', taskArn: task.arn, diagnosis });
  const reason = `${name} failed: ${cause?.title ?? 'reason unknown'}${words}.`;
  return end({ verdict: 'failed', reason, nextStep: diagnosis.nextStep }, world);
}

/** No service is touched after a task that did not end well. */
function end(
  { verdict, reason, nextStep }: ServiceEnding & { readonly nextStep: string },
  world: Pick<TaskWorld, 'report' | 'notes'>,
): Extract<TaskEnding, { readonly kind: 'end' }> {
  noteTask(world, { reason, nextStep });
  world.report({ type: 'task-judged', isWell: false, reason });
  const { services } = world.notes.record();
  const untouched = services.length === 0 ? '' : ` No service was changed${describeCurrent(services)}.`;
  return { kind: 'end', verdict, reason: `${reason}${untouched}` };
}

function describeCurrent(
  services: readonly { readonly name: string; readonly previousRevisionArn?: RevisionArn }[],
): string {
  const current = services.flatMap(({ name, previousRevisionArn }) =>
    previousRevisionArn === undefined ? [] : [`${name} is still running ${revisionName(previousRevisionArn)}`],
  );
  return current.length === 0 ? '' : `; ${current.join(', ')}`;
}
