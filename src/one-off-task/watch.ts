import { asDeployError } from '../errors.ts';
import { choosePause } from '../rollout/cadence.ts';
import type { StoppedTask } from '../rollout/observation.ts';
import type { World } from '../world.ts';

/** A task that was started and is waited for. */
export interface WatchedTask {
  readonly cluster: string;
  readonly arn: string;
  readonly limitMs: number;
  readonly longestPauseMs?: number;
}

/** How waiting for a task ended. */
export type WatchEnding =
  | { readonly kind: 'stopped'; readonly task: StoppedTask }
  /** It was left as it is, since something half done is worse than something slow. */
  | { readonly kind: 'limit' | 'cancelled'; readonly lastStatus: string }
  | { readonly kind: 'lost'; readonly why: string };

/** Without one good look for so long, the task is out of sight. Until then a task may also be not visible yet. */
const PATIENCE_MS = 5 * 60_000;
/** A fault that passes sooner is nobody's news. */
const QUIET_MS = 15_000;

interface Course {
  readonly lastStatus: string;
  readonly lastGoodMs: number;
  readonly isSightLost: boolean;
  readonly why: string;
}

type Step = { readonly course: Course } | { readonly ending: WatchEnding };

/** Looks at the task until it has stopped, the limit comes, the run is told to end, or sight is lost. Tells each new status. */
export async function watchTask(task: WatchedTask, world: World): Promise<WatchEnding> {
  const startedMs = world.clock.now();
  const elapsedMs = () => world.clock.now() - startedMs;
  let course: Course = {
    lastStatus: 'not visible yet',
    lastGoodMs: 0,
    isSightLost: false,
    why: 'DescribeTasks does not show it',
  };
  while (!world.signal.aborted) {
    const step = await lookOnce(task, course, { world, atMs: elapsedMs() });
    if ('ending' in step) return step.ending;
    course = step.course;
    if (elapsedMs() >= task.limitMs) return { kind: 'limit', lastStatus: course.lastStatus };
    const { limitMs, longestPauseMs } = task;
    const cadence = { atMs: elapsedMs(), limitMs, random: world.clock.random() };
    const pauseMs = choosePause(longestPauseMs === undefined ? cadence : { ...cadence, longestPauseMs });
    await world.clock.sleep(pauseMs, world.signal);
  }
  return { kind: 'cancelled', lastStatus: course.lastStatus };
}

interface Moment {
  readonly world: World;
  readonly atMs: number;
}

async function lookOnce(task: WatchedTask, course: Course, { world, atMs }: Moment): Promise<Step> {
  try {
    const sight = await world.ecs.describeTask(task.cluster, task.arn);
    if (sight === undefined) return outlast(course, { world, atMs });
    const { lastStatus } = sight;
    if (course.isSightLost) world.tell({ type: 'sight-regained' });
    if (lastStatus !== course.lastStatus) world.tell({ type: 'task-status', taskArn: task.arn, lastStatus, atMs });
    if (lastStatus === 'STOPPED') return { ending: { kind: 'stopped', task: sight.task } };
    return { course: { lastStatus, lastGoodMs: atMs, isSightLost: false, why: course.why } };
  } catch (thrown) {
    const error = asDeployError(thrown);
    if (error.kind !== 'unreachable') return { ending: { kind: 'lost', why: error.message } };
    return outlast({ ...course, why: error.message }, { world, atMs });
  }
}

/** A look that shows nothing costs only time. */
function outlast(course: Course, { world, atMs }: Moment): Step {
  const silentMs = atMs - course.lastGoodMs;
  if (silentMs >= PATIENCE_MS) return { ending: { kind: 'lost', why: course.why } };
  const shouldTell = silentMs >= QUIET_MS && !course.isSightLost;
  if (shouldTell) world.tell({ type: 'sight-lost', why: course.why });
  return { course: { ...course, isSightLost: course.isSightLost || shouldTell } };
}
