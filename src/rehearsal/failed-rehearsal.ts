import type { TaskDefinitionDocument } from '../ports/task-definition.ts';
import type { RehearsalFailure } from './judge-rehearsal.ts';
import type { Progress } from './progress.ts';

/** A failed rehearsal with everything that is known of it. */
export interface FailedRehearsal {
  readonly failure: RehearsalFailure;
  readonly progress: Progress;
  /** What was run. */
  readonly document: TaskDefinitionDocument;
  /** What each container wrote, oldest first: outside text. */
  readonly lines: ReadonlyMap<string, readonly string[]>;
  /** Of the images that Docker Engine has only for another platform than its own: `linux/arm64`, by container. */
  readonly foreign: ReadonlyMap<string, string>;
  /** Of Docker Engine, such as `linux/amd64`. */
  readonly platform: string;
  /** Names of secrets without a value, by container. */
  readonly placeholders: ReadonlyMap<string, readonly string[]>;
}
