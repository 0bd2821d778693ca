import type { Web, WebAnswer } from '../../ports/verification.ts';
import { VERSION } from '../../text/version.ts';

/** Of the body; more is not read. */
const MOST_BYTES = 64 * 1024;

/** The web as this runner reaches it. */
export function createWeb(): Web {
  return {
    get: async (url, { limitMs, signal }) => {
      const deadline = AbortSignal.any([signal, AbortSignal.timeout(limitMs)]);
      const begun = performance.now();
      try {
        const headers = { 'user-agent': `slipway/${VERSION}`, accept: '*/*' };
        const response = await fetch(url, { redirect: 'manual', signal: deadline, headers });
        const body = await readBody(response);
        return { kind: 'answer', status: response.status, body, tookMs: Math.round(performance.now() - begun) };
      } catch (thrown) {
        return { kind: 'no answer', why: explain(thrown, limitMs) };
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

function explain(thrown: unknown, limitMs: number): Extract<WebAnswer, { kind: 'no answer' }>['why'] {
  if (!(thrown instanceof Error)) return 'unknown error';
  if (thrown.name === 'TimeoutError') return `nothing within ${limitMs} ms`;
  if (thrown.name === 'AbortError') return 'the run was cancelled';
  const cause: unknown = thrown.cause;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : thrown.name;
  return WORDS[code] ?? code;
}
