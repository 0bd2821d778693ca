import { isJsonObject, type JsonObject } from '../json.ts';
import { nameRevision } from '../task-definition/document.ts';
import type { Origin } from '../world/runner.ts';
import type { OneOffTaskPlan } from './plan.ts';

/** The task, and the revision that it is of. */
export interface DueTask {
  readonly plan: OneOffTaskPlan;
  readonly revisionArn: string;
}

/**
 * Names the task so that the same step of the same run, started again, means the same task: by repository, run, job, step,
 * cluster, revision and commands. Not by the attempt, nor by values of variables, which may hold the time.
 *
 * @returns hex digits; undefined outside a workflow, where nothing tells two runs from one that is started again
 */
export function identifyTask(
  { plan, revisionArn }: DueTask,
  { repository, runId, step = '' }: Origin,
  digest: (text: string) => string,
): string | undefined {
  if (runId === undefined) return undefined;
  const { cluster, settings } = plan;
  const words = [repository ?? '', runId, step, nameRevision(cluster), revisionArn, listCommands(settings)];
  return digest(JSON.stringify(words)).slice(0, 40);
}

function listCommands({ overrides }: JsonObject): readonly JsonObject[] {
  const given = isJsonObject(overrides) ? overrides.containerOverrides : undefined;
  const containers = Array.isArray(given) ? given.filter(isJsonObject) : [];
  return containers.map(({ name = null, command = null }) => ({ name, command }));
}

/** At most 64 characters from `!` to `~` (ECS API reference, RunTask). @param failed tasks that failed before it */
export function nameToken(identity: string, failed: number): string {
  return `slipway-${identity}-${failed}`;
}
