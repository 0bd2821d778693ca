import { type IncomingMessage, request } from 'node:http';

/** What an update of the page has: by region, its parts with their key, those that are unchanged as null. */
export type PageUpdate = Readonly<Record<string, readonly (readonly [string, unknown])[]>>;

/** A client of the stream of updates. */
export interface EventReader {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  /** The next update; waits for it. */
  next(): Promise<PageUpdate>;
  /** How many updates have come that `next` has not returned. */
  unread(): number;
  /** Resolves when the server has ended the stream. */
  readonly ended: Promise<void>;
  close(): void;
}

/** Opens `/_slipway/events` with a query. */
export function openEvents(address: string, query = ''): Promise<EventReader> {
  return new Promise((resolve, reject) => {
    const sent = request(`${address}/_slipway/events${query}`, { agent: false }, (answer) => {
      resolve(readEvents(answer, () => sent.destroy()));
    });
    sent.on('error', reject);
    sent.end();
  });
}

function readEvents(answer: IncomingMessage, close: () => void): EventReader {
  const updates: PageUpdate[] = [];
  const waiting: ((update: PageUpdate) => void)[] = [];
  let rest = '';
  answer.setEncoding('utf8').on('data', (chunk: string) => {
    const events = `${rest}${chunk}`.split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      if (!event.startsWith('data: ')) continue;
      const update: PageUpdate = JSON.parse(event.slice('data: '.length));
      const take = waiting.shift();
      if (take === undefined) updates.push(update);
      else take(update);
    }
  });
  return {
    status: answer.statusCode ?? 0,
    headers: answer.headers,
    next: () => {
      const update = updates.shift();
      return update === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(update);
    },
    unread: () => updates.length,
    ended: new Promise((resolve) => answer.once('close', () => resolve())),
    close,
  };
}
