/** What containers write, and what the scenario has simulated ones write. Values in, values out. */
import { DEFAULT_TIMES, findBehaviour } from '../engine/simulate.ts';
import type { EngineState } from '../engine/step.ts';
import type { LogStream } from './log-stream.ts';

export interface LogLine {
  /** Place in the stream, from 0; lines that are no longer kept have had theirs. */
  readonly number: number;
  /** Milliseconds since the epoch, engine time. */
  readonly at: number;
  readonly text: string;
  /** When a call wrote it; absent: at its own time. */
  readonly ingestedAt?: number;
}

/** What has been written to a stream so far, oldest first. */
export type ReadLines = (stream: LogStream) => readonly LogLine[];

/**
 * The lines of the scenario for the container's image, as far as it has come. `now` is engine time, in milliseconds.
 */
export function playLines(state: EngineState, now: number, { task, container }: LogStream): readonly LogLine[] {
  const { logs = [], exits, startMs = DEFAULT_TIMES.startMs } = findBehaviour(state.scenario, container);
  const startedAt = (task.pullStoppedAt ?? task.createdAt) + startMs;
  const stepMs = (exits?.afterMs ?? 0) / Math.max(logs.length - 1, 1);
  const end = Math.min(now, task.stoppedAt ?? now);
  return logs
    .map((text, number) => ({ number, at: startedAt + Math.floor(stepMs * number), text }))
    .filter(({ at }) => at <= end);
}
