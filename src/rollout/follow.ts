import { asDeployError, type DeployError } from '../errors.ts';
import type { World } from '../world.ts';
import { choosePause } from './cadence.ts';
import { judge } from './judge.ts';
import { addLastWords, type KnownLastWords, NO_LAST_WORDS, readLastWords } from './last-words.ts';
import { type Memory, NO_MEMORY, rememberLook } from './memory.ts';
import type { Observation, ServiceRecord, Unreadable } from './observation.ts';
import { type KnownSight, NOTHING_KNOWN, observe, type Sight } from './observe.ts';
import { findNews, openTold, type Told } from './progress.ts';
import { doubtStanding, type Standing } from './stand-still.ts';
import type { Judgement, Verdict } from './verdict.ts';

/** A rollout that was started and is to be followed. */
export interface Rollout {
  readonly sight: Sight;
  readonly before: ServiceRecord;
  readonly longestPauseMs?: number;
}

/** How following ended. */
export interface RolloutEnding {
  readonly verdict: Verdict;
  readonly reason: string;
  /** The last good look; undefined when there was none. */
  readonly lastLook: Observation | undefined;
  /** Why nothing could be read any more, where that ended it. */
  readonly error?: DeployError;
  readonly known: KnownSight;
  /** For whoever follows on, so that nothing is told twice. */
  readonly told: Told;
}

/** Without one good look for so long, the rollout is out of sight. */
const PATIENCE_MS = 5 * 60_000;
/** A fault that passes sooner is nobody's news. */
const QUIET_MS = 15_000;

/** Everything that changes from look to look. */
interface Course {
  readonly memory: Memory;
  readonly known: KnownSight;
  readonly lastWords: KnownLastWords;
  readonly told: Told;
  readonly lastLook?: Observation;
  readonly lastGoodMs: number;
  readonly isSightLost: boolean;
  readonly standing: Standing;
}

/**
 * Looks, tells, judges and waits until there is a verdict, the run is told to end, or sight is lost.
 * @param earlier what was told of the service since the update, when it was followed before
 */
export async function followRollout(rollout: Rollout, world: World, earlier?: Told): Promise<RolloutEnding> {
  const startedAt = world.clock.now();
  let course: Course = {
    memory: NO_MEMORY,
    known: NOTHING_KNOWN,
    lastWords: NO_LAST_WORDS,
    told: earlier ?? openTold(rollout.before),
    lastGoodMs: 0,
    isSightLost: false,
    standing: { sinceMs: 0, isDoubtful: false },
  };
  while (!world.signal.aborted) {
    const atMs = world.clock.now() - startedAt;
    const step = await lookOnce(rollout, world, { ...course, atMs });
    course = step.course;
    const { verdict, reason } = step.judgement;
    if (verdict !== 'progressing') {
      return { ...endWith(verdict, reason, course), ...(step.error === undefined ? {} : { error: step.error }) };
    }
    await world.clock.sleep(pauseAfter(rollout, world, world.clock.now() - startedAt), world.signal);
  }
  const { ourId } = rollout.sight.facts;
  return endWith('cancelled', `The run was told to end; ECS goes on with deployment ${ourId}.`, course);
}

function endWith(verdict: Verdict, reason: string, course: Course): RolloutEnding {
  const told = { ...course.told, earlierMs: course.told.earlierMs + course.lastGoodMs };
  return { verdict, reason, lastLook: course.lastLook, known: course.known, told };
}

function pauseAfter(rollout: Rollout, world: World, atMs: number): number {
  const { longestPauseMs } = rollout;
  const { limitMs } = rollout.sight.facts;
  const random = world.clock.random();
  return choosePause({ atMs, limitMs, random, ...(longestPauseMs === undefined ? {} : { longestPauseMs }) });
}

interface Step {
  readonly course: Course;
  readonly judgement: Judgement;
  /** Why the poll failed. */
  readonly error?: DeployError;
}

