import type { RevisionArn, TaskArn } from '@slipway/ecs-rules/arns';
import type { Diagnosis } from '../../diagnosis/diagnosis.ts';
import type { StoppedTask } from '../../ports/service-records.ts';
import type { PlacementFailure } from '../../ports/task-records.ts';

/**
 * How far the task has come. `asked`: the answer to RunTask is not known; `running`: it was started, and nobody saw it
 * stop; `well` and `failed`: it has stopped, or could not be placed.
 */
export type TaskState = 'planned' | 'asked' | 'running' | 'well' | 'failed';

/** How the task ended, for the reports. Names, never values. */
export interface TaskOutcome {
  readonly state: TaskState;
  readonly cluster: string;
  readonly startedBy: string;
  /** How it runs, in words, one line each. */
  readonly plan: readonly string[];
  readonly revisionArn?: RevisionArn;
  readonly taskArns: readonly TaskArn[];
  readonly failures: readonly PlacementFailure[];
  /** From the last good poll. */
  readonly lastStatus?: string;
  /** One sentence; may quote ECS: outside text. */
  readonly reason?: string;
  /** Goes with what is not well. */
  readonly nextStep?: string;
  readonly stoppedTask?: StoppedTask;
  readonly diagnosis?: Diagnosis;
}
