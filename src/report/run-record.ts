/**
 * The record of a run: all that the job summary, the outputs and `rollout.json` are made from. Filled as the run goes,
 * so a run that ends early leaves a record of what is known. Names, never values: no variable, secret or build argument
 * has a place for its value here. Types only.
 */

import type { RevisionArn } from '@slipway/ecs-rules/arns';
import type { Change } from '../diff/change.ts';
import type { TaskOutcome } from '../drivers/one-off-task/task-outcome.ts';
import type { ServiceProgress } from '../follow/service-progress.ts';
import type { ForecastFacts } from '../forecast/facts.ts';
import type { PastDeployment } from '../history/past-deployment.ts';
import type { Notice, Problem } from '../ports/finding.ts';
import type { CallerIdentity } from '../ports/identity.ts';
import type { Verdict } from '../ports/verdict.ts';
import type { ScheduleOutcome } from '../schedules/schedule-outcome.ts';

export interface RunRecord {
  readonly verdict: Verdict;
  /** One sentence for a person. May quote ECS, so it is outside text. */
  readonly reason: string;
  /** One step for a person; goes with a red verdict. Absent: the first diagnosis says it. */
  readonly nextStep?: string;
  /** Everything that forbade the run, all at once; empty unless `refused`. */
  readonly errors: readonly Problem[];
  readonly asked: RequestedFacts;
  /** Absent: the run ended before the identity was read. */
  readonly identity?: CallerIdentity;
  /** Absent: the images stay as they are, or the run ended before. */
  readonly image?: ImageOutcome;
  /** Absent: nothing was rendered (a rollback, or the run ended before). With several services: of the first. */
  readonly taskDefinition?: TaskDefinitionOutcome;
  /** Absent: no one-off task was requested, or the run ended before its plan. */
  readonly task?: TaskOutcome;
  /** In the order asked; empty when no service was requested. A service not reached yet has no verdict of its own. */
  readonly services: readonly ServiceOutcome[];
  /** In the order requested. Absent: none was requested, or the run ended before its plan. */
  readonly schedules?: readonly ScheduleOutcome[];
  /** The plan was made: `changes` and `forecast` of the services say what is in it. */
  readonly isPlanned?: boolean;
  /** Notices and warnings, in the order they were reported. */
  readonly notices: readonly Notice[];
  /** Wall-clock time of the runner, milliseconds since the epoch: shown, never judged by. */
  readonly startedAt: number;
  /** Length of the run in milliseconds, monotonic. */
  readonly tookMs: number;
}

/** What was requested, as far as it is worth showing. */
export interface RequestedFacts {
  readonly cluster: string;
  readonly services: readonly string[];
  readonly isDryRun: boolean;
  /** The dry run compared what is running with the task definition, images aside. */
  readonly isDriftCheck?: boolean;
  /** `rollback-to` as written, `previous` for a rollback at a pause; absent for a deploy. */
  readonly rollbackTo?: string;
  /** Commit that is deployed, 40 hex digits. */
  readonly commit?: string;
  /** Where the repository lives, such as `https://github.com`; that of another CI ends with a slash. */
  readonly serverUrl?: string;
}

/** The image that the run deploys. */
export interface ImageOutcome {
  /** As deployed: `HOST/REPOSITORY:TAG@sha256:…`, or as given. */
  readonly reference: string;
  /** The registry's host; absent for an image of unknown origin. */
  readonly registry?: string;
  /** The first is *the* tag. */
  readonly tags: readonly string[];
  /** `sha256:…`; absent when the registry was not asked. */
  readonly digest?: string;
  /** `planned`: a dry run would build it. */
  readonly origin: 'built' | 'reused' | 'given' | 'planned';
}

/** The document that was rendered, and the revision that it became. */
export interface TaskDefinitionOutcome {
  /** Absolute path of the rendered file. */
  readonly path?: string;
  /** Absent until it is registered; a dry run never does. */
  readonly revisionArn?: RevisionArn;
  /** The revision that it was made from, or that ran before. */
  readonly previousRevisionArn?: RevisionArn;
  /** An identical revision already existed. */
  readonly isReused?: boolean;
  /** What the inputs change in the document that it was made from. */
  readonly changes: readonly Change[];
}

/** How one service ended. */
export interface ServiceOutcome extends ServiceProgress {
  /** Absent: the run ended before this service was judged. */
  readonly verdict?: Verdict;
  /** One sentence; goes with `verdict`. May quote ECS: outside text. */
  readonly reason?: string;
  /** Of an Express Mode service. */
  readonly url?: string;
  /** The tasks run another image than was requested; one sentence. Absent: nothing else was found than what ECS showed. */
  readonly imageMismatch?: string;
  /** Release or commit by ARN of the revision, as far as a rollback has read it: outside text. */
  readonly sources?: Readonly<Record<string, string>>;
  /** Image of the main container by ARN of the revision, by digest where that is known: outside text. */
  readonly images?: Readonly<Record<string, string>>;
  /** From what was running to what the run brings: one item a field, nothing secret. */
  readonly changes: readonly Change[];
  /** What the forecast says of the rollout; absent: there is none. */
  readonly forecast?: ForecastFacts;
  /** The plan in words, one line each: what a rollback returns to, new privileges, the forecast. */
  readonly plan: readonly string[];
  /** The last deployments of the service, ours first; absent where they were not read. */
  readonly past?: readonly PastDeployment[];
}
