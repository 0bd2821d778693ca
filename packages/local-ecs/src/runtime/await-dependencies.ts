import { setTimeout as sleep } from 'node:timers/promises';
import type { ContainerRun } from './container-run.ts';
import { defer } from './deferred.ts';
import { describeLateDependency, describeUnmetDependency } from './start-error.ts';
import type { Dependency } from './task-specification.ts';

/** Where a container waits. */
export interface Waiting {
  readonly containers: ReadonlyMap<string, ContainerRun>;
  /** Ends the wait. */
  readonly signal: AbortSignal;
}

/**
 * Waits until all conditions of a container's `dependsOn` are met.
 *
 * @throws StartError when one cannot be met, or takes longer than its `startTimeout`; the signal's reason
 */
export async function awaitDependencies(
  container: string,
  dependencies: readonly Dependency[],
  { containers, signal }: Waiting,
): Promise<void> {
  const ended = defer<'ended'>();
  signal.addEventListener('abort', () => ended.resolve('ended'), { once: true });
  for (const { container: needed, condition } of dependencies) {
    const other = containers.get(needed);
    const timeout = new AbortController();
    const met = await Promise.race([
      other?.awaitCondition(condition) ?? false,
      condition === 'START' || other === undefined ? ended.promise : awaitTimeout(other, timeout.signal),
      ended.promise,
    ]);
    timeout.abort();
    signal.throwIfAborted();
    if (met === false) throw describeUnmetDependency(container, needed, condition);
    if (met === 'late') throw describeLateDependency(container, needed, condition);
  }
}

/** From its start on, in real time: what it does in it is real work. Never settles without a `startTimeout`. */
async function awaitTimeout(container: ContainerRun, signal: AbortSignal): Promise<'late'> {
  const { startTimeoutSeconds } = container.specification;
  if (startTimeoutSeconds === undefined) return new Promise(() => undefined);
  await container.started.promise;
  await sleep(startTimeoutSeconds * 1000, undefined, { signal, ref: false }).catch(() => undefined);
  return 'late';
}
