import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { PS, testWith } from '../../../packages/local-ecs/__tests__/support/harness/needs-program.ts';
import {
  followTree,
  listFromPs,
  listProcesses,
  type ProcessRecord,
  type Root,
  selectTree,
} from '../../../src/adapters/runner/process-tree.ts';

function aProcess(id: number, parent: number, startedAt = 'once'): ProcessRecord {
  return { id, parent, startedAt };
}

describe('a tree of processes', () => {
  test('is its root and all below it, parents first, in whatever order they are listed', () => {
    const processes = [aProcess(9, 8), aProcess(8, 7), aProcess(7, 1), aProcess(6, 1), aProcess(5, 6), aProcess(4, 7)];

    const tree = selectTree(processes, ({ id }) => id === 7);

    expect(tree.map(({ id }) => id)).toEqual([7, 8, 4, 9]);
  });

  test('ends though processes seem to be parents of each other, as a listing that takes time may show them', () => {
    expect(selectTree([aProcess(2, 3), aProcess(3, 2)], ({ id }) => id === 2).map(({ id }) => id)).toEqual([2, 3]);
  });
});

describe('the processes of this machine', () => {
  let child: ChildProcess;
  beforeEach(async () => {
    child = spawn('sleep', ['3600']);
    await once(child, 'spawn');
  });
  afterEach(() => {
    child.kill('SIGKILL');
  });
  const own = (list: readonly ProcessRecord[]) => list.find(({ id }) => id === child.pid);

  test('hold our child, the same one each time', () => {
    const first = own(listProcesses());

    expect(first).toEqual({ id: child.pid, parent: process.pid, startedAt: expect.stringMatching(/./) });
    expect(own(listProcesses())).toEqual(first);
  });

  testWith([PS], 'are the same to ps', () => {
    const first = own(listFromPs());

    expect(first).toEqual({ id: child.pid, parent: process.pid, startedAt: expect.stringMatching(/\d\d:\d\d:\d\d/) });
    expect(own(listFromPs())).toEqual(first);
  });
});

describe('a signal to a tree', () => {
  let child: ChildProcess;
  beforeEach(async () => {
    child = spawn('sleep', ['3600']);
    await once(child, 'spawn');
  });
  afterEach(() => {
    child.kill('SIGKILL');
  });
  const ROOT: Root = { pid: 999_999_999, exitCode: null, signalCode: null };

  test('reaches a process that lost its parent since it was seen', async () => {
    const id = Number(child.pid);
    const lists = [[aProcess(999_999_999, 1), aProcess(id, 999_999_999)], [aProcess(id, 1)]];
    const tree = followTree(ROOT, () => lists.shift() ?? []);

    tree.send('SIGCONT');
    tree.send('SIGKILL');

    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
  });

  test('spares a process that got the number of one that is gone', async () => {
    const id = Number(child.pid);
    const lists = [[aProcess(999_999_999, 1), aProcess(id, 999_999_999)], [aProcess(id, 1, 'later')]];
    const tree = followTree(ROOT, () => lists.shift() ?? []);

    tree.send('SIGCONT');
    tree.send('SIGKILL');
    child.kill('SIGTERM');

    expect(await once(child, 'exit')).toEqual([null, 'SIGTERM']);
  });

  test('spares whoever got the number of a root that has ended', async () => {
    const id = Number(child.pid);
    const tree = followTree({ pid: id, exitCode: 0, signalCode: null }, () => [aProcess(id, 1)]);

    tree.send('SIGKILL');
    child.kill('SIGTERM');

    expect(await once(child, 'exit')).toEqual([null, 'SIGTERM']);
  });

  test('reaches the root itself where no process can be listed', async () => {
    followTree(child, () => []).send('SIGKILL');

    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
  });
});
