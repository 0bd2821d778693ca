/** What happens while a deployment is followed. */

import type { DiagnosisEvent } from '../diagnosis/events.ts';
import type { DeploymentRecord, ServiceEvent, StoppedTask } from '../ports/service-records.ts';
import type { RollbackEvent } from '../rollback/events.ts';
import type { CheckResult } from '../verification/check-result.ts';
import type { LifecycleChange } from './lifecycle-events.ts';

export type FollowEvent =
  | RollbackEvent
  | DiagnosisEvent
  | {
      readonly type: 'update-sent';
      readonly service: string;
      readonly revision: string;
      readonly deploymentId: string;
      /** Where it can be watched; absent when the calls did not go to Amazon. */
      readonly link?: string;
    }
  /** A deployment that waits for approval is continued. */
  | { readonly type: 'continue-asked'; readonly service: string; readonly why: string }
  /** The service is verified from now on. */
  | { readonly type: 'verifying'; readonly service: string; readonly checks: number; readonly forMs: number }
  | { readonly type: 'verified'; readonly service: string; readonly results: readonly CheckResult[] }
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
  /** Someone else, or autoscaling, changed the desired count of the service. `atMs` is since the update. */
  | {
      readonly type: 'desired-changed';
      readonly service: string;
      readonly atMs: number;
      readonly from: number;
      readonly to: number;
    }
  /** Nothing has changed for a minute. `waits`: what is waited for; may quote ECS. `atMs` is since the update. */
  | {
      readonly type: 'still-waiting';
      readonly service: string;
      readonly atMs: number;
      readonly waits: readonly string[];
    }
  /** A lifecycle stage, a hook or an alarm of our service deployment. */
  | LifecycleChange
  /** A task of ours stopped; Reported once for each. */
  | { readonly type: 'task-stopped'; readonly service: string; readonly task: StoppedTask }
  | ContactEvent
  | {
      readonly type: 'rollback-asked';
      readonly service: string;
      /** The revision that is rolled back to, where the run chose it. */
      readonly to?: string;
      readonly why: string;
    };

/** AWS cannot be reached: reported once when that begins, and once when it can be reached again. */
export type ContactEvent = { readonly type: 'sight-lost'; readonly why: string } | { readonly type: 'sight-regained' };
