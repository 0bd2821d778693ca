import type { JsonObject } from '@slipway/ecs-rules/values';
import type { RunRecord } from './run-record.ts';

/** Whether a deploy would change anything: a service, a schedule, or a one-off task that would run. */
export function hasChanges({ services, schedules = [], task }: Planned): boolean {
  return task !== undefined || [...services, ...schedules].some(({ changes }) => changes.length > 0);
}

type Planned = Pick<RunRecord, 'services' | 'schedules' | 'task'>;

/** One object a change, with its service or schedule. Values that may be secret are not in it. */
export function listPlannedChanges({ services, schedules = [] }: Planned): readonly JsonObject[] {
  const path = 'Target.EcsParameters.TaskDefinitionArn';
  return [
    ...services.flatMap(({ name, changes }) => changes.map((change) => ({ service: name, ...change }))),
    ...schedules.flatMap(({ name, changes }) =>
      changes.map((change) => ({ service: name, path, kind: 'changed', ...change })),
    ),
  ];
}
