import { AsyncLocalStorage } from 'node:async_hooks';
import { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';

const CHANNEL = 'child_process';

/**
 * Gives the child process that a library starts and keeps to itself: Node announces each new one (Node.js
 * documentation, "Diagnostics Channel", built-in channels, child_process), in its constructor. Only a child of this
 * call is given, as soon as its start was tried: before any of its events.
 */
export async function holdChild<T>(start: () => Promise<T>, onChild: (child: ChildProcess) => void): Promise<T> {
  const scope = new AsyncLocalStorage<true>();
  const onMessage = (message: unknown) => {
    const child = readChild(message);
    if (child !== undefined && scope.getStore() === true) process.nextTick(onChild, child);
  };
  subscribe(CHANNEL, onMessage);
  try {
    return await scope.run(true, start);
  } finally {
    unsubscribe(CHANNEL, onMessage);
    scope.disable();
  }
}

function readChild(message: unknown): ChildProcess | undefined {
  const isAnnounced = typeof message === 'object' && message !== null && 'process' in message;
  return isAnnounced && message.process instanceof ChildProcess ? message.process : undefined;
}
