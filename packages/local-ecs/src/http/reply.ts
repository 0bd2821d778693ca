/** What the local endpoint answers, before it is written to a socket. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ReplyBody;
}

export type ReplyBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'text'; readonly text: string }
  /** Streamed from a file; `end` is exclusive. */
  | { readonly kind: 'file'; readonly path: string; readonly start: number; readonly end: number };

/** Who gets a stream. */
export interface StreamClient {
  send(text: string): void;
  /** Closes the connection. */
  close(): void;
}

/** Begins to send text; returns what ends it, which is called once when the connection closes. */
export type BeginStream = (client: StreamClient) => () => void;

/** What happens to the connection instead of a normal answer. */
export type Outcome =
  | { readonly kind: 'reply'; readonly reply: Reply }
  /** The connection is reset without an answer. */
  | { readonly kind: 'reset' }
  /** The connection stays open without an answer. */
  | { readonly kind: 'silent' }
  /** A text that continues for as long as the client stays. */
  | { readonly kind: 'stream'; readonly headers: Readonly<Record<string, string>>; readonly begin: BeginStream }
  /** The headers promise the whole body; half of it comes, then the connection ends. */
  | { readonly kind: 'truncated'; readonly reply: Reply };

export function replyWithJson(status: number, value: unknown): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: { kind: 'text', text: `${JSON.stringify(value)}\n` },
  };
}

export function replyWithText(status: number, text: string): Reply {
  return {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: { kind: 'text', text: `${text}\n` },
  };
}
