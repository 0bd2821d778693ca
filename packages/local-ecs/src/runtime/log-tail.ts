import type { DockerEngine } from './docker-engine.ts';

/** A line that a container wrote. */
export interface WrittenLine {
  /** Place among all that it wrote, from 0. */
  readonly number: number;
  /** When it came, by `performance.now()`, so that it is ordered with everything else that happens here. */
  readonly monotonicMs: number;
  readonly text: string;
}

/** The last lines that a container wrote, in all its runs. */
export interface LogTail {
  /** Oldest first, stdout and stderr as they came. */
  readonly lines: readonly WrittenLine[];
  /** Follows a run of the container. Resolves when it has ended and all is read; never rejects. */
  follow(run: LoggedRun): Promise<void>;
}

export interface LoggedRun {
  readonly id: string;
  /** A terminal's log is not multiplexed. */
  readonly hasTerminal: boolean;
  /** When the run before it ended, as docker writes times; undefined for the first. */
  readonly since?: string;
}

const HEADER_BYTES = 8;

/** Keeps the last `limit` lines. */
export function openLogTail(engine: DockerEngine, limit: number): LogTail {
  const lines: WrittenLine[] = [];
  let count = 0;
  const keep = (text: string): void => {
    lines.push({ number: count, monotonicMs: performance.now(), text });
    count += 1;
    if (lines.length > limit) lines.shift();
  };
  return { lines, follow: (run) => readLog(engine, run, keep) };
}

/** Evidence is worth having, not worth failing for: a log that breaks off ends where it broke. */
async function readLog(engine: DockerEngine, run: LoggedRun, keep: (line: string) => void): Promise<void> {
  try {
    const since = run.since === undefined ? '' : `&since=${writeUnixTime(run.since)}`;
    const path = `/containers/${run.id}/logs?follow=true&stdout=true&stderr=true${since}`;
    const split = run.hasTerminal ? splitLines(keep) : splitLogFrames(keep);
    for await (const bytes of await engine.open({ method: 'GET', path })) split.take(bytes);
    split.finish();
  } catch {
    // The container was removed or the engine closed.
  }
}

/** Seconds with docker's nine digits of a fraction, which `Date` would cut to three. */
function writeUnixTime(moment: string): string {
  const [, fraction = ''] = /\.(\d+)Z$/.exec(moment) ?? [];
  return `${Math.floor(Date.parse(moment) / 1000)}.${fraction.padEnd(9, '0')}`;
}

/** What cuts bytes into lines. */
interface LineSplitter {
  take(bytes: Buffer): void;
  finish(): void;
}

/** A terminal ends lines with a carriage return, too. */
function splitLines(keep: (line: string) => void): LineSplitter {
  const decoder = new TextDecoder();
  let rest = '';
  return {
    take: (bytes) => {
      const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) keep(line.replace(/\r$/, ''));
    },
    finish: () => {
      if (rest !== '') keep(rest);
    },
  };
}

/**
 * Cuts docker's multiplexed log into lines. Each frame has a header: byte 0 is the stream (1 stdout, 2 stderr),
 * bytes 4 to 7 the length (Docker Engine API, "Attach to a container").
 */
export function splitLogFrames(keep: (line: string) => void): LineSplitter {
  let buffered: Buffer = Buffer.alloc(0);
  const streams = new Map<number, LineSplitter>();
  const write = (number: number, bytes: Buffer): void => {
    const stream = streams.get(number) ?? splitLines(keep);
    streams.set(number, stream);
    stream.take(bytes);
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
      for (const stream of streams.values()) stream.finish();
    },
  };
}
