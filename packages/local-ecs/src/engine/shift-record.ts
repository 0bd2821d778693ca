/** What is remembered of a deployment that shifts traffic: blue/green, linear, canary. Types only. */

/** In the order of a deployment (ECS Developer Guide, blue/green deployments, lifecycle stages). */
export type LifecycleStage =
  | 'RECONCILE_SERVICE'
  | 'PRE_SCALE_UP'
  | 'SCALE_UP'
  | 'POST_SCALE_UP'
  | 'TEST_TRAFFIC_SHIFT'
  | 'POST_TEST_TRAFFIC_SHIFT'
  | 'PRE_PRODUCTION_TRAFFIC_SHIFT'
  | 'PRODUCTION_TRAFFIC_SHIFT'
  | 'POST_PRODUCTION_TRAFFIC_SHIFT'
  | 'BAKE_TIME'
  | 'CLEAN_UP';

/** Percent of each kind of traffic that goes to green. */
export interface TrafficWeights {
  readonly test: number;
  readonly production: number;
}

export interface ShiftStep {
  readonly stage: LifecycleStage;
  /** What the stage sets. */
  readonly weights: TrafficWeights;
  /** The shortest duration of the stage, in milliseconds. */
  readonly waitMs: number;
}

/** One hook at one step. */
export interface HookRun {
  readonly id: string;
  readonly targetType: 'AWS_LAMBDA' | 'PAUSE';
  /** The Lambda function's ARN. */
  readonly targetArn?: string;
  readonly stage: LifecycleStage;
  readonly status: 'AWAITING_ACTION' | 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT';
  readonly startedAt: number;
  readonly expiresAt: number;
  readonly timeoutAction: 'CONTINUE' | 'ROLLBACK';
  /** The rollback was requested at this hook. */
  readonly isRefused: boolean;
}

export interface ShiftState {
  readonly steps: readonly ShiftStep[];
  /** Index of the present step; -1 before the first. */
  readonly at: number;
  readonly enteredAt: number;
  /** Rolling back to blue: PRIMARY is blue then. */
  readonly isBack: boolean;
  /**
   * A rolling update that has lifecycle hooks: it has stages, and shifts no traffic. Its tasks are replaced at the stage
   * SCALE_UP.
   */
  readonly isRolling?: true;
  readonly greenRevisionArn: string;
  /** None when the service is new. */
  readonly blueRevisionArn?: string;
  /** Whether there is any traffic to shift: a load balancer or Service Connect. */
  readonly hasTraffic: boolean;
  readonly weights: TrafficWeights;
  /** Oldest first. */
  readonly hooks: readonly HookRun[];
}