async function lookOnce(rollout: Rollout, world: World, course: Course & { readonly atMs: number }): Promise<Step> {
  const { atMs } = course;
  try {
    const { observation: seen, known } = await observe(world.ecs, rollout.sight, { ...course.known, atMs });
    const lastWords = await hearLastWords(rollout, world, { known: course.lastWords, seen });
    const observation = { ...seen, stoppedTasks: addLastWords(seen.stoppedTasks, lastWords) };
    if (course.isSightLost) world.tell({ type: 'sight-regained' });
    for (const denied of known.unreadable.slice(course.known.unreadable.length)) tellDenied(denied, world);
    const memory = rememberLook(course.memory, observation, rollout.sight.facts);
    const told = tellNews(rollout, world, { told: course.told, observation });
    const judgement = judge(rollout.sight.facts, observation, memory);
    const hasMoved = told.counts !== course.told.counts || judgement.verdict !== 'progressing';
    const standing = hasMoved ? { sinceMs: atMs, isDoubtful: false } : course.standing;
    const doubted = await doubtStanding({ look: observation, sight: rollout.sight, standing }, world);
    return {
      course: {
        memory,
        known,
        lastWords,
        told,
        lastLook: observation,
        lastGoodMs: atMs,
        isSightLost: false,
        standing: doubted.standing,
      },
      judgement: doubted.judgement ?? judgement,
    };
  } catch (thrown) {
    return withoutLook(rollout, world, { course, error: asDeployError(thrown) });
  }
}

/** Only where they can end the rollout. */
async function hearLastWords(
  { sight }: Rollout,
  world: World,
  { known, seen }: { readonly known: KnownLastWords; readonly seen: Observation },
): Promise<KnownLastWords> {
  return sight.facts.shouldFailFast ? readLastWords(seen.stoppedTasks, known, world) : known;
}

/** Only what this call is the first to ask for: the look before the write has told of the other reads. */
function tellDenied({ action, why }: Unreadable, world: World): void {
  if (action !== 'ecs:DescribeServiceDeployments' || !why.startsWith(action)) return;
  const advice = 'The verdict is still right; allow the action to have the reason in the words of ECS.';
  world.tell({ type: 'notice', text: `The rollout is judged without service deployments: ${why}`, advice });
}

function tellNews(rollout: Rollout, world: World, seen: { told: Told; observation: Observation }): Told {
  const { facts, service: name } = rollout.sight;
  const news = findNews(seen.told, seen.observation, facts);
  for (const event of news.events) world.tell(event);
  const outcome = world.notes.record().services.find((one) => one.name === name);
  const { service } = seen.observation;
  world.notes.noteService(name, {
    events: [...(outcome?.events ?? []), ...news.serviceEvents],
    stoppedTasks: [...(outcome?.stoppedTasks ?? []), ...news.stoppedTasks],
    course: [...(outcome?.course ?? []), ...news.course],
    timeline: [...(outcome?.timeline ?? []), ...(news.sample === undefined ? [] : [news.sample])],
    ...(service === undefined
      ? {}
      : { desired: service.desired, running: service.running, serving: listServing(service) }),
    ...(seen.observation.serviceDeployment === undefined
      ? {}
      : { serviceDeploymentArn: seen.observation.serviceDeployment.arn }),
  });
  return news.told;
}

/** What serves: revisions with running tasks, PRIMARY first, as ECS orders them. */
export function listServing(service: ServiceRecord) {
  const running = service.deployments.filter((deployment) => deployment.running > 0);
  return running.map((deployment) => ({ revisionArn: deployment.revisionArn, running: deployment.running }));
}

/** Only lost sight and the limit can end a run without a good look. */
function withoutLook(
  rollout: Rollout,
  world: World,
  failed: { readonly course: Course & { readonly atMs: number }; readonly error: DeployError },
): Step {
  const { course, error } = failed;
  const { facts } = rollout.sight;
  const silentMs = course.atMs - course.lastGoodMs;
  if (error.kind !== 'unreachable' || silentMs >= PATIENCE_MS) {
    return { course, error, judgement: loseSight(facts.ourId, error.message) };
  }
  if (course.atMs >= facts.limitMs) {
    const reason = `No verdict within the limit: ${error.message}`;
    return { course, error, judgement: { verdict: 'timed-out', reason } };
  }
  const shouldTell = silentMs >= QUIET_MS && !course.isSightLost;
  if (shouldTell) world.tell({ type: 'sight-lost', why: error.message });
  return {
    course: { ...course, isSightLost: course.isSightLost || shouldTell },
    judgement: { verdict: 'progressing', reason: error.message },
  };
}

function loseSight(ourId: string, why: string): Judgement {
  return { verdict: 'unknown', reason: `Lost sight of deployment ${ourId} after the update was sent: ${why}` };
}
