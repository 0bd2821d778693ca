/** How the containers stopped. Values in, values out. */

import type { Notice } from '../ports/finding.ts';
import type { Progress } from './progress.ts';
import type { RehearsalPlan } from './rehearsal-plan.ts';

/** Of SIGKILL: 128 and its number. */
const KILLED = 137;

/** Whether no container is running any more. */
export function hasStopped(plan: RehearsalPlan, { containers }: Progress): boolean {
  return plan.containers.every(({ name }) => !containers.has(name) || containers.get(name)?.exit !== undefined);
}

/**
 * Warnings of containers that were killed since they did not stop in time. ECS does the same to each task that it
 * replaces (ECS API reference, ContainerDefinition, stopTimeout), so no deployment fails by it.
 *
 * @param stopMs when SIGTERM was sent, milliseconds since the start of the task
 */
export function judgeStop(plan: RehearsalPlan, { containers }: Progress, stopMs: number): readonly Notice[] {
  return plan.containers.flatMap(({ name, stopTimeoutSeconds }): readonly Notice[] => {
    const exit = containers.get(name)?.exit;
    if (exit === undefined || exit.exitCode !== KILLED || exit.atMs < stopMs) return [];
    const text = `Rehearsal: container ${name} did not stop within ${stopTimeoutSeconds} s of SIGTERM and was killed (exit code 137). ECS does the same in each deployment, and cuts off requests in progress.`;
    const advice =
      'Handle SIGTERM, start the program with exec in a shell script, or set linuxParameters.initProcessEnabled.';
    return [{ level: 'warning', text, advice }];
  });
}
