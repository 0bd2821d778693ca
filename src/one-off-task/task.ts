/** The task that runs once before any service is updated: what is asked of ECS, and what it shows. Types only. */
import type { Json, JsonObject } from '../json.ts';
import type { Diagnosis } from '../rollout/diagnosis.ts';
import type { StoppedTask } from '../rollout/observation.ts';

/** What RunTask is sent. Members that are absent are not sent, so that ECS takes its defaults. */
export interface TaskWish {
  readonly cluster: string;
  readonly revisionArn: string;
  /** One for each task that is meant: ECS answers a repeated one with the task that it made (ECS API reference, RunTask). */
  readonly clientToken: string;
  /** `launchType`, `networkConfiguration`, `overrides`, …, as the API names them. */
  readonly settings: JsonObject;
}

/** Why ECS could not place a task (RunTask, member `failures`). */
export interface PlacementFailure {
  /** Such as `RESOURCE:MEMORY`. */
  readonly reason: string;
  /** The container instance that it is said of. */
  readonly arn?: string;
  readonly detail?: string;
}

export interface TaskLaunch {
  readonly taskArns: readonly string[];
  readonly failures: readonly PlacementFailure[];
  /** The token was used before with other parameters: nothing was started, and the tasks are those of then. */
  readonly isConflict?: boolean;
  /** A task is STOPPED already: the token was used before. */
  readonly hasStopped?: boolean;
}

/** A task that was started with RunTask, as ListTasks and DescribeTasks show it. */
export interface StartedTask {
  readonly arn: string;
  readonly revisionArn: string;
  readonly lastStatus: string;
  /** As the API has them; one entry for each container. */
  readonly containerOverrides: Json;
}

/** One look at a task. */
export interface TaskSight {
  /** `PROVISIONING`, `PENDING`, `RUNNING`, … `STOPPED`; unknown words are kept. */
  readonly lastStatus: string;
  /** Its end, as far as there is one yet. */
  readonly task: StoppedTask;
}

/**
 * How far the task has come. `asked`: the answer to RunTask is not known; `running`: it was started, and nobody saw it
 * stop; `well` and `failed`: it has stopped, or could not be placed.
 */
export type TaskState = 'planned' | 'asked' | 'running' | 'well' | 'failed';

/** What became of the task, for the reports. Names, never values. */
export interface TaskOutcome {
  readonly state: TaskState;
  readonly cluster: string;
  readonly startedBy: string;
  /** How it runs, in words, one line each. */
  readonly plan: readonly string[];
  readonly revisionArn?: string;
  readonly taskArns: readonly string[];
  readonly failures: readonly PlacementFailure[];
  /** Of the last good look. */
  readonly lastStatus?: string;
  /** One sentence; may quote ECS: outside text. */
  readonly reason?: string;
  /** Goes with what is not well. */
  readonly nextStep?: string;
  readonly stoppedTask?: StoppedTask;
  readonly diagnosis?: Diagnosis;
}
