import type { JsonObject } from '../../json.ts';
import type { Caller } from './contract.ts';
import type { Draft } from './draft.ts';

/** One call, as an operation sees it. */
export interface Call {
  readonly input: JsonObject;
  readonly caller: Caller;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * An operation of the ECS API: changes the draft and returns the output.
 * @throws ApiFault for a refusal
 */
export type Operation = (draft: Draft, call: Call) => JsonObject;
export type OperationTable = Readonly<Record<string, Operation>>;
