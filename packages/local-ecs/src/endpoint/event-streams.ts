import type { Drawing } from '@slipway/ecs-rules/rollout-chart';
import { type Outcome, replyWithText, type StreamClient } from '../http/reply.ts';
import { drawPage, REGIONS } from '../page/draw-page.ts';
import { type CallFilter, showCalls } from '../snapshot/show-calls.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { FOR_OWN_PAGES } from './page-reply.ts';
import type { PageSource } from './page-source.ts';

/** Server-sent events (HTML Living Standard): what the page shows, whenever that has changed. */
export interface EventStreams {
  /** Opens a stream; the query has the filter of calls. Refuses with 503 when too many are open. */
  open(query: URLSearchParams): Outcome;
  /** Ends all streams; their pages connect again. */
  close(): void;
}

const MOST_STREAMS = 16;
/** At most so often, in milliseconds of real time. */
const EVERY_MS = 250;
/** An update of thousands of tasks takes long: the local ECS has most of the time for its other work. */
const REST = 8;
/** Proxies and browsers take a silent connection for a dead one. */
const HEARTBEAT_MS = 15_000;
const HEADERS = { ...FOR_OWN_PAGES, 'content-type': 'text/event-stream; charset=utf-8' };

interface Stream {
  readonly filter: CallFilter;
  /** JSON of each part as it was sent, by region and key. */
  readonly sent: Map<string, string>;
  readonly client: StreamClient;
}

export function createEventStreams(source: PageSource): EventStreams {
  const streams = new Set<Stream>();
  const poll = createPoll(source, streams);
  let timer: NodeJS.Timeout | undefined;
  const begin = (filter: CallFilter, client: StreamClient): (() => void) => {
    const stream: Stream = { filter, sent: new Map(), client };
    client.send('retry: 1000\n\n');
    sendUpdate(source, stream, source.snapshot());
    streams.add(stream);
    timer ??= setInterval(poll, EVERY_MS).unref();
    return () => {
      streams.delete(stream);
      if (streams.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    };
  };
  return {
    open(query) {
      if (streams.size >= MOST_STREAMS) {
        const text = `${MOST_STREAMS} pages are open already. Close one.`;
        return { kind: 'reply', reply: replyWithText(503, text) };
      }
      return { kind: 'stream', headers: HEADERS, begin: (client) => begin(readFilter(query), client) };
    },
    close: () => {
      for (const { client } of streams) client.close();
    },
  };
}

/** Sends what has changed since the last poll, or a heartbeat after a long silence. */
function createPoll(source: PageSource, streams: ReadonlySet<Stream>): () => void {
  let mark: readonly unknown[] = [];
  let spokeAt = performance.now();
  let restUntil = 0;
  return () => {
    const startedAt = performance.now();
    if (startedAt < restUntil) return;
    const now = source.mark();
    if (now.some((part, index) => !Object.is(part, mark[index]))) {
      mark = now;
      if (sendAll(source, streams)) spokeAt = startedAt;
      restUntil = startedAt + REST * (performance.now() - startedAt);
    }
    if (startedAt - spokeAt < HEARTBEAT_MS) return;
    spokeAt = startedAt;
    for (const { client } of streams) client.send(': heartbeat\n\n');
  };
}

/** Returns whether any stream had something to send. A page that cannot be drawn must not end the local ECS. */
function sendAll(source: PageSource, streams: ReadonlySet<Stream>): boolean {
  try {
    const snapshot = source.snapshot();
    return [...streams].filter((stream) => sendUpdate(source, stream, snapshot)).length > 0;
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.stack : String(thrown);
    process.stderr.write(`The page cannot be updated: ${why}\n`);
    return false;
  }
}

function readFilter(query: URLSearchParams): CallFilter {
  return { text: (query.get('calls') ?? '').slice(0, 200), isErrorsOnly: query.get('errors') === 'true' };
}

/** Sends the parts that differ from what was sent; nothing when none does. */
function sendUpdate(source: PageSource, stream: Stream, snapshot: Snapshot): boolean {
  const page = drawPage({ ...snapshot, calls: showCalls(source.calls(), stream.filter) });
  const changed = REGIONS.flatMap((region) => {
    const parts = page[region].map((drawing) => readChange(stream, region, drawing));
    const keys = JSON.stringify(parts.map(([key]) => key));
    const isMoved = stream.sent.get(region) !== keys;
    stream.sent.set(region, keys);
    return isMoved || parts.some(([, drawing]) => drawing !== null) ? [[region, parts] as const] : [];
  });
  if (changed.length > 0) stream.client.send(`data: ${JSON.stringify(Object.fromEntries(changed))}\n\n`);
  return changed.length > 0;
}

/** A part with its key; null for one that the page has already. */
function readChange({ sent }: Stream, region: string, drawing: Drawing): readonly [string, Drawing | null] {
  const key = String(drawing.attributes['data-key'] ?? '');
  const text = JSON.stringify(drawing);
  const place = `${region} ${key}`;
  if (sent.get(place) === text) return [key, null];
  sent.set(place, text);
  return [key, drawing];
}
