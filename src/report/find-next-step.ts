import type { RunRecord } from './run-record.ts';

/** What to do: as the run says itself, else of its first service that was diagnosed, else of its one-off task. */
export function findNextStep({ nextStep, services, task }: RunRecord): string | undefined {
  const ofService = services.find(({ diagnosis }) => diagnosis !== undefined)?.diagnosis?.nextStep;
  return nextStep ?? ofService ?? task?.nextStep ?? task?.diagnosis?.nextStep;
}
