import type { CauseKind } from './diagnosis.ts';
import { explainExitCode, isOutOfMemory } from './exit-codes.ts';
import type { StoppedContainer, StoppedTask } from './observation.ts';

/** What one stopped task, or one event, says about a cause. */
export interface Finding {
  readonly kind: CauseKind;
  readonly containers: readonly string[];
  readonly exitCode?: number;
  readonly exitWords?: string;
  /** Outside text, not yet cleaned. */
  readonly words: readonly string[];
}

interface TextRule {
  readonly kind: CauseKind;
  readonly pattern: RegExp;
}

/** Pull failures; texts of the ECS agent, containerd and docker, the narrower before the wider. */
const PULL_RULES: readonly TextRule[] = [
  { kind: 'wrong-architecture', pattern: /descriptor matching platform|no matching manifest/i },
  { kind: 'image-throttled', pattern: /toomanyrequests|rate limit|429 Too Many/i },
  {
    kind: 'image-denied',
    pattern: /pull access denied|not authorized|AccessDenied|no basic auth|unauthorized|forbidden|role has the perm/i,
  },
  {
    kind: 'image-absent',
    pattern: /not found|manifest unknown|does not exist|no such image|whether the image exists/i,
  },
  {
    kind: 'image-unreachable',
    pattern:
      /request canceled|timeout|timed out|dial tcp|deadline exceeded|context canceled|connection issue|network configuration|connection refused/i,
  },
  { kind: 'image-not-pulled', pattern: /(?:)/ },
];

/** All other texts. Stopped reasons as in the ECS Developer Guide, "Stopped tasks error messages". */
const TEXT_RULES: readonly TextRule[] = [
  { kind: 'wrong-architecture', pattern: /exec format error/i },
  { kind: 'role-inaccessible', pattern: /unable to assume the role|perform: sts:AssumeRole/i },
  {
    kind: 'log-group-inaccessible',
    pattern:
      /failed to validate logger args|failed to initialize logging driver|log group does not exist|no log driver named|unknown log opt/i,
  },
  { kind: 'secret-inaccessible', pattern: /unable to pull secrets|unable to retrieve secret|fetching secret data/i },
  { kind: 'volume-not-mounted', pattern: /failed to invoke EFS|mount\.nfs|error mounting|error while mounting/i },
  { kind: 'port-held', pattern: /port is already allocated|address already in use|already using a port/i },
  { kind: 'user-absent', pattern: /unable to find (?:user|group) .*no matching entries in/is },
  { kind: 'directory-unusable', pattern: /chdir to cwd .*failed|working directory .*is invalid/is },
  { kind: 'command-absent', pattern: /executable file not found|Cannot\w+ContainerError.*no such file or directory/is },
  { kind: 'command-not-executable', pattern: /Cannot\w+ContainerError.*permission denied/is },
  { kind: 'container-health', pattern: /failed container health checks/i },
  { kind: 'load-balancer-health', pattern: /failed ELB health checks|is unhealthy in \((?:target-group|elb) /i },
  { kind: 'spot-interrupted', pattern: /Spot Task was interrupted/i },
  {
    kind: 'instance-lost',
    pattern: /Host EC2 .*(?:stopped|terminated)|deregistration forced|underlying infrastructure/i,
  },
  {
    kind: 'container-not-started',
    pattern: /Cannot(?:Start|Create|Inspect)ContainerError|DockerTimeoutError|ContainerRuntime/,
  },
];

const PULL_FAILED = /CannotPull|can.t pull the image/i;
const LONGEST_TEXT = 4096;

/** Kinds that lie in one container: ECS often says them of the task alone. */
const OF_A_CONTAINER = /^(?:image|wrong|command|container|directory|port|user)-/;

/** The cause that a text names, if it names one that we know. */
export function classifyText(text: string): CauseKind | undefined {
  const capped = text.slice(0, LONGEST_TEXT);
  const rules = PULL_FAILED.test(capped) ? PULL_RULES : TEXT_RULES;
  return rules.find((rule) => rule.pattern.test(capped))?.kind;
}

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
  const texts = [...task.containers.map((container) => container.reason ?? ''), task.stoppedReason ?? ''];
  const kind = texts.map(classifyText).find((found) => found !== undefined);
  if (kind === undefined) return undefined;
  const atFault = task.containers.filter((container) =>
    kind === 'container-health' ? container.health === 'UNHEALTHY' : classifyText(container.reason ?? '') === kind,
  );
  const isTheOnly = atFault.length === 0 && task.containers.length === 1 && OF_A_CONTAINER.test(kind);
  return { kind, containers: namesOf(isTheOnly ? task.containers : atFault), words: wordsOf(task) };
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
  const all = [task.stoppedReason ?? '', ...task.containers.map((container) => container.reason ?? '')];
  return all.filter((words) => words !== '' && words !== 'Essential container in task exited');
}

function namesOf(containers: readonly StoppedContainer[]): readonly string[] {
  return containers.map((container) => container.name).sort();
}
