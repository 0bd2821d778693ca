import { get } from 'node:http';

const LIMIT_MS = 10_000;

/** Reads a page of a container. */
export function readPage(url: string): Promise<string> {
  return askPatiently(() => readOnce(url));
}

/** A container runs before its server listens: a refused or broken connection is tried again for a while. */
export async function askPatiently(ask: () => Promise<string>): Promise<string> {
  const end = performance.now() + LIMIT_MS;
  for (;;) {
    try {
      return await ask();
    } catch (fault) {
      if (performance.now() > end) throw fault;
    }
  }
}

/** Reads a page, once. */
export function readOnce(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = get(url, { agent: false }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (bytes: Buffer) => parts.push(bytes));
      answer.on('end', () => resolve(Buffer.concat(parts).toString('utf8')));
      answer.on('error', reject);
    });
    asked.on('error', reject);
  });
}
