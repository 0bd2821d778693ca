import { defined } from '@slipway/ecs-rules/values';
import { combineEndings } from '../follow/combine-endings.ts';
import type { DueUpdate, ServiceEnding, StartedService } from '../follow/due-update.ts';
import { followService } from '../follow/follow-service.ts';
import type { Verifier } from '../follow/verify-followed.ts';
import type { DeployRequest } from '../inputs/request.ts';
import { isSuccess } from '../ports/verdict.ts';
import { findCause } from '../report/run-end.ts';
import { readRecent } from './read-recent.ts';
import { noteRunningTasks } from './read-running-tasks.ts';
import { verifyImages } from './verify-images.ts';
import type { World } from './world.ts';
import { writeDownVerdict } from './write-verdict.ts';

export interface Following {
  readonly due: readonly DueUpdate[];
  readonly request: DeployRequest;
  /** Absent: nothing is verified. */
  readonly verifier?: Verifier | undefined;
}

export async function followAll(
  started: readonly StartedService[],
  { due, request, verifier }: Following,
  world: World,
): Promise<ServiceEnding> {
  const pace = started.length > 1 ? inStep(world) : world;
  const endings = await Promise.all(
    started.map(async (one) => {
      const noteRecent = request.shouldWriteSummary ? readRecent(one, due, world) : undefined;
      const followed = await followService(one, { ...request, verifier }, pace);
      if (verifier !== undefined && one.kind === 'judged') noteUnverified(one, world);
      const ending = await verifyEnding(one, due, followed, world);
      if (ending !== followed) world.notes.noteService(one.name, { imageMismatch: ending.reason });
      world.notes.noteService(one.name, ending);
      // The verdict of a single service is that of the run, which is reported at the end.
      if (started.length > 1) reportJudged(one.name, ending, world);
      await Promise.all([
        writeDownVerdict(one, ending.verdict, world),
        noteRecent?.(ending.verdict),
        request.reportHtml === undefined ? undefined : noteRunningTasks(one, world),
      ]);
      return { name: one.name, ...ending };
    }),
  );
  return combineEndings(endings);
}

/** Nothing was deployed that checks could judge. */
function noteUnverified({ name }: StartedService, { report }: Pick<World, 'report'>): void {
  const advice = 'To deploy and verify it again, set force-new-deployment: true.';
  report({ type: 'notice', text: `Service ${name} was not verified: this run did not deploy it.`, advice });
}

function reportJudged(
  service: string,
  ending: ServiceEnding,
  { notes, report }: Pick<World, 'notes' | 'report'>,
): void {
  const outcome = notes.record().services.find(({ name }) => name === service);
  const why = isSuccess(ending.verdict) || outcome === undefined ? undefined : findCause(outcome);
  report({ type: 'judged', service, ...ending, ...defined({ why }) });
}

/** Only a rollback has images to verify. */
function verifyEnding({ name }: StartedService, due: readonly DueUpdate[], ending: ServiceEnding, world: World) {
  const own = due.find(({ plan }) => plan.service.name === name);
  return own === undefined ? ending : verifyImages(own, ending, world);
}

/** The usual pause between two polls: pauses end at multiples of it. */
const BEAT_MS = 5_000;

/** Several followers poll at the same moments, whenever they began, so that one call reads all their services. */
function inStep(world: World): World {
  const { clock } = world;
  const sleep: typeof clock.sleep = (ms, signal) => {
    const now = clock.now();
    return clock.sleep(ms < BEAT_MS ? ms : Math.floor((now + ms) / BEAT_MS) * BEAT_MS - now, signal);
  };
  return { ...world, clock: { ...clock, sleep, random: () => 0.5 } };
}
