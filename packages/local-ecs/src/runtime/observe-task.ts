import type { TaskToStart } from '../engine/contract.ts';
import type { ContainerRun } from './container-run.ts';
import type { ReadTask } from './contract.ts';
import type { ObservedContainer, ObservedTask } from './metadata-document.ts';
import { readObject } from './read-json.ts';

/** Reads a task from ECS and from Docker; undefined when ECS no longer knows it. */
export async function observeTask(
  task: TaskToStart,
  readTask: ReadTask,
  runs: readonly ContainerRun[],
): Promise<ObservedTask | undefined> {
  const known = readTask(task.taskArn);
  if (known === undefined) return undefined;
  const observations = runs
    .filter((run) => run.id !== undefined)
    .map(async (run): Promise<[string, ObservedContainer]> => {
      const restartCount = run.specification.restartPolicy === undefined ? undefined : run.restartCount;
      const inspected = readObject(await run.inspect());
      return [run.specification.name, { inspected, restartCount }];
    });
  return { ...known, definition: task.taskDefinition, containers: new Map(await Promise.all(observations)) };
}
