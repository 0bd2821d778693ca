import { DeployError } from '../ports/deploy-error.ts';
import type { LocalTaskRun, Socket } from '../ports/local-tasks.ts';
import type { Ports } from '../ports/ports.ts';
import { judgeRehearsal, type RehearsalJudgement } from '../rehearsal/judge-rehearsal.ts';
import { hasStopped, type StoppedRehearsal } from '../rehearsal/judge-stop.ts';
import { type Progress, portKey, readProgress } from '../rehearsal/progress.ts';
import type { RehearsalPlan } from '../rehearsal/rehearsal-plan.ts';

type Watcher = Pick<Ports, 'clock' | 'signal'>;

/** Milliseconds between two polls. */
const POLL_MS = 200;

/** Milliseconds on top of a stop timeout that Docker Engine may take to kill a container. */
const STOP_MARGIN_MS = 10_000;

/**
 * Polls the containers until they are judged.
 *
 * @throws DeployError `cancelled`
 */
export async function watchTask(
  run: LocalTaskRun,
  plan: RehearsalPlan,
  world: Watcher,
): Promise<{
  readonly judgement: RehearsalJudgement;
  readonly progress: Progress;
  /** Ports that accepted a connection, by `portKey`. */
  readonly listening: ReadonlySet<string>;
}> {
  const listening = new Set<string>();
  for (;;) {
    throwIfCancelled(world);
    const progress = readProgress(run.facts());
    const sockets = await probePorts(run, progress, listening);
    const judgement = judgeRehearsal(plan, { progress, listening, sockets, nowMs: run.elapsedMs() });
    if (judgement.kind !== 'waiting') return { judgement, progress, listening };
    await world.clock.sleep(POLL_MS, world.signal);
  }
}

/** Tries each port that has not accepted a connection yet. @returns what the containers of these ports listen on */
async function probePorts(
  run: LocalTaskRun,
  { containers }: Progress,
  listening: Set<string>,
): Promise<ReadonlyMap<string, readonly Socket[]>> {
  const sockets = new Map<string, readonly Socket[]>();
  for (const [name, { ports, exit }] of containers) {
    if (exit !== undefined) continue;
    const silent = ports.filter(({ containerPort }) => !listening.has(portKey(name, containerPort)));
    const answers = await Promise.all(silent.map((port) => run.isListening(port)));
    for (const [at, { containerPort }] of silent.entries()) {
      if (answers[at] === true) listening.add(portKey(name, containerPort));
    }
    if (answers.includes(false)) sockets.set(name, (await run.readSockets(name)) ?? []);
  }
  return sockets;
}

/** Sends SIGTERM, and waits until each container has stopped or was killed, unless it is known that one never stops. */
export async function stopTask(run: LocalTaskRun, plan: RehearsalPlan, world: Watcher): Promise<StoppedRehearsal> {
  const ignoring = await listIgnoring(run, plan);
  const stopMs = run.elapsedMs();
  const limitMs = Math.max(...plan.containers.map(({ stopTimeoutSeconds }) => stopTimeoutSeconds)) * 1000;
  const endMs = world.clock.now() + limitMs + STOP_MARGIN_MS;
  run.stop();
  for (;;) {
    throwIfCancelled(world);
    const progress = readProgress(run.facts());
    const isOver = world.clock.now() >= endMs || ignoring.size > 0;
    if (hasStopped(plan, progress) || isOver) return { progress, stopMs, ignoring };
    await world.clock.sleep(POLL_MS, world.signal);
  }
}

/** They would only be killed at the end of their stop timeout. */
async function listIgnoring(run: LocalTaskRun, { containers }: RehearsalPlan): Promise<ReadonlySet<string>> {
  const answers = await Promise.all(containers.map(({ name }) => run.ignoresSigterm(name)));
  return new Set(containers.filter((_, at) => answers[at] === true).map(({ name }) => name));
}

function throwIfCancelled({ signal }: Watcher): void {
  if (!signal.aborted) return;
  throw new DeployError({
    kind: 'cancelled',
    message: 'The run was cancelled, so the rehearsal was stopped.',
    advice: 'Nothing was changed in AWS.',
  });
}
