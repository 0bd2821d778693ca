import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { makeFolder, removeFolder } from '../../../packages/local-ecs/__tests__/support/harness/scratch.ts';
import { createCommands } from '../../../src/adapters/docker/commands.ts';

let workspace = '';
beforeEach(() => {
  workspace = makeFolder();
});
afterEach(() => removeFolder(workspace));

function open(environment: Readonly<Record<string, string>> = {}, signal = new AbortController().signal) {
  const lines: string[] = [];
  const notices: string[] = [];
  const commands = createCommands({
    workspace,
    environment: { PATH: process.env.PATH, ...environment },
    report: (event) => {
      if (event.type === 'command-output') lines.push(event.line);
      if (event.type === 'notice') notices.push(event.text);
    },
    signal,
  });
  return { commands, lines, notices };
}

const SOON = { variables: {}, limitMs: 60_000 };

describe('a command', () => {
  test('runs in the workspace, and its exit code is what counts', async () => {
    const { commands, lines } = open();

    expect(await commands.run(['sh', '-c', 'pwd; echo two >&2; exit 3'], SOON)).toBe(3);
    expect([...lines].sort()).toEqual([workspace, 'two'].sort());
  });

  test('gets its arguments as they are', async () => {
    const { commands, lines } = open();

    await commands.run(['printf', '%s\n', '$HOME `id`; *'], SOON);

    expect(lines).toEqual(['$HOME `id`; *']);
  });

  test('has the variables of the job and its own, and neither inputs nor the files of the runner', async () => {
    const { commands, lines } = open({ INPUT_SECRETS: 'canary', GITHUB_ENV: '/canary', GITHUB_SHA: 'c0ffee' });

    await commands.run(['env'], { ...SOON, variables: { SLIPWAY_SERVICE: 'web' } });

    expect(lines).toEqual(expect.arrayContaining(['GITHUB_SHA=c0ffee', 'SLIPWAY_SERVICE=web']));
    expect(lines.join('\n')).not.toContain('canary');
  });

  test('that does not end in time is stopped', async () => {
    expect(await open().commands.run(['sleep', '600'], { ...SOON, limitMs: 100 })).toBeUndefined();
  });

  test('of a run that is cancelled is stopped', async () => {
    const abort = new AbortController();
    const running = open({}, abort.signal).commands.run(['sleep', '600'], SOON);

    abort.abort();

    expect(await running).not.toBe(0);
  });

  test('that prints without end has its first 1,000 lines in the log', async () => {
    const { commands, lines, notices } = open();

    await commands.run(['seq', '5000'], SOON);

    expect([lines.length, notices]).toEqual([1_000, [expect.stringContaining('more than 1000 lines')]]);
  });

  test('is found by name in PATH, or by its path in the workspace', () => {
    writeFileSync(join(workspace, 'check.sh'), '#!/bin/sh\n');
    chmodSync(join(workspace, 'check.sh'), 0o755);
    writeFileSync(join(workspace, 'data'), '');
    const { commands } = open();

    expect(['sh', './check.sh', 'check.sh', './data', 'no-such-program'].map(commands.isFound)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
