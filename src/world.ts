/**
 * The ports: everything outside that a run touches. Acting files take them as parameters; adapters in `aws/` and
 * `runner/` make them real; tests make them up. Types only.
 */
import type { RunEvent } from './report/event.ts';
import type { RunNotes } from './report/run-notes.ts';
import type { CodeDeploy } from './world/code-deploy.ts';
import type { Ecr } from './world/ecr.ts';
import type { Ecs, Ledger } from './world/ecs.ts';
import type { EvidencePorts } from './world/evidence-ports.ts';
import type { Clock, Docker, Files, Origin } from './world/runner.ts';

/** Who we are, as STS says. */
export interface CallerIdentity {
  /** Twelve digits. */
  readonly account: string;
  readonly arn: string;
  readonly region: string;
  /** Where the calls go, when not to Amazon's own endpoint. */
  readonly endpoint?: string;
  /** Milliseconds until the credentials expire; absent when they do not say. */
  readonly expiresInMs?: number;
}

/** Everything outside, in one place. */
export interface World {
  readonly identify: () => Promise<CallerIdentity>;
  readonly ecs: Ecs;
  /** Tags of ours on revisions and services. */
  readonly ledger: Ledger;
  readonly ecr: Ecr;
  /** Connects when called: a run that needs none of it never loads what is behind it. */
  readonly evidence: () => Promise<EvidencePorts>;
  /** Connects when called, as `evidence` does. */
  readonly codeDeploy: () => Promise<CodeDeploy>;
  readonly docker: Docker;
  readonly files: Files;
  readonly clock: Clock;
  readonly origin: Origin;
  /** SHA-256 as 64 hex digits. */
  readonly digest: (text: string) => string;
  /** Told once for each thing that happens; the only way to say anything. */
  readonly tell: (event: RunEvent) => void;
  /** What the run knows so far: what its reports are made from. */
  readonly notes: RunNotes;
  /** Kept for the post step, written before the act that it describes. */
  readonly remember: (state: RunState) => void;
  /** Aborts when the run is told to end. */
  readonly signal: AbortSignal;
}

/** A rollback that nobody waited for. */
export interface RequestedRollback {
  readonly cluster: string;
  readonly service: string;
  readonly serviceDeploymentArn: string;
}

/** What the post step needs to know if the main step was killed. */
export interface RunState {
  readonly updating?: {
    readonly cluster: string;
    readonly services: readonly string[];
    readonly revisionArns: readonly string[];
  };
  /** Deployments of AWS CodeDeploy that were created. */
  readonly codeDeployments?: readonly { readonly service: string; readonly id: string }[];
  /** Rollbacks that were requested when the run was cancelled. */
  readonly rollbacks?: readonly RequestedRollback[];
  /** A one-off task that was started. */
  readonly task?: { readonly cluster: string; readonly arn: string };
  readonly isFinished?: boolean;
}
