import type { DockerEngine } from './docker-engine.ts';

/** A line that a container wrote. */
export interface WrittenLine {
  /** Place among all that it wrote, from 0. */
  readonly number: number;
  /** When it came, by `performance.now()`, so that it is ordered with everything else that happens here. */
  readonly monotonicMs: number;
  readonly text: string;
}

/** The last lines that a container wrote. */
export interface LogTail {
  /** Oldest first, stdout and stderr as they came. */
  readonly lines: readonly WrittenLine[];
  /** Resolves when the container has ended and all is read; never rejects. */
  readonly ended: Promise<void>;
}

const HEADER_BYTES = 8;

/** Follows what a container writes and keeps the last `limit` lines. */
export function followLog(engine: DockerEngine, id: string, limit: number): LogTail {
  const lines: WrittenLine[] = [];
  let count = 0;
  const keep = (text: string): void => {
    lines.push({ number: count, monotonicMs: performance.now(), text });
    count += 1;
    if (lines.length > limit) lines.shift();
  };
  return { lines, ended: readLog(engine, id, keep) };
}

/** Evidence is worth having, not worth failing for: a log that breaks off ends where it broke. */
async function readLog(engine: DockerEngine, id: string, keep: (line: string) => void): Promise<void> {
  try {
    const path = `/containers/${id}/logs?follow=true&stdout=true&stderr=true`;
    const split = splitLogFrames(keep);
    for await (const bytes of await engine.open({ method: 'GET', path })) split.take(bytes);
    split.finish();
  } catch {
    // The container was removed or the engine closed.
  }
}

/**
 * Cuts docker's multiplexed log into lines. Each frame has a header: byte 0 is the stream (1 stdout, 2 stderr),
 * bytes 4 to 7 the length (Docker Engine API, "Attach to a container").
 */
export function splitLogFrames(keep: (line: string) => void): { take(bytes: Buffer): void; finish(): void } {
  let buffered: Buffer = Buffer.alloc(0);
  const streams = new Map<number, { readonly decoder: InstanceType<typeof TextDecoder>; rest: string }>();
  const write = (number: number, bytes: Buffer): void => {
    const stream = streams.get(number) ?? { decoder: new TextDecoder(), rest: '' };
    streams.set(number, stream);
    const lines = (stream.rest + stream.decoder.decode(bytes, { stream: true })).split('\n');
    stream.rest = lines.pop() ?? '';
    for (const line of lines) keep(line);
  };
  return {
    take: (bytes) => {
      buffered = Buffer.concat([buffered, bytes]);
      while (buffered.length >= HEADER_BYTES) {
        const end = HEADER_BYTES + buffered.readUInt32BE(4);
        if (buffered.length < end) return;
        write(buffered[0] ?? 1, buffered.subarray(HEADER_BYTES, end));
        buffered = buffered.subarray(end);
      }
    },
    finish: () => {
      for (const { rest } of streams.values()) if (rest !== '') keep(rest);
    },
  };
}
