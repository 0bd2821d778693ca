/** How the containers stopped. Values in, values out. */

import type { Notice, Problem } from '../ports/finding.ts';
import type { Progress } from './progress.ts';
import type { RehearsalPlan } from './rehearsal-plan.ts';

/** Of SIGKILL: 128 and its number. */
const KILLED = 137;

/** Whether no container is running any more. */
export function hasStopped(plan: RehearsalPlan, { containers }: Progress): boolean {
  return plan.containers.every(({ name }) => !containers.has(name) || containers.get(name)?.exit !== undefined);
}

export interface StoppedRehearsal {
  readonly progress: Progress;
  /** When SIGTERM was sent, milliseconds since the start of the task. */
  readonly stopMs: number;
  /** Containers whose program never sees SIGTERM. */
  readonly ignoring: ReadonlySet<string>;
}

export interface JudgedStop {
  readonly errors: readonly Problem[];
  readonly notices: readonly Notice[];
}

const ADVICE =
  'Handle SIGTERM, start the program with exec in a shell script, or set linuxParameters.initProcessEnabled.';

/**
 * Containers that were killed since they did not stop in time, as ECS kills them in each deployment (ECS API reference,
 * ContainerDefinition, stopTimeout). One that is not essential is often another vendor's image: a warning.
 */
export function judgeStop(plan: RehearsalPlan, { progress, stopMs, ignoring }: StoppedRehearsal): JudgedStop {
  const [errors, notices]: [Problem[], Notice[]] = [[], []];
  for (const { name, stopTimeoutSeconds, isEssential } of plan.containers) {
    const exit = progress.containers.get(name)?.exit;
    const isKilled = exit !== undefined && exit.exitCode === KILLED && exit.atMs >= stopMs;
    if (!isKilled && !ignoring.has(name)) continue;
    const what = ignoring.has(name) ? 'ignores SIGTERM' : `did not stop within ${stopTimeoutSeconds} s of SIGTERM`;
    const text = `Rehearsal: container ${name} ${what}. ECS would kill it after ${stopTimeoutSeconds} s in each deployment, and cut off requests in progress.`;
    if (isEssential) errors.push({ text, advice: ADVICE });
    else notices.push({ level: 'warning', text, advice: ADVICE });
  }
  return { errors, notices };
}
