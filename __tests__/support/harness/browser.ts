import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

type Fields = Readonly<Record<string, unknown>>;

/** A page of a headless Chromium, driven by the Chrome DevTools Protocol over a pipe. */
export interface BrowserPage {
  /** Opens the address and waits until the page has loaded. */
  open(url: string): Promise<void>;
  /** The value of an expression in the page; promises are awaited. @throws Error with the page's exception */
  evaluate<Value = unknown>(expression: string): Promise<Value>;
  /** One command of the protocol. */
  send(method: string, params?: Fields): Promise<Fields>;
  /** Width and height of the window in CSS pixels. */
  resize(width: number, height: number): Promise<void>;
  /** The first pixels of the page as PNG. */
  takePicture(width: number, height: number): Promise<Buffer>;
  /** Errors on the console and exceptions since the page was opened. */
  errors(): readonly string[];
  close(): Promise<void>;
}

const PROGRAM = '/usr/bin/chromium';
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars'];

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Fields;
  readonly result?: Fields;
  readonly error?: { readonly message: string };
}

/** @param more flags of Chromium @throws Error that says what to install */
export async function openBrowser(more: readonly string[] = []): Promise<BrowserPage> {
  if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} not found. Install it: apt-get install chromium`);
  const profile = mkdtempSync(join(tmpdir(), 'slipway-browser-'));
  const args = [...FLAGS, ...more, `--user-data-dir=${profile}`, '--remote-debugging-pipe', 'about:blank'];
  const child = spawn(PROGRAM, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const wire = openWire(child.stdio[3] as Writable, child.stdio[4] as Readable);
  const { targetId } = await wire.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await wire.send('Target.attachToTarget', { targetId, flatten: true });
  return attachPage({
    send: (method, params = {}) => wire.send(method, params, String(sessionId)),
    listen: wire.listen,
    end: async () => {
      await wire.send('Browser.close', {});
      await ended;
      rmSync(profile, { recursive: true, force: true });
    },
  });
}

interface Wire {
  send(method: string, params: Fields, sessionId?: string): Promise<Fields>;
  listen(listener: (message: Message) => void): void;
}

/** Messages are JSON, each ended by a zero byte. */
function openWire(toBrowser: Writable, fromBrowser: Readable): Wire {
  const waiting = new Map<number, (message: Message) => void>();
  const listeners: ((message: Message) => void)[] = [];
  let rest = '';
  let lastId = 0;
  fromBrowser.setEncoding('utf8').on('data', (chunk: string) => {
    const parts = `${rest}${chunk}`.split('\0');
    rest = parts.pop() ?? '';
    for (const message of parts.map((part): Message => JSON.parse(part))) {
      if (message.id === undefined) for (const listener of listeners) listener(message);
      else waiting.get(message.id)?.(message);
    }
  });
  return {
    listen: (listener) => void listeners.push(listener),
    send: (method, params, sessionId) => {
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        waiting.set(id, ({ error, result = {} }) => {
          waiting.delete(id);
          if (error === undefined) resolve(result);
          else reject(new Error(`${method}: ${error.message}`));
        });
        toBrowser.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
      });
    },
  };
}

interface Session {
  send(method: string, params?: Fields): Promise<Fields>;
  listen(listener: (message: Message) => void): void;
  end(): Promise<void>;
}

async function attachPage({ send, listen, end }: Session): Promise<BrowserPage> {
  const errors: string[] = [];
  const loads: (() => void)[] = [];
  listen(({ method, params = {} }) => {
    if (method === 'Page.loadEventFired') for (const resolve of loads.splice(0)) resolve();
    else if (method === 'Runtime.exceptionThrown' || isConsoleError(method, params))
      errors.push(JSON.stringify(params));
  });
  for (const domain of ['Page', 'Runtime', 'Log']) await send(`${domain}.enable`);
  return {
    errors: () => errors,
    send,
    close: end,
    open: async (url) => {
      const loaded = new Promise<void>((resolve) => loads.push(resolve));
      await send('Page.navigate', { url });
      await loaded;
    },
    evaluate: async <Value>(expression: string) => {
      const answer = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
      if (answer.exceptionDetails !== undefined) throw new Error(JSON.stringify(answer.exceptionDetails));
      return (answer.result as { readonly value: Value }).value;
    },
    resize: async (width, height) => {
      await send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
    },
    takePicture: async (width, height) => {
      const clip = { x: 0, y: 0, width, height, scale: 1 };
      const { data } = await send('Page.captureScreenshot', { format: 'png', clip, captureBeyondViewport: true });
      return Buffer.from(String(data), 'base64');
    },
  };
}

function isConsoleError(method: string | undefined, params: Fields): boolean {
  if (method === 'Runtime.consoleAPICalled') return params.type === 'error';
  return method === 'Log.entryAdded' && (params.entry as Fields).level === 'error';
}
