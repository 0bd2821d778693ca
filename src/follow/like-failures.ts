import { groupByCause, identifyCause } from '../diagnosis/cause-groups.ts';
import { classifyTask } from '../diagnosis/cause-rules.ts';
import type { CauseKind } from '../diagnosis/diagnosis.ts';
import type { StoppedTask } from '../ports/service-records.ts';
import { STOP_EXIT_CODES } from './unrecoverable.ts';

/** ECS or a load balancer checked the task. */
const CHECKS: ReadonlySet<CauseKind | undefined> = new Set(['container-health', 'load-balancer-health']);

/** The program ended by itself. */
const EXITS: ReadonlySet<CauseKind | undefined> = new Set(['container-exited', 'crashed', 'out-of-memory']);

/** One failure may be chance. */
const FEWEST = 2;

/**
 * Tasks that failed in the same way: the same cause, containers and exit code. Only failures of the program and of its
 * health checks: throttled pulls, lost instances, Spot and the like may be over at the next start. Empty: fewer than
 * two did.
 * @param tasks oldest first
 */
export function findLikeFailures(tasks: readonly StoppedTask[]): readonly StoppedTask[] {
  const ofTheProgram = tasks.filter(isOfTheProgram);
  const [most] = groupByCause(ofTheProgram);
  if (most === undefined || most.count < FEWEST) return [];
  return ofTheProgram.filter((task) => causeOf(task) === identifyCause(most));
}

function causeOf(task: StoppedTask): string | undefined {
  const finding = classifyTask(task);
  return finding && identifyCause(finding);
}

/**
 * Whether it was the program or its health checks that failed. An instance that shuts down stops containers too, so the
 * codes of stopped containers are not enough.
 */
export function isOfTheProgram(task: StoppedTask): boolean {
  const { kind, exitCode } = classifyTask(task) ?? {};
  if (CHECKS.has(kind)) return true;
  if (!EXITS.has(kind) || task.stopCode !== 'EssentialContainerExited') return false;
  return kind === 'out-of-memory' || !STOP_EXIT_CODES.has(exitCode);
}

/** Whether a health check failed, and the program did not end by itself. */
export function hasFailedCheck(task: StoppedTask): boolean {
  return CHECKS.has(classifyTask(task)?.kind);
}

/** Whether the health check of a container failed: the task has one, and is not healthy without it. */
export function hasFailedOwnCheck(task: StoppedTask): boolean {
  return classifyTask(task)?.kind === 'container-health';
}
