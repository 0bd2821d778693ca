import type { RevisionArn, TaskArn } from '@slipway/ecs-rules/arns';
import { markEssential } from '../../diagnosis/essential.ts';
import { hasEndedWell } from '../../ledger/ended-tasks.ts';
import { DeployError } from '../../ports/deploy-error.ts';
import type { Ports } from '../../ports/ports.ts';
import { readOrUndefined } from '../../ports/read-or-undefined.ts';
import { openRetries } from '../../ports/retry.ts';
import type { PlacementFailure, StartedTask, TaskLaunch } from '../../ports/task-records.ts';
import { revisionName } from '../../text/arn.ts';
import { type DueTask, formatClientToken, isSameWork } from './identity.ts';
import { judgeTask } from './judge-task.ts';
import type { TaskWorld } from './world.ts';

/** The result of starting the task. */
export type TaskStart =
  /** It runs, or has just stopped; `isEarlier`: this run had started it before. */
  | { readonly kind: 'started'; readonly arn: TaskArn; readonly isEarlier: boolean }
  /** This run had started it before, and it ended well. `arn` is absent once ECS has forgotten it. */
  | { readonly kind: 'ended-well'; readonly arn?: TaskArn }
  | { readonly kind: 'not-placed'; readonly failures: readonly PlacementFailure[] };

/** So many attempts of one run whose task failed within an hour. */
const MOST_FAILED = 20;

/**
 * Starts the task, unless this run has started it before: then that one is waited for, or is enough if it ended well.
 * One that failed is run again. ECS answers a client token that it knows with the task that was started with it, so
 * even what may not be listed is never started twice.
 *
 * @param identity undefined: a run outside a workflow; then a task that runs and does the same work is waited for
 * @param onSend called just before the first RunTask
 */
export async function startTask(
  due: DueTask,
  { identity, onSend }: { readonly identity: string | undefined; readonly onSend: () => void },
  world: Pick<TaskWorld, 'clock' | 'digest' | 'ecs' | 'ledger' | 'origin' | 'signal' | 'report'>,
): Promise<TaskStart> {
  const written = identity === undefined ? undefined : await world.ledger.read(due.revisionArn);
  if (written !== undefined && hasEndedWell(written, identity ?? '')) return { kind: 'ended-well' };
  const listed = await listTasks(due, world);
  const running = identity === undefined ? listed?.find((task) => isSameWork(task, due)) : undefined;
  if (running !== undefined) return { kind: 'started', arn: running.arn, isEarlier: true };
  onSend();
  if (identity === undefined) return toStart(await launch(due, drawToken(due, world), world), false);
  return startIdentified(due, { identity, known: new Set(listed?.map(({ arn }) => arn)) }, world);
}

interface Identified {
  readonly identity: string;
  /** Tasks that existed before. */
  readonly known: ReadonlySet<string>;
}

async function startIdentified(
  due: DueTask,
  { identity, known }: Identified,
  world: Pick<TaskWorld, 'clock' | 'digest' | 'ecs' | 'origin' | 'signal' | 'report'>,
): Promise<TaskStart> {
  for (let failed = 0; failed < MOST_FAILED; failed += 1) {
    const launched = await launch(due, formatClientToken(identity, failed), world);
    const [arn] = launched.taskArns;
    if (arn === undefined) return toStart(await launchAgain(due, launched, world), false);
    const isEarlier = known.has(arn) || launched.isEarlier;
    if (!isEarlier) return toStart(launched, false);
    const end = await readEnd(due, arn, world);
    if (end === 'well') return { kind: 'ended-well', arn };
    if (end === 'none') return toStart(launched, true);
  }
  return toStart(await launch(due, drawToken(due, world), world), false);
}

/**
 * ECS repeats the failures of an earlier attempt with the same token, though capacity may be free by now. Not every CI
 * says which attempt this is.
 */
function launchAgain(
  due: DueTask,
  launched: TaskLaunch,
  world: Pick<TaskWorld, 'clock' | 'digest' | 'ecs' | 'origin' | 'signal' | 'report'>,
): Promise<TaskLaunch> | TaskLaunch {
  return world.origin.runAttempt === 1 ? launched : launch(due, drawToken(due, world), world);
}

function toStart({ taskArns, failures }: TaskLaunch, isEarlier: boolean): TaskStart {
  const [arn] = taskArns;
  const isPlaced = arn !== undefined && failures.length === 0;
  return isPlaced ? { kind: 'started', arn, isEarlier } : { kind: 'not-placed', failures };
}

/** How an earlier task ended; what ECS does not show any more did not end well as far as is known. */
async function readEnd({ plan }: DueTask, arn: TaskArn, world: Pick<Ports, 'ecs'>): Promise<'none' | 'well' | 'bad'> {
  const observation = await world.ecs.describeTask(plan.cluster, arn);
  if (observation === undefined) return 'bad';
  if (observation.lastStatus !== 'STOPPED') return 'none';
  const [task = observation.task] = markEssential([observation.task], plan.document);
  return judgeTask(task).isWell ? 'well' : 'bad';
}

interface Launched extends TaskLaunch {
  /** The first answer shows a task that has stopped, or one that was started with other values of variables. */
  readonly isEarlier: boolean;
}

/** A lost answer is requested again with the same token, which starts no second task (ECS API reference, RunTask). */
async function launch(
  { plan, revisionArn }: DueTask,
  clientToken: string,
  world: Pick<TaskWorld, 'clock' | 'ecs' | 'signal' | 'report'>,
): Promise<Launched> {
  const { cluster, settings } = plan;
  let calls = 0;
  const launched = await openRetries(world)(async () => {
    calls += 1;
    const answer = await world.ecs.runTask({ cluster, revisionArn, clientToken, settings });
    if (answer.taskArns.length === 0 && answer.failures.length === 0) throw saysNothing(revisionArn);
    return answer;
  });
  const isEarlier = launched.isConflict === true || (calls === 1 && launched.hasStopped === true);
  return { ...launched, isEarlier };
}

function saysNothing(revisionArn: RevisionArn): DeployError {
  return new DeployError({
    kind: 'unreachable',
    message: `ecs:RunTask of ${revisionName(revisionArn)} returned no usable answer: neither a task nor a failure.`,
    advice: 'Check whether a proxy answers instead of AWS, then run again.',
  });
}

/** One for each process, at most 64 characters. */
function drawToken({ revisionArn }: DueTask, { clock, digest }: Pick<Ports, 'clock' | 'digest'>): string {
  return `slipway-${digest(`${revisionArn} ${clock.random()} ${clock.random()}`).slice(0, 48)}`;
}

/**
 * Tasks of the revision that run or stopped within the last hour; undefined where they may not be listed, which is
 * said.
 */
async function listTasks(
  { plan, revisionArn }: DueTask,
  world: Pick<TaskWorld, 'ecs' | 'report'>,
): Promise<readonly StartedTask[] | undefined> {
  const read = () => world.ecs.startedTasks(plan.cluster, plan.startedBy);
  const tasks = await readOrUndefined(read, ['internal'], ({ message, advice }) => {
    world.report({ type: 'notice', text: `Earlier one-off tasks could not be listed: ${message}`, advice });
  });
  return tasks?.filter((task) => task.revisionArn === revisionArn);
}
