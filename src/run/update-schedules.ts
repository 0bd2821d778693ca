import type { ServiceEnding } from '../follow/due-update.ts';
import type { DeployRequest } from '../inputs/request.ts';
import { asDeployError } from '../ports/deploy-error.ts';
import type { ScheduleReference } from '../ports/schedules.ts';
import { isSuccess } from '../ports/verdict.ts';
import { nameSchedule } from '../schedules/describe-schedule.ts';
import { judgeSchedules } from '../schedules/judge-schedules.ts';
import type { ScheduleOutcome } from '../schedules/schedule-outcome.ts';
import { type NextRevisions, nameRevision } from '../schedules/targets.ts';
import { updateSchedule } from '../schedules/update-schedule.ts';
import { endSentence } from '../text/sentence.ts';
import type { ProvidedRevision } from './register-revision.ts';
import type { World } from './world.ts';

/**
 * The schedules follow once all services run their revisions, and without a service once the revision is registered. A
 * run that ends otherwise touches none.
 */
export async function updateSchedules(
  ending: ServiceEnding,
  { request, revisions }: { readonly request: DeployRequest; readonly revisions: readonly ProvidedRevision[] },
  world: World,
): Promise<ServiceEnding> {
  if (request.schedules.length === 0 || !isSuccess(ending.verdict)) return ending;
  const next: NextRevisions = new Map(revisions.map(({ arn }) => [nameRevision(arn).familyArn, arn]));
  const planned = world.notes.record().schedules ?? [];
  const outcomes: ScheduleOutcome[] = [];
  for (const reference of request.schedules) {
    outcomes.push(await updateOrExplain(reference, next, world));
    world.notes.note({ schedules: [...outcomes, ...planned.slice(outcomes.length)] });
  }
  return judgeSchedules(ending, outcomes);
}

/** One that fails keeps none of the others from following. */
async function updateOrExplain(
  reference: ScheduleReference,
  next: NextRevisions,
  world: World,
): Promise<ScheduleOutcome> {
  try {
    return await updateSchedule(reference, next, world);
  } catch (thrown) {
    const { kind, message, advice } = asDeployError(thrown);
    if (kind === 'internal') throw thrown;
    world.notes.note({ nextStep: `${endSentence(advice)} The next run updates what does not follow yet.` });
    const name = nameSchedule(reference);
    const planned = world.notes.record().schedules?.find((one) => one.kind === reference.kind && one.name === name);
    return { kind: reference.kind, name, state: 'failed', changes: planned?.changes ?? [], reason: message };
  }
}
