import { asDeployError, type DeployError } from '../errors.ts';
import { choosePause } from '../rollout/cadence.ts';
import { listServing } from '../rollout/follow.ts';
import { addLastWords, type KnownLastWords, NO_LAST_WORDS, readLastWords } from '../rollout/last-words.ts';
import type { Observation, ServiceRecord } from '../rollout/observation.ts';
import { findNews, openTold, type Told } from '../rollout/progress.ts';
import type { Judgement, Verdict } from '../rollout/verdict.ts';
import type { CodeDeploy } from '../world/code-deploy.ts';
import type { World } from '../world.ts';
import { isBadEnd, judgeCodeDeploy } from './judge.ts';
import type { CodeDeployFacts, CodeDeployLook } from './observation.ts';
import { type KnownLooks, NOTHING_SEEN, observeCodeDeploy } from './observe.ts';
import type { CodeDeployPlan } from './plan.ts';
import { findSteps, NO_STEPS, type ToldSteps } from './progress.ts';

/** A deployment of ours, as it is followed. */
export interface CodeDeployCourse {
  readonly facts: CodeDeployFacts;
  readonly plan: CodeDeployPlan;
  readonly before: ServiceRecord;
  readonly longestPauseMs?: number;
  /** Set when CodeDeploy was asked to take the deployment back: the revision that serves again then. */
  readonly returnsToArn?: string;
}

/** What was told of a deployment so far. */
export interface ToldCourse {
  readonly news: Told;
  readonly steps: ToldSteps;
}

/** How following ended. */
export interface CodeDeployEnding {
  readonly verdict: Verdict;
  readonly reason: string;
  /** The last good look; undefined when there was none. */
  readonly lastLook: CodeDeployLook | undefined;
  /** Why nothing could be read any more, where that ended it. */
  readonly error?: DeployError;
  /** For whoever follows on, so that nothing is told twice. */
  readonly told: ToldCourse;
}

/** Without one good look for so long, the deployment is out of sight. */
const PATIENCE_MS = 5 * 60_000;
/** A fault that passes sooner is nobody's news. */
const QUIET_MS = 15_000;

interface State {
  readonly told: ToldCourse;
  readonly known: KnownLooks;
  readonly lastWords: KnownLastWords;
  readonly lastLook?: CodeDeployLook;
  readonly lastGoodMs: number;
  readonly isSightLost: boolean;
  readonly overSinceMs?: number;
}

interface Step {
  readonly state: State;
  readonly judgement: Judgement;
  /** Why the poll failed. */
  readonly error?: DeployError;
}

/** Looks, tells, judges and waits until there is a verdict, the run is told to end, or sight is lost. */
export async function followCodeDeployment(
  course: CodeDeployCourse,
  world: World,
  earlier?: ToldCourse,
): Promise<CodeDeployEnding> {
  const codeDeploy = await world.codeDeploy();
  const startedAt = world.clock.now();
  const told = earlier ?? { news: openTold(course.before), steps: NO_STEPS };
  let state: State = { told, known: NOTHING_SEEN, lastWords: NO_LAST_WORDS, lastGoodMs: 0, isSightLost: false };
  while (!world.signal.aborted) {
    const step = await lookOnce(
      course,
      { ...world, port: codeDeploy },
      { ...state, atMs: world.clock.now() - startedAt },
    );
    state = step.state;
    const { verdict, reason } = step.judgement;
    if (verdict !== 'progressing') {
      return { ...endWith({ verdict, reason }, state), ...(step.error === undefined ? {} : { error: step.error }) };
    }
    await world.clock.sleep(pauseAfter(course, world, world.clock.now() - startedAt), world.signal);
  }
  const { deploymentId } = course.facts;
  return endWith(
    { verdict: 'cancelled', reason: `The run was told to end; CodeDeploy goes on with deployment ${deploymentId}.` },
    state,
  );
}

function endWith(ending: Pick<CodeDeployEnding, 'verdict' | 'reason'>, state: State): CodeDeployEnding {
  const { news, steps } = state.told;
  const told = { news: { ...news, earlierMs: news.earlierMs + state.lastGoodMs }, steps };
  return { ...ending, lastLook: state.lastLook, told };
}

