/** A check while it is polled, and what it works with. Types only. */
import type { FollowEvent } from '../follow/events.ts';
import type { Message, Reporter } from '../ports/message.ts';
import type { Ports } from '../ports/ports.ts';
import type { VerificationRequest } from '../ports/verification.ts';
import type { CheckResult } from '../verification/check-result.ts';
import type { AlarmStates } from '../verification/judge-alarms.ts';

export type VerifyWorld = Pick<Ports, 'web' | 'commands' | 'cloudWatch' | 'evidence' | 'clock' | 'signal'> &
  Reporter<FollowEvent | Message>;

/** Facts of the deployment that following it does not show. */
export interface Subject {
  /** URL of an Express Mode service. */
  readonly url?: string;
  /** Of the image that was pushed or resolved. */
  readonly imageDigest?: string;
}

/** Before the deployment. */
export interface Baseline {
  readonly alarms: AlarmStates;
  /** Whether an answer came, good or bad, by URL. */
  readonly answered: ReadonlyMap<string, boolean>;
}

/** What is due for a deployment. */
export interface Due {
  readonly verification: VerificationRequest;
  readonly baseline: Baseline;
  readonly subject: Subject;
}

export interface RunningCheck {
  /** `Infinity`: once. */
  readonly everyMs: number;
  poll(): Promise<void>;
  /** Undefined: not decided yet. Where the time is over, always decided. */
  judge(isOver: boolean): CheckResult | undefined;
}
