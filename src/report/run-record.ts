/**
 * The record of a run: all that the job summary, the outputs and `rollout.json` are made from. Filled as the run goes,
 * so a run that ends early leaves a record of what is known. Names, never values: no variable, secret or build argument
 * has a place for its value here. Types only.
 */
import type { PastDeployment } from '../history/history.ts';
import type { TaskOutcome } from '../one-off-task/task.ts';
import type { CourseEvent } from '../rollout/course.ts';
import type { Diagnosis } from '../rollout/diagnosis.ts';
import type { ServiceEvent, StoppedTask } from '../rollout/observation.ts';
import type { Verdict } from '../rollout/verdict.ts';
import type { CallerIdentity } from '../world.ts';

export interface RunRecord {
  readonly verdict: Verdict;
  /** One sentence for a person. May quote ECS, so it is outside text. */
  readonly reason: string;
  /** One step for a person; goes with a red verdict. Absent: the first diagnosis says it. */
  readonly nextStep?: string;
  /** Everything that forbade the run, all at once; empty unless `refused`. */
  readonly faults: readonly Fault[];
  readonly asked: AskedFacts;
  /** Absent: the run ended before anybody was asked who we are. */
  readonly identity?: CallerIdentity;
  /** Absent: the images stay as they are, or the run ended before. */
  readonly image?: ImageOutcome;
  /** Absent: nothing was rendered (a rollback, or the run ended before). With several services: of the first. */
  readonly taskDefinition?: TaskDefinitionOutcome;
  /** Absent: no one-off task was asked for, or the run ended before its plan. */
  readonly task?: TaskOutcome;
  /** In the order asked; empty when no service was asked for. A service not reached yet has no verdict of its own. */
  readonly services: readonly ServiceOutcome[];
  /** Notices and warnings, in the order they were told. */
  readonly notices: readonly Notice[];
  /** Wall-clock time of the runner, milliseconds since the epoch: shown, never judged by. */
  readonly startedAt: number;
  /** Length of the run in milliseconds, monotonic. */
  readonly tookMs: number;
}

/** One fault of the inputs, the plan or a guard. */
export interface Fault {
  /** Name of the input at fault, such as `wait-for-minutes`. */
  readonly input?: string;
  readonly text: string;
  readonly advice?: string;
}

export interface Notice {
  readonly level: 'notice' | 'warning';
  readonly text: string;
  readonly advice?: string;
}

/** What was asked for, as far as it is worth showing. */
export interface AskedFacts {
  readonly cluster: string;
  readonly services: readonly string[];
  readonly isDryRun: boolean;
  /** `rollback-to` as written; absent for a deploy. */
  readonly rollbackTo?: string;
  /** Commit that is deployed, 40 hex digits. */
  readonly commit?: string;
  /** Where the repository lives, such as `https://github.com`. */
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
  readonly revisionArn?: string;
  /** The revision that it was made from, or that served before. */
  readonly previousRevisionArn?: string;
  /** An identical revision was there already. */
  readonly isReused?: boolean;
  /** In words, names and never values. */
  readonly changes: readonly string[];
}

/** What became of one service. */
export interface ServiceOutcome {
  readonly name: string;
  readonly cluster: string;
  /** Absent: the run ended before this service was judged. */
  readonly verdict?: Verdict;
  /** One sentence; goes with `verdict`. May quote ECS: outside text. */
  readonly reason?: string;
  /** A write that starts or stops a deployment was sent; set just before, so that it holds of a run that ends there. */
  readonly isUpdateSent?: boolean;
  /** The run was cancelled, and ECS was asked to roll the deployment back. */
  readonly isRollbackRequested?: boolean;
  /** `ecs-svc/…` of our deployment; absent until the update is answered. */
  readonly deploymentId?: string;
  readonly serviceDeploymentArn?: string;
  /** `d-…` of our deployment, for a service that AWS CodeDeploy deploys. */
  readonly codeDeploymentId?: string;
  /** The revision that we roll out. */
  readonly revisionArn?: string;
  /** The revision that served before us. */
  readonly previousRevisionArn?: string;
  /** Of the last good look. */
  readonly desired?: number;
  readonly running?: number;
  /** What serves at the end, of the last good look: revisions with running tasks, PRIMARY first. */
  readonly serving: readonly ServingRevision[];
  /** Release or commit by ARN of the revision, as far as a rollback has read it: outside text. */
  readonly sources?: Readonly<Record<string, string>>;
  /** In words, names and never values. */
  readonly changes: readonly string[];
  /** What a plan would do, or what the forecast says, one line each. */
  readonly plan: readonly string[];
  /** Oldest first; one for each change of the counts. */
  readonly timeline: readonly TimelineSample[];
  /** Stages, hooks and alarms of a deployment that shifts traffic, in order; empty for a rolling update. */
  readonly course: readonly CourseEvent[];
  /** Events of the service since the update, oldest first: outside text. */
  readonly events: readonly ServiceEvent[];
  /** Stopped tasks of our deployment, oldest first. */
  readonly stoppedTasks: readonly StoppedTask[];
  /** The last deployments of the service, ours first; absent where they were not read. */
  readonly past?: readonly PastDeployment[];
  /** Goes with every red verdict of a service whose update was sent. */
  readonly diagnosis?: Diagnosis;
}

export interface ServingRevision {
  readonly revisionArn: string;
  readonly running: number;
}

/** The counts of one moment of a rollout. */
export interface TimelineSample {
  /** Milliseconds since the update was answered. */
  readonly atMs: number;
  readonly desired: number;
  /** Fewest tasks that ECS keeps in service: desired × minimumHealthyPercent, rounded up. */
  readonly lowerBound: number;
  readonly oursRunning: number;
  readonly oursPending: number;
  /** Of all other deployments. */
  readonly othersRunning: number;
  /** Failed tasks of our deployment, as ECS counts them. */
  readonly failed: number;
}
