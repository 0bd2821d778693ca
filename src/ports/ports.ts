/**
 * The ports: everything outside that a run touches. A function takes those that it uses, as `Pick<Ports, 'ecs' |
 * 'clock'>`; adapters make them real, tests make them up. Types only.
 */
import type { CodeDeploy } from './code-deploy.ts';
import type { Ecr } from './ecr.ts';
import type { Ecs, Ledger } from './ecs.ts';
import type { EvidencePorts } from './evidence-ports.ts';
import type { CallerIdentity } from './identity.ts';
import type { LocalTasks } from './local-tasks.ts';
import type { RequirementPorts } from './requirement-ports.ts';
import type { Clock, Docker, Files, Origin } from './runner.ts';
import type { ScalingPorts } from './scaling-ports.ts';
import type { Schedules } from './schedules.ts';
import type { CloudWatch, Commands, Web } from './verification.ts';

export interface Ports {
  readonly identify: () => Promise<CallerIdentity>;
  readonly ecs: Ecs;
  /** Tags of ours on revisions and services. */
  readonly ledger: Ledger;
  readonly ecr: Ecr;
  /** Connects when called: a run that needs none of it never loads what is behind it. */
  readonly evidence: () => Promise<EvidencePorts>;
  /** Connects when called, as `evidence` does. */
  readonly codeDeploy: () => Promise<CodeDeploy>;
  /** Connects when called; each of its clients is loaded by its first call. */
  readonly requirements: () => RequirementPorts;
  /** Connects when called, as `evidence` does. */
  readonly scaling: () => Promise<ScalingPorts>;
  /** Connects when called; each of its clients is loaded by its first call. */
  readonly schedules: () => Schedules;
  /** Connects when called, as `evidence` does. */
  readonly cloudWatch: () => Promise<CloudWatch>;
  readonly web: Web;
  readonly commands: Commands;
  /** Loaded when called: only a rehearsal runs containers here. */
  readonly localTasks: () => Promise<LocalTasks>;
  readonly docker: Docker;
  readonly files: Files;
  readonly clock: Clock;
  readonly origin: Origin;
  /** SHA-256 as 64 hex digits. */
  readonly digest: (text: string) => string;
  /** Aborts when the run is cancelled. */
  readonly signal: AbortSignal;
}
