/** What happens to the one-off task. */
import type { TaskArn } from '@slipway/ecs-rules/arns';
import type { Diagnosis } from '../../diagnosis/diagnosis.ts';
import type { ContactEvent } from '../../follow/events.ts';
import type { Message } from '../../ports/message.ts';

export type TaskEvent =
  | Message
  | {
      readonly type: 'task-started';
      readonly taskArn: TaskArn;
      readonly revision: string;
      readonly isWaitedFor: boolean;
      /**
       * It was started before: by an earlier attempt of this run, or outside a workflow by whoever does the same work.
       */
      readonly isEarlier: boolean;
    }
  /** The one-off task has another status. `atMs` is since it was started. */
  | { readonly type: 'task-status'; readonly taskArn: TaskArn; readonly lastStatus: string; readonly atMs: number }
  /** How the one-off task ended: reported once, when it was waited for or could not be started. */
  | { readonly type: 'task-judged'; readonly isWell: boolean; readonly reason: string }
  /** Why the one-off task failed. */
  | { readonly type: 'task-diagnosed'; readonly taskArn: TaskArn; readonly diagnosis: Diagnosis }
  | ContactEvent;
