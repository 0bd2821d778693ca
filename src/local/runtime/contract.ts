/** How the host of the engine and whatever really runs tasks speak. Types only. */
import type { Effect, Fact } from '../engine/contract.ts';

/**
 * Makes the engine's effects real: containers, listeners, targets.
 * What came of them is told later as facts, never as a return value.
 */
export interface TaskRuntime {
  /** Begins the effect and returns at once; it never throws, since a failure is a fact. */
  perform(effect: Effect): void;
  /** Ends everything that the runtime started. May be called twice. */
  close(): Promise<void>;
}

/** Where a runtime tells what happened in the world. Facts may come at any time until `close` resolves. */
export type TellFact = (fact: Fact) => void;
