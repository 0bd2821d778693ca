/** Passes requests on to a local ECS, each answer later by a fixed time, and notes what was asked when. */
import { Agent, request as ask, createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** @returns `address`, `requests` as `{operation, beginMs, endMs}`, and `onRequest`, which a caller may set */
export async function openProxy(target, delayMs) {
  const agent = new Agent({ keepAlive: true });
  const proxy = { requests: [], onRequest: () => {} };
  const server = createServer((incoming, outgoing) => {
    const noted = { operation: nameOf(incoming), beginMs: performance.now(), endMs: Number.NaN };
    proxy.requests.push(noted);
    proxy.onRequest();
    const onward = ask(new URL(incoming.url, target), {
      method: incoming.method,
      headers: { ...incoming.headers, host: new URL(target).host },
      agent,
    });
    onward.on('response', async (answer) => {
      if (delayMs > 0) await pause(delayMs);
      noted.endMs = performance.now();
      outgoing.writeHead(answer.statusCode, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  proxy.address = `http://127.0.0.1:${server.address().port}`;
  proxy.close = () => {
    agent.destroy();
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return proxy;
}

/** The operation of AWS JSON, else method and path. */
function nameOf({ headers, method, url }) {
  const target = headers['x-amz-target'];
  return target === undefined ? `${method} ${url}` : target.slice(target.lastIndexOf('.') + 1);
}
