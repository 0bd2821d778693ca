import { EventEmitter } from 'node:events';
import { describe, expect, test } from '@jest/globals';
import { listenForEnd } from '../../../src/adapters/runner/signals.ts';

function aProcess() {
  const source = new EventEmitter();
  const stdout = new EventEmitter();
  const ends: string[] = [];
  const signal = listenForEnd({ source, outputs: [stdout], endNow: () => ends.push('now') });
  return { source, stdout, signal, ends };
}

describe('cancellation', () => {
  test.each([{ name: 'SIGINT' }, { name: 'SIGTERM' }])('$name aborts the run and is its reason', ({ name }) => {
    const { source, signal, ends } = aProcess();

    source.emit(name, name);

    expect([signal.aborted, signal.reason, ends]).toEqual([true, name, []]);
  });

  test('the second signal ends the process now', () => {
    const { source, signal, ends } = aProcess();

    source.emit('SIGINT', 'SIGINT');
    source.emit('SIGTERM', 'SIGTERM');

    expect([signal.reason, ends]).toEqual(['SIGINT', ['now']]);
  });

  test('a reader that is gone counts as a cancel, once', () => {
    const { stdout, signal, ends } = aProcess();

    stdout.emit('error', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    stdout.emit('error', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));

    expect([signal.reason, ends]).toEqual(['EPIPE', []]);
  });

  test('a full disk under the log changes nothing', () => {
    const { stdout, signal } = aProcess();

    stdout.emit('error', Object.assign(new Error('write ENOSPC'), { code: 'ENOSPC' }));

    expect(signal.aborted).toBe(false);
  });
});
