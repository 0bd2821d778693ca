/** The lines of the log about a rehearsal. Values in, values out. */
import type { PreparedDocument } from './prepare-document.ts';
import { type Progress, portKey } from './progress.ts';
import type { RehearsalPlan } from './rehearsal-plan.ts';

const NOT_CHECKED = 'network (VPC, security groups, load balancer), IAM roles, service discovery';

/** What the containers do not get here, before they start. */
export function describePrepared({ placeholders, missing }: PreparedDocument): readonly string[] {
  const secrets = [...placeholders].map(([container, names]) => `${names.join(', ')} (container ${container})`);
  return [
    ...(secrets.length === 0 ? [] : [`Placeholders instead of secrets: ${secrets.join('; ')}`]),
    `Cannot be checked here: ${[NOT_CHECKED, ...missing].join(', ')}.`,
  ];
}

/** A task that passed. */
export interface PassedTask {
  readonly progress: Progress;
  /** Ports that accepted a connection, by `portKey`. */
  readonly listening: ReadonlySet<string>;
  /** When SIGTERM was sent, milliseconds since the start. */
  readonly stopMs: number;
}

/** One line for each container that passed. */
export function describePassed(
  plan: RehearsalPlan,
  { progress: { containers }, listening, stopMs }: PassedTask,
): readonly string[] {
  return plan.containers.flatMap(({ name, ports, healthLimitMs }) => {
    const container = containers.get(name);
    if (container === undefined) return [];
    const { exit, isHealthy } = container;
    const checks = [
      `started after ${formatSeconds(container.startedMs)}`,
      ...ports.filter((port) => listening.has(portKey(name, port))).map((port) => `port ${port} accepts connections`),
      ...(healthLimitMs !== undefined && isHealthy === true ? ['health check passed'] : []),
      ...(exit === undefined ? [] : [describeExit(exit, stopMs)]),
    ];
    return [`Container ${name}: ${checks.join(', ')}`];
  });
}

function describeExit(
  { exitCode, atMs }: { readonly exitCode: number; readonly atMs: number },
  stopMs: number,
): string {
  if (atMs < stopMs) return `ended with exit code ${exitCode}`;
  return `stopped ${formatSeconds(atMs - stopMs)} after SIGTERM (exit code ${exitCode})`;
}

function formatSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
