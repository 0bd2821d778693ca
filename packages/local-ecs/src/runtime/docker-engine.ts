import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';
import { defined, isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';

/** One call of the Docker Engine API. Paths carry no version, so that the engine speaks its own newest. */
export interface DockerCall {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** With its query, such as `/containers/json?all=true`. */
  readonly path: string;
  readonly body?: JsonObject;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** What Docker Engine refused, in its own words. */
export class DockerEngineError extends Error {
  /** HTTP status; 0 when the failure came inside a successful answer, as in a pull. */
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'DockerEngineError';
    this.status = status;
  }
}

/** Docker Engine over its unix socket: an answer is awaited, never polled for. */
export interface DockerEngine {
  /**
   * @returns the JSON of the answer; null when it has none. Throws `DockerEngineError` for 4xx and 5xx, and an error
   * when there is no answer within two minutes, unless the call brings a signal of its own
   */
  ask(call: DockerCall): Promise<Json>;
  /** A long answer, from the moment that it begins; its bytes end when the engine has no more. Throws as `ask`. */
  open(call: DockerCall): Promise<AsyncIterable<Buffer>>;
  /** Ends every connection that is open. */
  close(): void;
}

const ANSWER_WITHIN_MS = 120_000;

/** @param socketPath of the engine, such as `/var/run/docker.sock` */
export function connectDockerEngine(socketPath: string): DockerEngine {
  const agent = new Agent({ keepAlive: true });
  const open = new Set<ClientRequest>();
  const send = (call: DockerCall, isLong: boolean): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      const body = call.body === undefined ? undefined : JSON.stringify(call.body);
      const sent = request({
        socketPath,
        method: call.method,
        path: call.path,
        agent: isLong ? false : agent,
        headers: {
          host: 'docker',
          ...defined({ 'content-type': body ? 'application/json' : undefined }),
          ...call.headers,
        },
        ...defined({ signal: call.signal }),
      });
      open.add(sent);
      sent.on('close', () => open.delete(sent));
      sent.on('response', resolve);
      sent.on('error', reject);
      sent.end(body);
    });
  return {
    ask: async (call) => {
      const signal = call.signal ?? AbortSignal.timeout(ANSWER_WITHIN_MS);
      return parseAnswer(await readWhole(await accept(await send({ ...call, signal }, false))));
    },
    open: async (call) => accept(await send(call, true)),
    close: () => {
      for (const sent of open) sent.destroy();
      agent.destroy();
    },
  };
}

async function accept(answer: IncomingMessage): Promise<IncomingMessage> {
  const status = answer.statusCode ?? 0;
  if (status < 400) return answer;
  const text = await readWhole(answer);
  throw new DockerEngineError(status, readMessage(text));
}

async function readWhole(answer: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const bytes of answer) parts.push(bytes as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

function parseAnswer(text: string): Json {
  return text.trim() === '' ? null : (JSON.parse(text) as Json);
}

/** Errors are `{"message": …}`; anything else is kept as it came. */
function readMessage(text: string): string {
  try {
    const parsed = JSON.parse(text) as Json;
    if (isJsonObject(parsed) && typeof parsed.message === 'string') return parsed.message;
  } catch {
    // Not JSON: a proxy or a much older engine.
  }
  return text.trim();
}

/** Cuts a stream of bytes into lines of JSON, as Docker Engine sends events and the progress of a pull. */
export function splitJsonLines(onObject: (object: JsonObject) => void): (bytes: Buffer) => void {
  let rest = '';
  const decoder = new TextDecoder();
  return (bytes) => {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line.trim() === '') continue;
      const parsed = JSON.parse(line) as Json;
      if (isJsonObject(parsed)) onObject(parsed);
    }
  };
}
