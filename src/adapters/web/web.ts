import type { Web } from '../../ports/verification.ts';
import { VERSION } from '../../text/version.ts';

/** Of the body; more is not read. */
const MOST_BYTES = 64 * 1024;

/** The web as this runner reaches it. */
export function createWeb(): Web {
  return {
    get: async (url, { limitMs, signal }) => {
      const limit = AbortSignal.timeout(limitMs);
      const deadline = AbortSignal.any([signal, limit]);
      const begun = performance.now();
      try {
        const headers = { 'user-agent': `slipway/${VERSION}`, accept: '*/*' };
        const response = await fetch(url, { redirect: 'manual', signal: deadline, headers });
        const body = await readBody(response);
        return { kind: 'answer', status: response.status, body, tookMs: Math.round(performance.now() - begun) };
      } catch (thrown) {
        if (signal.aborted) return { kind: 'no answer', why: 'the run was cancelled' };
        return { kind: 'no answer', why: limit.aborted ? `nothing within ${limitMs} ms` : explain(thrown) };
      }
    },
  };
}

async function readBody(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (reader === undefined) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    text += decoder.decode(value, { stream: true });
    if (bytes >= MOST_BYTES) {
      await reader.cancel();
      return text;
    }
  }
}

/** The codes of Node.js in words; others as they are. */
const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection reset',
  ENOTFOUND: 'host not found',
  EAI_AGAIN: 'host not found',
  UND_ERR_SOCKET: 'connection closed',
  UND_ERR_CONNECT_TIMEOUT: 'no connection in time',
};

/** `fetch` hides the reason in the cause of its TypeError. */
function explain(thrown: unknown): string {
  const cause = readField(thrown, 'cause');
  const code = readText(cause, 'code') ?? readText(cause, 'message') ?? readText(thrown, 'name') ?? 'unknown error';
  return WORDS[code] ?? code;
}

function readText(holder: unknown, name: string): string | undefined {
  const value = readField(holder, name);
  return typeof value === 'string' ? value : undefined;
}

function readField(holder: unknown, name: string): unknown {
  return typeof holder === 'object' && holder !== null ? Reflect.get(holder, name) : undefined;
}
