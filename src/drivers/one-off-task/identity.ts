import type { RevisionArn } from '@slipway/ecs-rules/arns';
import { isJsonObject, type Json, type JsonObject, readObjects } from '@slipway/ecs-rules/values';
import type { Origin } from '../../ports/runner.ts';
import type { StartedTask } from '../../ports/task-records.ts';
import { clusterName } from '../../text/arn.ts';
import type { OneOffTaskPlan } from './plan.ts';

/** The task, and the revision that it is of. */
export interface DueTask {
  readonly plan: OneOffTaskPlan;
  readonly revisionArn: RevisionArn;
}

/**
 * Names the task so that the same step of the same run, started again, means the same task: by repository, run, job,
 * step, cluster, revision and commands. Not by the attempt, nor by values of variables, which may hold the time.
 *
 * @returns hex digits; undefined outside a workflow, where two runs and a repeated run are alike
 */
export function identifyTask(
  { plan, revisionArn }: DueTask,
  { repository, runId, step = '' }: Origin,
  digest: (text: string) => string,
): string | undefined {
  if (runId === undefined) return undefined;
  const { cluster, settings } = plan;
  const commands = listOverrides(settings).map(({ name = null, command = null }) => ({ name, command }));
  const words = [repository ?? '', runId, step, clusterName(cluster), revisionArn, commands];
  return digest(JSON.stringify(words)).slice(0, 40);
}

function listOverrides({ overrides = {} }: JsonObject): readonly JsonObject[] {
  return isJsonObject(overrides) ? readObjects(overrides, 'containerOverrides') : [];
}

/** At most 64 characters from `!` to `~` (ECS API reference, RunTask). @param failed tasks that failed before it */
export function formatClientToken(identity: string, failed: number): string {
  return `slipway-${identity}-${failed}`;
}

/** Whether a task that has not stopped does what the due one is to do: the same revision, the same overrides. */
export function isSameWork(task: StartedTask, { plan, revisionArn }: DueTask): boolean {
  if (task.lastStatus === 'STOPPED' || task.revisionArn !== revisionArn) return false;
  return writeOverrides(task.containerOverrides) === writeOverrides(listOverrides(plan.settings));
}

/** ECS lists every container of the task, those without an override by name alone, in its own order of fields. */
function writeOverrides(overrides: Json | undefined): string {
  const items = Array.isArray(overrides) ? overrides.filter(isJsonObject) : [];
  const given = items.filter((one) => Object.keys(one).some((field) => field !== 'name'));
  const texts = given.map((one) => JSON.stringify(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1))));
  return texts.toSorted().join('\n');
}
