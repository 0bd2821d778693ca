import { get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { HANG_MS } from './time-limits.ts';

/** Reads a page of a container. */
export function readPage(url: string): Promise<string> {
  return askPatiently(() => readOnce(url));
}

/** A container runs before its server listens: a refused or broken connection is tried again for a while. */
export async function askPatiently(ask: () => Promise<string>): Promise<string> {
  const end = performance.now() + HANG_MS;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (performance.now() > end) throw error;
      await pause(20);
    }
  }
}

/** Reads a page, once. */
export function readOnce(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const requested = get(url, { agent: false }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (bytes: Buffer) => parts.push(bytes));
      answer.on('end', () => resolve(Buffer.concat(parts).toString('utf8')));
      answer.on('error', reject);
    });
    requested.on('error', reject);
  });
}
