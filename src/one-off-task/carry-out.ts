import { asDeployError } from '../errors.ts';
import { writeEndedTask } from '../ledger/ended-tasks.ts';
import { quoteWord } from '../report/shell-word.ts';
import { diagnoseRollout } from '../rollout/diagnose.ts';
import { markEssential } from '../rollout/essential.ts';
import { gatherTaskEvidence } from '../rollout/evidence.ts';
import type { StoppedTask } from '../rollout/observation.ts';
import { formatMinutes } from '../rollout/strategy.ts';
import type { Verdict } from '../rollout/verdict.ts';
import { nameRevision } from '../task-definition/document.ts';
import type { Ecs } from '../world/ecs.ts';
import type { World } from '../world.ts';
import { type DueTask, identifyTask } from './identity.ts';
import { judgeTask } from './judge.ts';
import { describeFailures, explainRefusal } from './placement-failure.ts';
import { startTask, type TaskStart } from './start-task.ts';
import type { PlacementFailure, TaskOutcome } from './task.ts';
import { type WatchEnding, watchTask } from './watch.ts';

/** Whether the run goes on after the task, in words; or what it ends with. */
export type TaskEnding =
  | { readonly kind: 'go-on'; readonly reason: string }
  | { readonly kind: 'end'; readonly verdict: Verdict; readonly reason: string };

/**
 * Runs the task once and, when asked, waits for its end. It is never stopped by us: a migration half done is worse than a
 * slow one.
 * @param polls reads without patience of their own: the wait for the end has a limit
 */
export async function carryOutTask(
  due: DueTask,
  world: World,
  polls: Pick<Ecs, 'describeTask'> = world.ecs,
): Promise<TaskEnding> {
  const { plan, revisionArn } = due;
  noteTask(world, { revisionArn });
  const identity = identifyTask(due, world.origin, world.digest);
  const start = await tryToStart(due, identity, world);
  if (start.kind === 'end') return start;
  if (start.kind === 'not-placed') return refusePlacement(due, start.failures, world);
  if (start.kind === 'ended-well') return skipTask(due, start.arn, world);
  const { arn, isEarlier } = start;
  noteTask(world, { state: 'running', taskArns: [arn] });
  world.remember({ task: { cluster: plan.cluster, arn } });
  world.tell({
    type: 'task-started',
    taskArn: arn,
    revision: nameRevision(revisionArn),
    isWaitedFor: plan.shouldWait,
    isEarlier,
  });
  if (!plan.shouldWait) {
    const how = isEarlier ? 'was started before' : 'was started';
    return { kind: 'go-on', reason: `One-off task ${nameTask(arn)} ${how} and is not waited for.` };
  }
  const { cluster, limitMs, longestPauseMs } = plan;
  const watched = { cluster, arn, limitMs, ...(longestPauseMs === undefined ? {} : { longestPauseMs }) };
  const watching = { ...world, ecs: { ...world.ecs, describeTask: polls.describeTask } };
  const ending = await endWatch(due, { arn, ending: await watchTask(watched, watching) }, world);
  if (ending.kind === 'go-on' && identity !== undefined) await writeDown(due, identity, world);
  return ending;
}

/** So that the task is not run again by a later attempt, when ECS has forgotten it. */
async function writeDown({ revisionArn }: DueTask, identity: string, { ledger }: World): Promise<void> {
  const tags = await ledger.read(revisionArn);
  if (tags !== undefined) await ledger.write(revisionArn, writeEndedTask(tags, identity));
}

function skipTask({ revisionArn }: DueTask, arn: string | undefined, world: World): TaskEnding {
  const name = arn === undefined ? 'The one-off task' : `One-off task ${nameTask(arn)}`;
  const reason = `${name} of ${nameRevision(revisionArn)} already ended well in this run; it is not run again.`;
  noteTask(world, { state: 'well', reason, ...(arn === undefined ? {} : { taskArns: [arn] }) });
  world.tell({ type: 'task-judged', isWell: true, reason });
  return { kind: 'go-on', reason };
}

function noteTask(world: World, facts: Partial<TaskOutcome>): void {
  const known = world.notes.record().task;
  if (known !== undefined) world.notes.note({ task: { ...known, ...facts } });
}

async function tryToStart(
  due: DueTask,
  identity: string | undefined,
  world: World,
): Promise<TaskStart | Extract<TaskEnding, { readonly kind: 'end' }>> {
  const { plan } = due;
  try {
    return await startTask(due, { identity, onSend: () => noteTask(world, { state: 'asked' }) }, world);
  } catch (thrown) {
    const error = asDeployError(thrown);
    const isSent = world.notes.record().task?.state === 'asked';
    if (error.kind !== 'unreachable' || !isSent) throw isSent ? notStarted(error, world) : error;
    const names = `--cluster ${quoteWord(nameRevision(plan.cluster))} --started-by ${quoteWord(plan.startedBy)}`;
    const nextStep = `See whether it was started: aws ecs list-tasks ${names}`;
    const reason = `${error.message} Whether the one-off task was started is not known.`;
    return end({ verdict: world.signal.aborted ? 'cancelled' : 'unknown', reason, nextStep }, world);
  }
}

