import type { ContainerRun } from './container-run.ts';

/**
 * SIGTERM to all containers that run, to each after those that depend on it have ended: dependencies are reversed for
 * the end (ECS API reference, ContainerDependency).
 *
 * @param speed times faster than ECS
 */
export function stopContainers(containers: readonly ContainerRun[], speed: number): void {
  const running = containers.filter((each) => each.isRunning);
  for (const each of running) {
    const dependents = running.filter(({ specification }) =>
      specification.dependsOn.some((needed) => needed.container === each.specification.name),
    );
    void Promise.all(dependents.map(({ exited }) => exited.promise)).then(() => each.stop(speed));
  }
}
