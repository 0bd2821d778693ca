import { defined, type JsonObject } from '@slipway/ecs-rules/values';
import { addLastWords, type KnownLastWords, NO_LAST_WORDS, readLastWords } from '../diagnosis/last-words.ts';
import type { Observation, ServiceRecord } from '../ports/service-records.ts';
import { listRunningRevisions } from '../rollout/followed-deployment.ts';
import type { DeploymentDriver, DeploymentEnding, Polled, Reported, Seen } from './driver.ts';
import { findNews, openReported } from './news.ts';
import { pollUntilVerdict } from './poll-until-verdict.ts';
import { closeFollowed, openFollowed, recordFollowedPoll } from './record-followed.ts';
import { measureSilence, reportWait, type Silence } from './report-wait.ts';
import type { TimelineSample } from './service-progress.ts';
import type { FollowWorld } from './world.ts';

/** Everything that changes from poll to poll. */
interface FollowState {
  readonly known: unknown;
  readonly lastWords: KnownLastWords;
  readonly reported: Reported;
  readonly lastObservation: Observation | undefined;
  readonly silence: Silence;
  /** The last good poll, as recorded for a second judgement. */
  readonly recorded: JsonObject | undefined;
}

interface Heard extends Seen {
  readonly lastWords: KnownLastWords;
}

/**
 * Follows a deployment of a service until there is a verdict, the run is cancelled, or contact is lost.
 * @param earlier what was reported of the service since the update, when it was followed before
 */
export async function followDeployment(
  driver: DeploymentDriver,
  world: FollowWorld,
  earlier?: Reported,
): Promise<DeploymentEnding> {
  const { facts, controller, before, nothingKnown, nothingReported, words } = driver;
  const opening: FollowState = {
    known: nothingKnown,
    lastWords: NO_LAST_WORDS,
    reported: earlier ?? openReported(before, nothingReported),
    lastObservation: undefined,
    silence: { sinceMs: 0 },
    recorded: undefined,
  };
  openFollowed(driver, world);
  const polled = await pollUntilVerdict<Heard, FollowState>(
    {
      limitMs: facts.limitMs,
      longestPauseMs: facts.longestPauseMs,
      opening,
      poll: ({ known, lastWords }, atMs) => pollOnce(driver, { known, lastWords, atMs }, world),
      judge: ({ reported, silence, recorded }, heard) =>
        judgeOnce(driver, { ...heard, reported, silence, recorded }, world),
      name: `deployment ${facts.ourId} after ${words.afterStart}`,
      cancelled: `Cancelled. Deployment ${facts.ourId} continues in ${controller}.`,
    },
    world,
  );
  closeFollowed(before.name, polled, world);
  const { state, lastGoodMs, verdict, reason, error } = polled;
  const { reported, lastObservation, known } = state;
  return {
    verdict,
    reason,
    error,
    lastObservation,
    known,
    reported: { ...reported, earlierMs: reported.earlierMs + lastGoodMs },
  };
}

/** Last words are read only where they can end the deployment. */
async function pollOnce(
  driver: DeploymentDriver,
  before: Pick<FollowState, 'known' | 'lastWords'> & { readonly atMs: number },
  world: FollowWorld,
): Promise<Heard> {
  const { observation, known } = await driver.poll(before.known, before.atMs, world);
  const { shouldFailFast } = driver.facts;
  const lastWords = shouldFailFast
    ? await readLastWords(observation.stoppedTasks, before.lastWords, world)
    : before.lastWords;
  return {
    observation: { ...observation, stoppedTasks: addLastWords(observation.stoppedTasks, lastWords) },
    known,
    lastWords,
  };
}

async function judgeOnce(
  driver: DeploymentDriver,
  heard: Heard & Pick<FollowState, 'reported' | 'silence' | 'recorded'>,
  world: FollowWorld,
): Promise<Polled<FollowState>> {
  const { observation, known: seen, lastWords } = heard;
  const { reported, hasEvents } = reportNews(driver, heard, world);
  const hasNews = reported.counts !== heard.reported.counts;
  const { state: known, judgement, stall } = await driver.judge({ observation, known: seen, hasNews }, world);
  const measured = measureSilence(heard.silence, observation, hasEvents);
  const { earlierMs } = reported;
  const isOver = judgement.verdict !== 'progressing';
  const poll = { atMs: observation.atMs, observed: driver.selectJudged(observation), isLast: isOver, stall };
  const recorded = recordFollowedPoll(driver.before.name, { before: heard.recorded, poll }, world);
  const silence = isOver ? measured : await reportWait(observation, { silence: measured, earlierMs }, world);
  return { state: { known, lastWords, reported, lastObservation: observation, silence, recorded }, judgement };
}

/** Reports what is new, and notes it in the run record. */
function reportNews(
  driver: DeploymentDriver,
  { reported, observation }: { readonly reported: Reported; readonly observation: Observation },
  { report, notes }: Pick<FollowWorld, 'report' | 'notes'>,
): { readonly reported: Reported; readonly hasEvents: boolean } {
  const { name } = driver.before;
  const news = findNews(driver, reported, observation);
  for (const event of news.events) report(event);
  const outcome = notes.record().services.find((one) => one.name === name);
  const { service, serviceDeployment } = observation;
  const revisionArn = outcome?.revisionArn;
  notes.noteService(name, {
    events: append(outcome?.events, news.serviceEvents),
    stoppedTasks: append(outcome?.stoppedTasks, news.stoppedTasks),
    course: append(outcome?.course, news.lifecycle),
    timeline: append(outcome?.timeline, listSamples(news.sample, service, { driver, revisionArn })),
    ...defined({
      desired: service ? service.desired : undefined,
      running: service ? service.running : undefined,
      serving: service ? listRunningRevisions(service) : undefined,
      serviceDeploymentArn: serviceDeployment ? serviceDeployment.arn : undefined,
    }),
  });
  return { reported: news.reported, hasEvents: news.events.length > 0 };
}

/** The same list where there is nothing to add, as at most polls. */
function append<Item>(known: readonly Item[] = [], added: readonly Item[]): readonly Item[] {
  return added.length === 0 ? known : [...known, ...added];
}

/** What is followed, and the revision that the run deploys. */
interface Followed {
  readonly driver: DeploymentDriver;
  readonly revisionArn: string | undefined;
}

/** The new tasks are those of the run's revision, also while the deployment that replaces it is followed. */
function listSamples(
  sample: TimelineSample | undefined,
  service: ServiceRecord | undefined,
  { driver, revisionArn }: Followed,
): readonly TimelineSample[] {
  if (sample === undefined) return [];
  if (service === undefined || revisionArn === undefined || revisionArn === driver.facts.revisionArn) return [sample];
  const ours = service.deployments.filter((one) => one.revisionArn === revisionArn);
  const oursRunning = ours.reduce((sum, { running }) => sum + running, 0);
  const oursPending = ours.reduce((sum, { pending }) => sum + pending, 0);
  const othersRunning = sample.oursRunning + sample.othersRunning - oursRunning;
  return [{ ...sample, oursRunning, oursPending, othersRunning, failed: 0, isRollback: true }];
}
