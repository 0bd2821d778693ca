import { classifyTask, type Finding } from '../diagnosis/cause-rules.ts';
import { describeStop } from '../diagnosis/diagnose.ts';
import type { CauseKind } from '../diagnosis/diagnosis.ts';
import type { StoppedTask } from '../ports/service-records.ts';

/**
 * Causes that retries cannot fix: the image, the task definition or a permission has to change, and that is
 * another revision or another run. All others, such as an exit code or a health check, count toward the limit.
 */
const CANNOT_HEAL: ReadonlySet<CauseKind> = new Set([
  'image-absent',
  'image-denied',
  'image-private',
  'registry-denied',
  'wrong-architecture',
  'command-absent',
  'command-not-executable',
  'user-absent',
  'directory-unusable',
  'secret-absent',
  'secret-key-absent',
  'secret-denied',
  'secret-undecryptable',
  'secret-inaccessible',
  'log-group-absent',
  'log-group-denied',
  'log-group-inaccessible',
  'role-inaccessible',
  'platform-incompatible',
  'port-held',
]);

/**
 * A network that did not answer, or a limit of calls, may do better at the next start. ECS cuts long reasons, so the
 * beginning of a text has to do: `RequestCanceled: request context canceled caused by: context deadli...` was observed.
 */
const PASSING =
  /timeout|timed out|context (?:ca|dead)|request ?cancel|connection (?:reset|refused|issue)|send request failed|request send failed|network configuration|signal: killed|dial tcp|no such host|throttl|toomanyrequests|rate exceeded|internal server error|service unavailable/i;

/** Codes of containers that were stopped: they say nothing of who ended first. */
export const STOP_EXIT_CODES: ReadonlySet<number | undefined> = new Set([undefined, 137, 143]);

/** A stopped task that shows that its rollout cannot succeed, and why in one line. */
export interface UnrecoverableFailure {
  readonly task: StoppedTask;
  readonly words: string;
}

/** The first of our stopped tasks with an unrecoverable cause. */
export function findUnrecoverable(stoppedTasks: readonly StoppedTask[]): UnrecoverableFailure | undefined {
  const task = stoppedTasks.find((stopped) => isUnrecoverable(stopped));
  return task === undefined ? undefined : { task, words: describeStop(task).words };
}

/** What a person stopped says nothing of the image. */
function isUnrecoverable(task: StoppedTask): boolean {
  const finding = classifyTask(task);
  if (finding === undefined || !CANNOT_HEAL.has(finding.kind)) return false;
  if (finding.words.some((words) => PASSING.test(words))) return false;
  return task.stopCode !== 'UserInitiated' && isCertain(finding, task);
}

/** By an exit code alone, it has to be the only one: a container that is not essential may end as it likes. */
function isCertain({ exitCode, containers }: Finding, task: StoppedTask): boolean {
  if (exitCode === undefined) return true;
  return task.containers.every((one) => containers.includes(one.name) || STOP_EXIT_CODES.has(one.exitCode));
}
