/** Everything that happens in a run, as data. Reporters render it; nothing else prints. */

import type { DiagnosisEvent } from '../diagnosis/events.ts';
import type { Change } from '../diff/change.ts';
import type { TaskEvent } from '../drivers/one-off-task/events.ts';
import type { FollowEvent } from '../follow/events.ts';
import type { ImageEvent } from '../image/events.ts';
import type { Problem } from '../ports/finding.ts';
import type { Message } from '../ports/message.ts';
import type { DockerEvent } from '../ports/runner.ts';
import type { Verdict } from '../ports/verdict.ts';
import type { LoginEvent } from '../registry/events.ts';
import type { RehearsalEvent } from '../rehearsal/events.ts';
import type { CurrentRevision } from '../rollout/current-revisions.ts';
import type { ScheduleEvent } from '../schedules/events.ts';
import type { RegistrationEvent } from '../task-definition/events.ts';

export type RunEvent =
  | ImageEvent
  /** Where the calls go and who makes them. */
  | {
      readonly type: 'identified';
      readonly account: string;
      readonly region: string;
      readonly endpoint?: string;
      readonly detours?: readonly string[];
    }
  | {
      readonly type: 'service-found';
      readonly service: string;
      readonly cluster: string;
      /** What runs first, then newer deployments that did not complete. */
      readonly revisions: readonly CurrentRevision[];
      readonly running: number;
      readonly desired: number;
    }
  /** One line of the plan: a change in words (names, never values) or a step that will be taken. */
  | { readonly type: 'planned'; readonly text: string }
  | { readonly type: 'changes-planned'; readonly service: string; readonly changes: readonly Change[] }
  | Message
  | LoginEvent
  | DockerEvent
  | RehearsalEvent
  | RegistrationEvent
  | TaskEvent
  | FollowEvent
  | ScheduleEvent
  /** One of several services; the verdict of a single one is that of the run. `why`: as below. */
  | {
      readonly type: 'judged';
      readonly service: string;
      readonly verdict: Verdict;
      readonly reason: string;
      readonly why?: string;
    }
  | DiagnosisEvent
  /** All errors of the inputs, the plan and the guards, reported together. */
  | { readonly type: 'refused'; readonly errors: readonly Problem[] }
  /** The last event of a run. `tookMs` is the length of the run; `nextStep` goes with every red verdict. */
  | {
      readonly type: 'run-ended';
      readonly verdict: Verdict;
      readonly reason: string;
      readonly nextStep?: string;
      /** Next steps for further services. */
      readonly otherSteps?: readonly string[];
      /** What a red run was about, for a title: `web v1.5.0`; absent: nothing in particular. */
      readonly subject?: string;
      /** The first cause of the diagnosis, unless the reason has it. */
      readonly why?: string;
      /** What the container at error wrote of its error: outside text. */
      readonly logLine?: string;
      readonly tookMs: number;
    };
