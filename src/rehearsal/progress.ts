/** What is known of the containers of a rehearsal. Values in, values out. */
import type { PublishedPort, TaskFact } from '../ports/local-tasks.ts';

export interface Progress {
  readonly containers: ReadonlyMap<string, ContainerProgress>;
  /** The task never ran. */
  readonly failedStart?: Extract<TaskFact, { kind: 'start-failed' }>;
}

/** One container that was started. */
export interface ContainerProgress {
  /** Milliseconds since the start of the task. */
  readonly startedMs: number;
  readonly ports: readonly PublishedPort[];
  /** The last result of its health check; absent: none yet. */
  readonly isHealthy?: boolean;
  readonly exit?: Extract<TaskFact, { kind: 'exited' }>;
}

/** @param facts oldest first */
export function readProgress(facts: readonly TaskFact[]): Progress {
  const containers = new Map<string, ContainerProgress>();
  let failedStart: Progress['failedStart'];
  const change = (name: string, changed: Partial<ContainerProgress>): void => {
    const known = containers.get(name);
    if (known !== undefined) containers.set(name, { ...known, ...changed });
  };
  for (const fact of facts) {
    switch (fact.kind) {
      case 'started':
        containers.set(fact.container, { startedMs: fact.atMs, ports: fact.ports });
        break;
      case 'health':
        change(fact.container, { isHealthy: fact.isHealthy });
        break;
      case 'exited':
        change(fact.container, { exit: fact });
        break;
      case 'start-failed':
        failedStart ??= fact;
    }
  }
  return failedStart === undefined ? { containers } : { containers, failedStart };
}

/** A port of a container, as a key. */
export function portKey(container: string, port: number): string {
  return `${container}:${port}`;
}
