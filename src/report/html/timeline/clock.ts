import type { RunRecord, ServiceOutcome } from '../../run-record.ts';

/** One time for everything that is drawn: milliseconds since the update. */
export interface TimelineClock {
  /** Of a moment by the clock of ECS, milliseconds since the epoch. */
  ofServer(at: number): number;
  /** Of a time that the run has measured since the update. */
  ofRun(atMs: number): number;
  /** How many times faster ECS's clock ran than the run's; 1 for Amazon's own. */
  readonly speed: number;
}

/** The clock of a local ECS may run faster than that of the run by more than any delay explains. */
const FASTER = 1.5;

/** The server's time of the update is that of our deployment; without it, of the first thing that was seen. */
export function openClock(record: RunRecord, service: ServiceOutcome): TimelineClock {
  const moments = listMoments(service);
  const { timeline, followed = [] } = service;
  const [first] = followed;
  const polledMs = followed.reduce((sum, { polls }) => sum + (polls.at(-1)?.atMs ?? 0), 0);
  const lastRunMs = Math.max(timeline.at(-1)?.atMs ?? 0, polledMs);
  const created = first === undefined ? undefined : readCreated(first.facts);
  const start = created ?? Math.min(...listEarly(service), record.startedAt + record.tookMs);
  const serverMs = Math.max(0, ...moments.map((at) => at - start));
  const isOwn = record.identity?.endpoint === undefined;
  const isFaster = !isOwn && lastRunMs > 0 && serverMs > FASTER * lastRunMs;
  const speed = isFaster ? serverMs / lastRunMs : 1;
  return { ofServer: (at) => at - start, ofRun: (atMs) => atMs * speed, speed };
}

function readCreated(facts: object): number | undefined {
  const { createdAt } = facts as { readonly createdAt?: number };
  return createdAt === undefined || createdAt <= 0 ? undefined : createdAt;
}

/** Of what began with the update or after it. */
function listEarly({ events, stoppedTasks }: ServiceOutcome): readonly number[] {
  return [...events.map(({ at }) => at), ...stoppedTasks.flatMap((task) => task.createdAt ?? task.stoppedAt ?? [])];
}

function listMoments({ events, stoppedTasks, tasks = [] }: ServiceOutcome): readonly number[] {
  return [
    ...events.map(({ at }) => at),
    ...stoppedTasks.flatMap(({ stoppedAt }) => stoppedAt ?? []),
    ...tasks.flatMap(({ startedAt }) => startedAt ?? []),
  ];
}
