/** The result of checking a stage. Types only. */
import type { MutableState } from '../mutable-state.ts';
import type { CodeDeploymentRecord, StageState } from './records.ts';

export interface StageFailure {
  readonly status: 'Failed' | 'Stopped';
  readonly error: { readonly code: string; readonly message: string };
  /** What a deployment group can ask a rollback for. */
  readonly event: 'DEPLOYMENT_FAILURE' | 'DEPLOYMENT_STOP_ON_ALARM' | 'DEPLOYMENT_STOP_ON_REQUEST';
}

export type StageOutcome =
  /** Nothing to do until something happens, or until a moment: milliseconds since the epoch. */
  | { readonly kind: 'wait'; readonly record: CodeDeploymentRecord; readonly until?: number }
  | { readonly kind: 'done'; readonly record: CodeDeploymentRecord }
  | { readonly kind: 'failed'; readonly failure: StageFailure };

/** A stage that has been entered. */
export interface StageInput {
  readonly record: CodeDeploymentRecord;
  readonly stage: StageState & { readonly startedAt: number };
  readonly now: number;
}

export type RunStage = (state: MutableState, input: StageInput) => StageOutcome;