function notStarted(error: ReturnType<typeof asDeployError>, world: World) {
  const explained = explainRefusal(error);
  noteTask(world, { state: 'failed', reason: explained.message, nextStep: explained.advice });
  return explained;
}

function refusePlacement({ revisionArn }: DueTask, failures: readonly PlacementFailure[], world: World): TaskEnding {
  const { words, advice } = describeFailures(failures);
  const reason = `ECS could not place the one-off task of ${nameRevision(revisionArn)}: ${words}.`;
  noteTask(world, { state: 'failed', failures });
  return end({ verdict: 'failed', reason, nextStep: advice }, world);
}

interface Watched {
  readonly arn: string;
  readonly ending: WatchEnding;
}

async function endWatch(due: DueTask, { arn, ending }: Watched, world: World): Promise<TaskEnding> {
  if (ending.kind === 'stopped') return judgeEnd(due, ending.task, world);
  const { cluster, limitMs } = due.plan;
  const name = `one-off task ${nameTask(arn)}`;
  const names = `--cluster ${quoteWord(nameRevision(cluster))} --tasks ${quoteWord(arn)}`;
  const nextStep = `Look at it before running again: aws ecs describe-tasks ${names}`;
  if (ending.kind === 'lost') {
    return end({ verdict: 'unknown', reason: `Lost sight of ${name}: ${ending.why}`, nextStep }, world);
  }
  noteTask(world, { lastStatus: ending.lastStatus });
  const left = `It was ${ending.lastStatus} and is left as it is.`;
  if (ending.kind === 'cancelled') {
    return end({ verdict: 'cancelled', reason: `The run was told to end while ${name} ran. ${left}`, nextStep }, world);
  }
  const reason = `The ${name} had not stopped after ${formatMinutes(limitMs / 60_000)}. ${left}`;
  return end({ verdict: 'timed-out', reason, nextStep }, world);
}

async function judgeEnd(due: DueTask, stopped: StoppedTask, world: World): Promise<TaskEnding> {
  const { cluster, document } = due.plan;
  const [task = stopped] = markEssential([stopped], document);
  const name = `One-off task ${nameTask(task.arn)} of ${nameRevision(due.revisionArn)}`;
  noteTask(world, { lastStatus: 'STOPPED', stoppedTask: task });
  const judgement = judgeTask(task);
  if (judgement.isWell) {
    const reason = `${name} ended well.`;
    noteTask(world, { state: 'well', reason });
    world.tell({ type: 'task-judged', isWell: true, reason });
    return { kind: 'go-on', reason };
  }
  const diagnosed = diagnoseRollout(await gatherTaskEvidence({ cluster, task: judgement.atFault, document }, world));
  const diagnosis = { ...diagnosed, nextStep: judgement.nextStep ?? diagnosed.nextStep };
  const [cause] = diagnosis.causes;
  const words = cause?.exitWords === undefined ? '' : ` (${cause.exitWords})`;
  noteTask(world, { state: 'failed', diagnosis });
  world.tell({ type: 'task-diagnosed', taskArn: task.arn, diagnosis });
  const reason = `${name} failed: ${cause?.title ?? 'no reason is known'}${words}.`;
  return end({ verdict: 'failed', reason, nextStep: diagnosis.nextStep }, world);
}

interface Bad {
  readonly verdict: Verdict;
  readonly reason: string;
  readonly nextStep: string;
}

/** No service is touched after a task that did not end well. */
function end({ verdict, reason, nextStep }: Bad, world: World): Extract<TaskEnding, { readonly kind: 'end' }> {
  noteTask(world, { reason, nextStep });
  world.tell({ type: 'task-judged', isWell: false, reason });
  const { services } = world.notes.record();
  const untouched = services.length === 0 ? '' : ` No service was changed${describeServing(services)}.`;
  return { kind: 'end', verdict, reason: `${reason}${untouched}` };
}

type Services = ReturnType<World['notes']['record']>['services'];

function describeServing(services: Services): string {
  const serving = services.flatMap(({ name, previousRevisionArn }) =>
    previousRevisionArn === undefined ? [] : [`${nameRevision(previousRevisionArn)} still serves ${name}`],
  );
  return serving.length === 0 ? '' : `; ${serving.join(', ')}`;
}

function nameTask(arn: string): string {
  return nameRevision(arn).slice(0, 8);
}
