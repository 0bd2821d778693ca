import { explainExitCode, isOutOfMemory } from '@slipway/ecs-rules/exit-codes';
import type { StoppedContainer, StoppedTask } from '../ports/service-records.ts';
import type { CauseKind } from './diagnosis.ts';
import { classifyText, ECR_HOST } from './text-rules.ts';

/** What one stopped task, or one event, says about a cause. */
export interface Finding {
  readonly kind: CauseKind;
  readonly containers: readonly string[];
  readonly exitCode?: number;
  readonly exitWords?: string;
  /** Outside text, not yet cleaned. */
  readonly words: readonly string[];
}

/** Kinds that lie in one container: ECS often says them of the task alone. */
const OF_A_CONTAINER = /^(?:image|disk|wrong|command|container|directory|port|user)-/;

/** Why a task of ours stopped. Undefined: the scheduler ended it as planned, so it is no failure. */
export function classifyTask(task: StoppedTask): Finding | undefined {
  const reason = task.stoppedReason ?? '';
  if (reason.startsWith('Scaling activity initiated by')) return undefined;
  return findMemoryKill(task) ?? findByText(task) ?? findByExit(task) ?? findNeverRun(task) ?? findByStopCode(task);
}

function findMemoryKill(task: StoppedTask): Finding | undefined {
  const killed = task.containers.filter((container) => isOutOfMemory(container.reason ?? ''));
  const first = killed[0];
  if (first === undefined) return undefined;
  const finding = { kind: 'out-of-memory', containers: namesOf(killed), words: wordsOf(task) } as const;
  if (first.exitCode === undefined) return finding;
  return { ...finding, exitCode: first.exitCode, exitWords: `exit code ${first.exitCode}` };
}

function findByText(task: StoppedTask): Finding | undefined {
  const texts = [...task.containers.flatMap(textsOf), task.stoppedReason ?? ''];
  const kind = texts.map(classifyText).find((found) => found !== undefined);
  if (kind === undefined) return undefined;
  const failedTask = task.containers.filter((container) =>
    kind === 'container-health'
      ? container.health === 'UNHEALTHY'
      : textsOf(container).some((text) => classifyText(text) === kind),
  );
  const isTheOnly = failedTask.length === 0 && task.containers.length === 1 && OF_A_CONTAINER.test(kind);
  const blamed = isTheOnly ? task.containers : failedTask;
  const named = kind === 'image-private' && isOfEcr(blamed) ? 'image-denied' : kind;
  return { kind: named, containers: namesOf(blamed), words: wordsOf(task) };
}

function textsOf({ reason = '', lastWords = '' }: StoppedContainer): readonly string[] {
  return [reason, lastWords];
}

/** A denial that names no registry is one of the registry of the image. */
function isOfEcr(containers: readonly StoppedContainer[]): boolean {
  return containers.length > 0 && containers.every(({ image = '' }) => ECR_HOST.test(image));
}

function findByExit(task: StoppedTask): Finding | undefined {
  const ending = task.containers.filter((container) => container.isEssential !== false);
  const ended = ending.some(({ exitCode }) => exitCode !== undefined) ? ending : task.containers;
  const first = [...ended].sort((one, other) => rankExit(one) - rankExit(other))[0];
  if (first?.exitCode === undefined || task.stopCode === 'UserInitiated') return undefined;
  const kind = kindOfExit(first.exitCode);
  const isNamed = kind === 'command-absent' || kind === 'command-not-executable';
  return {
    kind,
    containers: [first.name],
    exitCode: first.exitCode,
    exitWords: isNamed ? `exit code ${first.exitCode}` : explainExitCode(first.exitCode, first.reason),
    words: wordsOf(task),
  };
}

/**
 * Which container ended by itself: when one exits, ECS stops the others, and they show 143 or 137. A code of its own
 * comes first, then a kill, then an end without an error, last those that obeyed SIGTERM.
 */
function rankExit(container: StoppedContainer): number {
  if (container.exitCode === undefined) return 4;
  const ranks: Readonly<Record<number, number>> = { 137: 1, 0: 2, 143: 3 };
  return ranks[container.exitCode] ?? 0;
}

function kindOfExit(code: number): CauseKind {
  if (code === 126) return 'command-not-executable';
  if (code === 127) return 'command-absent';
  if (code === 137) return 'killed';
  return [132, 134, 135, 136, 139].includes(code) ? 'crashed' : 'container-exited';
}

/** When one container ends at once, ECS ends the task before the others have started: they have no exit code. */
function findNeverRun(task: StoppedTask): Finding | undefined {
  const words = wordsOf(task);
  if (task.stopCode !== 'EssentialContainerExited' || words.length > 0) return undefined;
  return { kind: 'container-never-ran', containers: namesOf(task.containers), words };
}

function findByStopCode(task: StoppedTask): Finding {
  const kind = task.stopCode === 'UserInitiated' ? 'stopped-by-person' : 'ecs-says';
  return { kind, containers: [], words: wordsOf(task) };
}

/** ECS's words, without those that say nothing more than the exit code does. */
function wordsOf(task: StoppedTask): readonly string[] {
  const all = [task.stoppedReason ?? '', ...task.containers.flatMap(textsOf)];
  return all.filter((words) => words !== '' && words !== 'Essential container in task exited');
}

function namesOf(containers: readonly StoppedContainer[]): readonly string[] {
  return containers.map((container) => container.name).sort();
}
