/** Everything that happens in a run, as data. Reporters render it; nothing else prints. */
import type { CourseEvent } from '../rollout/course.ts';
import type { Diagnosis } from '../rollout/diagnosis.ts';
import type { DeploymentRecord, ServiceEvent, StoppedTask } from '../rollout/observation.ts';
import type { StandingRevision } from '../rollout/standing-revisions.ts';
import type { Verdict } from '../rollout/verdict.ts';
import type { Fault } from './run-record.ts';

export type RunEvent =
  /** A group of the log opens; whatever comes until `group-closed` is folded under it. */
  | { readonly type: 'group-opened'; readonly title: string }
  | { readonly type: 'group-closed' }
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
      readonly revisions: readonly StandingRevision[];
      readonly running: number;
      readonly desired: number;
    }
  /** One line of the plan: a change in words (names, never values) or a step that will be taken. */
  | { readonly type: 'planned'; readonly text: string }
  | { readonly type: 'notice' | 'warning'; readonly text: string; readonly advice?: string }
  | { readonly type: 'debug'; readonly text: string }
  | { readonly type: 'logged-in' | 'logged-out'; readonly registry: string }
  /** Output of docker: outside text. */
  | { readonly type: 'command-output'; readonly line: string }
  | { readonly type: 'image-reused'; readonly reference: string; readonly digest: string; readonly why: string }
  | {
      readonly type: 'image-pushed';
      readonly reference: string;
      readonly digest: string;
      readonly tags: readonly string[];
    }
  | { readonly type: 'revision-registered'; readonly revision: string; readonly isReused: boolean }
  | {
      readonly type: 'task-started';
      readonly taskArn: string;
      readonly revision: string;
      readonly isWaitedFor: boolean;
      /** It was started before: by an earlier attempt of this run, or outside a workflow by whoever does the same work. */
      readonly isEarlier: boolean;
    }
  /** The one-off task has another status. `atMs` is since it was started. */
  | { readonly type: 'task-status'; readonly taskArn: string; readonly lastStatus: string; readonly atMs: number }
  /** What became of the one-off task: told once, when it was waited for or could not be started. */
  | { readonly type: 'task-judged'; readonly isWell: boolean; readonly reason: string }
  /** Why the one-off task failed. */
  | { readonly type: 'task-diagnosed'; readonly taskArn: string; readonly diagnosis: Diagnosis }
  | {
      readonly type: 'update-sent';
      readonly service: string;
      readonly revision: string;
      readonly deploymentId: string;
      /** Where it can be watched; absent when the calls did not go to Amazon. */
      readonly link?: string;
    }
  /** An event of the service as ECS wrote it: outside text. */
  | { readonly type: 'service-event'; readonly service: string; readonly event: ServiceEvent }
  /** The counts changed. `atMs` is since the update. */
  | {
      readonly type: 'counts';
      readonly service: string;
      readonly atMs: number;
      readonly desired: number;
      readonly ours: DeploymentRecord | undefined;
      readonly others: readonly DeploymentRecord[];
    }
  /** A lifecycle stage, a hook or an alarm of our service deployment. */
  | CourseEvent
  /** A task of ours stopped; told once for each. */
  | { readonly type: 'task-stopped'; readonly service: string; readonly task: StoppedTask }
  /** Looks fail: told once when they begin to, and once when they are well again. */
  | { readonly type: 'sight-lost'; readonly why: string }
  | { readonly type: 'sight-regained' }
  | {
      readonly type: 'rollback-asked';
      readonly service: string;
      /** The revision that is rolled back to, where the run chose it. */
      readonly to?: string;
      readonly why: string;
    }
  | { readonly type: 'judged'; readonly service: string; readonly verdict: Verdict; readonly reason: string }
  /** Why a rollout failed: told once for each red service, before the run ends. */
  | { readonly type: 'diagnosed'; readonly service: string; readonly diagnosis: Diagnosis }
  /** All faults of the inputs, the plan and the guards, told at once. */
  | { readonly type: 'refused'; readonly faults: readonly Fault[] }
  /** The last event of a run. `tookMs` is the length of the run; `nextStep` goes with every red verdict. */
  | {
      readonly type: 'run-ended';
      readonly verdict: Verdict;
      readonly reason: string;
      readonly nextStep?: string;
      /** The first cause of the diagnosis, unless the reason has it. */
      readonly why?: string;
      readonly tookMs: number;
    };
