import type { JsonObject } from '@slipway/ecs-rules/values';
import type { Caller } from './contract.ts';
import type { MutableState } from './mutable-state.ts';

/** One call, as an operation sees it. */
export interface Call {
  readonly input: JsonObject;
  readonly caller: Caller;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * An operation of the ECS API: changes the state and returns the output.
 * @throws ApiError for a refusal
 */
export type Operation = (state: MutableState, call: Call) => JsonObject;
export type OperationTable = Readonly<Record<string, Operation>>;