function pauseAfter({ facts, longestPauseMs }: CodeDeployCourse, world: World, atMs: number): number {
  const longest = longestPauseMs === undefined ? {} : { longestPauseMs };
  return choosePause({ atMs, limitMs: facts.limitMs, random: world.clock.random(), ...longest });
}

type FollowWorld = World & { readonly port: CodeDeploy };

async function lookOnce(
  course: CodeDeployCourse,
  world: FollowWorld,
  state: State & { readonly atMs: number },
): Promise<Step> {
  const { facts, before } = course;
  const { atMs } = state;
  const line = { cluster: before.clusterArn, service: before.name, deploymentId: facts.deploymentId };
  try {
    const ports = { ecs: world.ecs, codeDeploy: world.port };
    const { look: seen, known } = await observeCodeDeploy(ports, line, { ...state.known, atMs });
    const lastWords = facts.shouldFailFast
      ? await readLastWords(seen.stoppedTasks, state.lastWords, world)
      : state.lastWords;
    const look = { ...seen, stoppedTasks: addLastWords(seen.stoppedTasks, lastWords) };
    if (state.isSightLost) world.tell({ type: 'sight-regained' });
    const told = tellNews(course, world, { told: state.told, look });
    const overSinceMs = isBadEnd(look.deployment) ? (state.overSinceMs ?? atMs) : undefined;
    const next = { told, known, lastWords, lastLook: look, lastGoodMs: atMs, isSightLost: false };
    return {
      state: { ...next, ...(overSinceMs === undefined ? {} : { overSinceMs }) },
      judgement: judgeCodeDeploy(facts, look, overSinceMs),
    };
  } catch (thrown) {
    return withoutLook(facts, world, { state, error: asDeployError(thrown) });
  }
}

/** The look as one at a rollout whose deployments are the task sets. */
export function toObservation(look: CodeDeployLook): Observation {
  const { atMs, service, stoppedTasks, unreadable } = look;
  return { atMs, service, serviceDeployment: undefined, stoppedTasks, unreadable };
}

interface Seen {
  readonly told: ToldCourse;
  readonly look: CodeDeployLook;
}

function tellNews(course: CodeDeployCourse, world: World, { told, look }: Seen): ToldCourse {
  const { facts, plan, before } = course;
  const { name } = before;
  const ourId = look.target?.replacementId ?? '';
  const news = findNews(told.news, toObservation(look), { ourId });
  const late = { ...look, atMs: told.news.earlierMs + look.atMs };
  const steps = findSteps(told.steps, late, { ...facts, name, appSpec: plan.appSpec });
  for (const event of [...steps.events, ...news.events]) world.tell(event);
  const outcome = world.notes.record().services.find((one) => one.name === name);
  const { service } = look;
  world.notes.noteService(name, {
    events: [...(outcome?.events ?? []), ...news.serviceEvents],
    stoppedTasks: [...(outcome?.stoppedTasks ?? []), ...news.stoppedTasks],
    course: [...(outcome?.course ?? []), ...steps.events],
    timeline: [...(outcome?.timeline ?? []), ...(news.sample === undefined ? [] : [news.sample])],
    ...(service === undefined
      ? {}
      : { desired: service.desired, running: service.running, serving: listServing(service) }),
  });
  return { news: news.told, steps: steps.told };
}

/** Only lost sight and the limit can end a run without a good look. */
function withoutLook(
  facts: CodeDeployFacts,
  world: World,
  failed: { readonly state: State & { readonly atMs: number }; readonly error: DeployError },
): Step {
  const { state, error } = failed;
  const silentMs = state.atMs - state.lastGoodMs;
  if (error.kind !== 'unreachable' || silentMs >= PATIENCE_MS) {
    const reason = `Lost sight of deployment ${facts.deploymentId} after it was created: ${error.message}`;
    return { state, error, judgement: { verdict: 'unknown', reason } };
  }
  if (state.atMs >= facts.limitMs) {
    const reason = `No verdict within the limit: ${error.message}`;
    return { state, error, judgement: { verdict: 'timed-out', reason } };
  }
  const shouldTell = silentMs >= QUIET_MS && !state.isSightLost;
  if (shouldTell) world.tell({ type: 'sight-lost', why: error.message });
  return {
    state: { ...state, isSightLost: state.isSightLost || shouldTell },
    judgement: { verdict: 'progressing', reason: error.message },
  };
}
