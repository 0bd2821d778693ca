import type { LogGroupNames } from '../engine/log-groups.ts';
import type { EngineState } from '../engine/step.ts';
import type { ReadLines } from './log-line.ts';
import type { LogStore } from './log-store.ts';

/** What an operation of CloudWatch Logs gets in addition to its input. */
export interface LogsContext {
  readonly state: EngineState;
  readonly readLines: ReadLines;
  readonly store: LogStore;
  /** Milliseconds since the epoch, engine time. */
  readonly now: number;
  /** Changes which groups exist. */
  readonly putGroups: (known: LogGroupNames) => void;
}
