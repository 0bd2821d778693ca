/** The task that runs once before any service is updated: what is asked of ECS, and what it shows. Types only. */
import type { RevisionArn, TaskArn } from '@slipway/ecs-rules/arns';
import type { Json, JsonObject } from '@slipway/ecs-rules/values';
import type { StoppedTask } from './service-records.ts';

/** What RunTask is sent. Fields that are absent are not sent, so that ECS takes its defaults. */
export interface RunTaskRequest {
  readonly cluster: string;
  readonly revisionArn: RevisionArn;
  /**
   * One for each task that is meant: ECS answers a repeated one with the task that it made (ECS API reference,
   * RunTask).
   */
  readonly clientToken: string;
  /** `launchType`, `networkConfiguration`, `overrides`, …, as the API names them. */
  readonly settings: JsonObject;
}

/** Why ECS could not place a task (RunTask, field `failures`). */
export interface PlacementFailure {
  /** Such as `RESOURCE:MEMORY`. */
  readonly reason: string;
  /** The container instance that it is said of. */
  readonly arn?: string;
  readonly detail?: string;
}

export interface TaskLaunch {
  readonly taskArns: readonly TaskArn[];
  readonly failures: readonly PlacementFailure[];
  /** The token was used before with other parameters: nothing was started, and the tasks are those of then. */
  readonly isConflict?: boolean;
  /** A task is STOPPED already: the token was used before. */
  readonly hasStopped?: boolean;
}

/** A task that was started with RunTask, as ListTasks and DescribeTasks show it. */
export interface StartedTask {
  readonly arn: TaskArn;
  readonly revisionArn: RevisionArn;
  readonly lastStatus: string;
  /** As the API has them; one entry for each container. */
  readonly containerOverrides: Json;
}

/** One poll at a task. */
export interface TaskObservation {
  /** `PROVISIONING`, `PENDING`, `RUNNING`, … `STOPPED`; unknown words are kept. */
  readonly lastStatus: string;
  /** Its end, as far as there is one yet. */
  readonly task: StoppedTask;
}
