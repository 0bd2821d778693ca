import { asDeployError } from '../ports/deploy-error.ts';
import type { EvidencePorts } from '../ports/evidence-ports.ts';
import type { Reporter } from '../ports/message.ts';
import type { Ports } from '../ports/ports.ts';
import type { StoppedTask } from '../ports/service-records.ts';
import { classifyTask } from './cause-rules.ts';
import { markEssential } from './essential.ts';
import type { DiagnosisEvent } from './events.ts';
import { chooseLogStreams } from './log-streams.ts';
import { readRuntimeWords } from './runtime-words.ts';

/** What was read of the logs of stopped tasks while a rollout is followed. */
export interface KnownLastWords {
  /** By ARN of the task. */
  readonly found: ReadonlyMap<string, LastWords>;
  /** Reads of each task so far: CloudWatch Logs may show a line a little after the task has stopped. */
  readonly reads: ReadonlyMap<string, number>;
  /** A read failed: none is tried again. */
  readonly isClosed: boolean;
}

interface LastWords {
  readonly container: string;
  readonly words: string;
}

export const NO_LAST_WORDS: KnownLastWords = { found: new Map(), reads: new Map(), isClosed: false };

const MOST_TASKS = 3;
const MOST_READS = 3;
/** A program that never ran has written nothing but these words. */
const MOST_LINES = 5;

/** Adds the words to the container that wrote them. */
export function addLastWords(tasks: readonly StoppedTask[], { found }: KnownLastWords): readonly StoppedTask[] {
  return tasks.map((task) => {
    const last = found.get(task.arn);
    return last === undefined ? task : giveWords(task, last);
  });
}

export function giveWords(task: StoppedTask, { container, words }: LastWords): StoppedTask {
  const containers = task.containers.map((one) => (one.name === container ? { ...one, lastWords: words } : one));
  return { ...task, containers };
}

/** Whether an exit code is all that is known of why the task stopped. */
export function isBareExit(task: StoppedTask): boolean {
  const finding = classifyTask(task);
  return finding?.exitCode !== undefined && finding.exitCode !== 0 && finding.kind !== 'out-of-memory';
}

type Reader = Pick<Ports, 'ecs' | 'evidence'> & Reporter<DiagnosisEvent>;

/** Reads the logs of the first tasks that ended with nothing but an exit code. Never throws. */
export async function readLastWords(
  tasks: readonly StoppedTask[],
  known: KnownLastWords,
  world: Reader,
): Promise<KnownLastWords> {
  const due = tasks
    .filter(isBareExit)
    .slice(0, MOST_TASKS)
    .filter(({ arn }) => !known.found.has(arn) && (known.reads.get(arn) ?? 0) < MOST_READS);
  if (known.isClosed || due.length === 0) return known;
  try {
    const ports = await world.evidence();
    const read = await Promise.all(due.map((task) => readTask(task, ports, world)));
    return {
      found: new Map([...known.found, ...read.flat()]),
      reads: new Map([...known.reads, ...due.map(({ arn }) => [arn, (known.reads.get(arn) ?? 0) + 1] as const)]),
      isClosed: false,
    };
  } catch (thrown) {
    world.report({ type: 'debug', text: asDeployError(thrown).message });
    return { ...known, isClosed: true };
  }
}

async function readTask(task: StoppedTask, { logs }: EvidencePorts, { ecs }: Pick<Ports, 'ecs'>) {
  const { described } = await ecs.describeRevision(task.revisionArn);
  const [marked = task] = markEssential([task], described);
  if (!isBareExit(marked)) return [];
  const [stream] = chooseLogStreams({ tasks: [marked], described, loadBalancers: [] });
  if (stream === undefined) return [];
  const { container, taskArn, ...place } = stream;
  const words = readRuntimeWords(await logs.lastLines(place, MOST_LINES));
  return words === undefined ? [] : [[taskArn, { container, words }] as const];
}
