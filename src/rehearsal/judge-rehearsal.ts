/** Whether a task passes its rehearsal. Values in, values out. */
import type { Socket } from '../ports/local-tasks.ts';
import { type ContainerProgress, type Progress, portKey } from './progress.ts';
import type { ContainerPlan, RehearsalPlan } from './rehearsal-plan.ts';

/** What was observed by now. */
export interface Observed {
  readonly progress: Progress;
  /** Ports that accepted a connection, by `portKey`. */
  readonly listening: ReadonlySet<string>;
  /** What containers listen on, mapped or not, as far as it is known. */
  readonly sockets: ReadonlyMap<string, readonly Socket[]>;
  /** Milliseconds since the start of the task. */
  readonly nowMs: number;
}

export type RehearsalJudgement =
  | { readonly kind: 'waiting' }
  /** Every check but the stop has passed. */
  | { readonly kind: 'up' }
  /** A task of no service ended with exit code 0. */
  | { readonly kind: 'ended' }
  | { readonly kind: 'failed'; readonly failure: RehearsalFailure };

export type RehearsalFailure =
  | { readonly kind: 'start-failed' }
  /** The containers did not all start in time; these had not. */
  | { readonly kind: 'not-started'; readonly containers: readonly string[] }
  | { readonly kind: 'exited' }
  /** Containers whose health check failed, or did not pass in time. */
  | { readonly kind: 'unhealthy'; readonly containers: readonly string[] }
  | {
      readonly kind: 'not-listening';
      readonly container: string;
      readonly port: number;
      readonly sockets: readonly Socket[];
    };

/** Milliseconds that all containers have to keep running. */
const STAY_UP_MS = 5_000;

/** Milliseconds until all containers must have started, those that others wait for included. */
const START_LIMIT_MS = 300_000;

/** Judges from the worst to the best. */
export function judgeRehearsal(plan: RehearsalPlan, observed: Observed): RehearsalJudgement {
  const { progress } = observed;
  const ended = findEnd(plan, progress);
  if (ended !== undefined) return ended;
  if (progress.failedStart !== undefined) return fail({ kind: 'start-failed' });
  const unhealthy = listUnhealthy(plan, observed);
  if (unhealthy.length > 0) return fail({ kind: 'unhealthy', containers: unhealthy });
  const absent = plan.containers.filter(({ name }) => !progress.containers.has(name)).map(({ name }) => name);
  if (absent.length > 0) return waitForStart(absent, observed);
  const waitedMs = observed.nowMs - Math.max(0, ...[...progress.containers.values()].map((each) => each.startedMs));
  const isReady = plan.containers.every((each) => isHealthy(each, progress));
  const silent = findSilentPort(plan, observed);
  if (silent === undefined) return isReady && waitedMs >= STAY_UP_MS ? { kind: 'up' } : { kind: 'waiting' };
  const limitMs =
    silent.sockets.length > 0 || isHealthChecked(silent.container, plan) ? plan.portLimitMs : plan.silentLimitMs;
  return isReady && waitedMs >= limitMs ? fail(silent) : { kind: 'waiting' };
}

/** Its health check says when it has started. */
function isHealthChecked(name: string, { containers }: RehearsalPlan): boolean {
  return containers.find((each) => each.name === name)?.healthLimitMs !== undefined;
}

function fail(failure: RehearsalFailure): RehearsalJudgement {
  return { kind: 'failed', failure };
}

/** A task ends with its first essential container (ECS API reference, ContainerDefinition, essential). */
function findEnd(plan: RehearsalPlan, { containers }: Progress): RehearsalJudgement | undefined {
  const exits = plan.containers.flatMap(({ name, isEssential }) =>
    isEssential ? (containers.get(name)?.exit ?? []) : [],
  );
  if (exits.length === 0) return undefined;
  return plan.mayEnd && exits.every(({ exitCode }) => exitCode === 0) ? { kind: 'ended' } : fail({ kind: 'exited' });
}

function waitForStart(absent: readonly string[], { nowMs }: Observed): RehearsalJudgement {
  return nowMs < START_LIMIT_MS ? { kind: 'waiting' } : fail({ kind: 'not-started', containers: absent });
}

/** A service replaces a task when an essential container is unhealthy (ECS Developer Guide, container health checks). */
function listUnhealthy(plan: RehearsalPlan, { progress, nowMs }: Observed): readonly string[] {
  return plan.containers
    .filter(({ name, isEssential, healthLimitMs }) => {
      const container = progress.containers.get(name);
      if (container === undefined || healthLimitMs === undefined || !isEssential) return false;
      if (container.isHealthy !== undefined) return !container.isHealthy;
      return isRunning(container) && nowMs - container.startedMs >= healthLimitMs;
    })
    .map(({ name }) => name);
}

/** The first mapped port of a running container that nothing listens on. */
function findSilentPort(
  plan: RehearsalPlan,
  { progress, listening, sockets }: Observed,
): Extract<RehearsalFailure, { kind: 'not-listening' }> | undefined {
  for (const { name, ports } of plan.containers) {
    if (!isRunning(progress.containers.get(name))) continue;
    const port = ports.find((each) => !listening.has(portKey(name, each)));
    if (port === undefined) continue;
    return { kind: 'not-listening', container: name, port, sockets: sockets.get(name) ?? [] };
  }
  return undefined;
}

/** A container that ended, such as one that others waited for, has no health to wait for. */
function isHealthy({ name, isEssential, healthLimitMs }: ContainerPlan, { containers }: Progress): boolean {
  const container = containers.get(name);
  return healthLimitMs === undefined || !isEssential || !isRunning(container) || container?.isHealthy === true;
}

function isRunning(container: ContainerProgress | undefined): boolean {
  return container !== undefined && container.exit === undefined;
}
