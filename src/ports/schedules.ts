/** The port of schedules: rules of EventBridge, and schedules of EventBridge Scheduler. Types only. */
import type { JsonObject } from '@slipway/ecs-rules/values';

export interface ScheduleReference {
  /** `rule`: of EventBridge. `schedule`: of EventBridge Scheduler. */
  readonly kind: 'rule' | 'schedule';
  readonly name: string;
  /** Event bus of a rule, or group of a schedule; absent: `default`. */
  readonly parent?: string;
}

/** Errors as for `Ecs`. */
export interface Schedules {
  /**
   * The targets of a rule, or the one schedule, as AWS has them: with all fields, also those that nobody here knows.
   * Undefined: not found.
   */
  read(reference: ScheduleReference): Promise<readonly JsonObject[] | undefined>;
  /**
   * Puts targets of a rule, or the one schedule, in place of those that exist.
   * @throws DeployError `rejected` when AWS takes only some of the targets
   */
  write(reference: ScheduleReference, documents: readonly JsonObject[]): Promise<void>;
}
