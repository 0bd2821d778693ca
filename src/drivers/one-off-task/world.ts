import type { RevisionArn } from '@slipway/ecs-rules/arns';
import type { Reporter } from '../../ports/message.ts';
import type { Ports } from '../../ports/ports.ts';
import type { StateKeeper } from '../../ports/run-state.ts';
import type { TaskEvent } from './events.ts';
import type { TaskOutcome } from './task-outcome.ts';

/** What the one-off task works with. */
export type TaskWorld = Pick<Ports, 'clock' | 'digest' | 'ecs' | 'evidence' | 'ledger' | 'origin' | 'signal'> &
  Reporter<TaskEvent> &
  TaskNotes &
  StateKeeper;

/** What the one-off task reads and writes of the run's record. */
interface TaskNotes {
  readonly notes: {
    record(): {
      readonly task?: TaskOutcome;
      readonly services: readonly { readonly name: string; readonly previousRevisionArn?: RevisionArn }[];
    };
    note(facts: { readonly task: TaskOutcome }): void;
  };
}
