/** The streams of a group: those of tasks, and those that calls made. */
import type { LogLine } from './log-line.ts';
import type { StoredStream } from './log-store.ts';
import { listLogStreams } from './log-stream.ts';
import type { LogsContext } from './logs-context.ts';

export interface OpenStream {
  readonly group: string;
  readonly name: string;
  /** Milliseconds since the epoch, engine time. */
  readonly createdAt: number;
  /** By time. */
  readonly readLines: () => readonly LogLine[];
}

/** In the order in which they were made, first those of tasks. */
export function listStreams(context: LogsContext, group: string): readonly OpenStream[] {
  const { state, store } = context;
  const written = store.groups.get(group)?.streams ?? new Map<string, StoredStream>();
  const isLeft = (name: string, createdAt: number): boolean =>
    createdAt >= (store.deletedAt.get(group) ?? 0) && createdAt >= (store.deletedAt.get(`${group}:${name}`) ?? 0);
  const ofTasks = listLogStreams(state, group)
    .filter(({ name, createdAt }) => isLeft(name, createdAt))
    .map((stream) => ({
      group,
      name: stream.name,
      createdAt: stream.createdAt,
      readLines: () => join(context.readLines(stream), written.get(stream.name)?.lines ?? []),
    }));
  const others = [...written.values()].filter(({ name }) => !ofTasks.some((stream) => stream.name === name));
  return [
    ...ofTasks,
    ...others.map(({ name, createdAt, lines }) => ({ group, name, createdAt, readLines: () => join([], lines) })),
  ];
}

export function findStream(context: LogsContext, group: string, name: string): OpenStream | undefined {
  return listStreams(context, group).find((stream) => stream.name === name);
}

/** Lines of a task keep their numbers while nothing is written between them. */
function join(ofTask: readonly LogLine[], written: readonly LogLine[]): readonly LogLine[] {
  if (written.length === 0) return ofTask;
  const lines = [...ofTask, ...written].sort((one, other) => one.at - other.at);
  return lines.map((line, number) => ({ ...line, number }));
}
