import { isJsonObject, type Json } from '../json.ts';
import type { DueTask } from './identity.ts';
import type { StartedTask } from './task.ts';

/** Whether a task that has not stopped does what the due one is to do: the same revision, the same overrides. */
export function isSameWork(task: StartedTask, { plan, revisionArn }: DueTask): boolean {
  if (task.lastStatus === 'STOPPED' || task.revisionArn !== revisionArn) return false;
  const { overrides } = plan.settings;
  const wanted = isJsonObject(overrides) ? overrides.containerOverrides : undefined;
  return writeOverrides(task.containerOverrides) === writeOverrides(wanted);
}

/** ECS lists every container of the task, those without an override by name alone, in its own order of fields. */
function writeOverrides(overrides: Json | undefined): string {
  const items = Array.isArray(overrides) ? overrides.filter(isJsonObject) : [];
  const given = items.filter((one) => Object.keys(one).some((field) => field !== 'name'));
  const texts = given.map((one) => JSON.stringify(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1))));
  return texts.toSorted().join('\n');
}
