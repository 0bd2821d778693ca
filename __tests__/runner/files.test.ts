import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createFiles } from '../../src/runner/files.ts';
import type { Files } from '../../src/world.ts';
import { makeFolder, removeFolder } from '../support/scratch.ts';

let root = '';
let files: Files;
beforeEach(() => {
  root = makeFolder();
  mkdirSync(join(root, 'workspace'));
  mkdirSync(join(root, 'temporary'));
  writeFileSync(join(root, 'secret.json'), 'canary');
  files = createFiles({ workspace: join(root, 'workspace'), temporary: join(root, 'temporary') });
});
afterEach(() => removeFolder(root));

const inWorkspace = (name: string) => join(root, 'workspace', name);

describe('reading a file that an input names', () => {
  test('a file of the workspace, by a relative or an absolute path', async () => {
    writeFileSync(inWorkspace('td.json'), '{"größe": 1}');

    expect(await files.readText('td.json', 'task-definition')).toBe('{"größe": 1}');
    expect(await files.readText(inWorkspace('td.json'), 'task-definition')).toBe('{"größe": 1}');
  });

  test('a file that an earlier step left in the temporary folder', async () => {
    writeFileSync(join(root, 'temporary', 'td.json'), '{}');

    expect(await files.readText(join(root, 'temporary', 'td.json'), 'task-definition')).toBe('{}');
  });

  test('a link inside the workspace', async () => {
    writeFileSync(inWorkspace('real.json'), '{}');
    symlinkSync('real.json', inWorkspace('link.json'));

    expect(await files.readText('link.json', 'task-definition')).toBe('{}');
  });

  const outside = 'lies outside the workspace and the temporary folder of the runner';
  test.each([
    { name: 'a file that is not there', make: () => {}, what: 'is not there' },
    { name: 'a path out of the workspace', path: '../secret.json', make: () => {}, what: outside },
    { name: 'a link out of the workspace', make: (path: string) => symlinkSync('../secret.json', path), what: outside },
    { name: 'a link to a device', make: (path: string) => symlinkSync('/dev/zero', path), what: outside },
    {
      name: 'a folder that begins like the workspace',
      path: '../workspace-2/x',
      make: () => {
        mkdirSync(join(root, 'workspace-2'));
        writeFileSync(join(root, 'workspace-2', 'x'), '');
      },
      what: outside,
    },
    { name: 'a folder', make: (path: string) => mkdirSync(path), what: 'is not a regular file' },
    {
      name: 'a pipe that nobody writes to',
      make: (path: string) => execFileSync('mkfifo', [path]),
      what: 'is not a regular file',
    },
    { name: 'a socket', make: listenAt, what: 'cannot be opened (ENXIO)' },
    {
      name: 'a folder that leads out of the workspace',
      path: 'out/secret.json',
      make: () => symlinkSync('..', inWorkspace('out')),
      what: outside,
    },
    {
      name: 'two gigabytes',
      make: (path: string) => {
        writeFileSync(path, '');
        truncateSync(path, 2 ** 31);
      },
      what: 'is larger than 1 MiB',
    },
    {
      name: 'text in UTF-16',
      make: (path: string) => writeFileSync(path, '\ufeff{}', 'utf16le'),
      what: 'is not text in UTF-8',
    },
    {
      name: 'text with a broken byte',
      make: (path: string) => writeFileSync(path, Buffer.from([0x22, 0xc3, 0x28, 0x22])),
      what: 'is not text in UTF-8',
    },
    { name: 'a link to itself', make: (path: string) => symlinkSync(path, path), what: 'cannot be opened (ELOOP)' },
  ])('$name is refused', async ({ path = 'td.json', make, what }) => {
    make(inWorkspace('td.json'));

    await expect(files.readText(path, 'task-definition')).rejects.toMatchObject({
      kind: 'input',
      message: `task-definition: the file ${join(root, 'workspace', path)} ${what}.`,
      advice: 'Give the path of a regular file inside the workspace.',
    });
  });
});

describe('writing files', () => {
  test('temporary ones go into a folder of this run that nobody else can read, under a tame name', async () => {
    const path = await files.writeTemporary('../web:1.json', 'text');

    expect([readFileSync(path, 'utf8'), statSync(path).mode & 0o777]).toEqual(['text', 0o600]);
    expect(path).toMatch(new RegExp(`^${join(root, 'temporary')}/slipway-[^/]+/\\.\\.-web-1\\.json$`));
  });

  test('what another program wrote is read back', async () => {
    const path = files.temporaryPath('metadata.json');
    writeFileSync(path, '{}');

    expect(await files.readTemporary(path)).toBe('{}');
    await expect(files.readTemporary(`${path}x`)).rejects.toMatchObject({
      kind: 'build',
      message: `The temporary file ${path}x cannot be read (ENOENT).`,
    });
  });

  test('a report goes where it was asked for, new folders with it', async () => {
    const path = await files.writeReport('out/deep/rollout.json', '{}');

    expect([path, readFileSync(path, 'utf8')]).toEqual([inWorkspace('out/deep/rollout.json'), '{}']);
  });

  test.each([
    { name: 'a path out of the workspace', path: '../rollout.json', make: () => {} },
    {
      name: 'a folder that leads out of it',
      path: 'out/rollout.json',
      make: () => symlinkSync('..', inWorkspace('out')),
    },
    {
      name: 'a link in the place of the file',
      path: 'r.json',
      make: () => symlinkSync('../secret.json', inWorkspace('r.json')),
    },
    {
      name: 'a pipe in the place of the file',
      path: 'r.json',
      make: () => execFileSync('mkfifo', [inWorkspace('r.json')]),
    },
  ])('a report to $name is refused', async ({ path, make }) => {
    make();

    await expect(files.writeReport(path, 'spoiled')).rejects.toMatchObject({ kind: 'input' });
    expect(readFileSync(join(root, 'secret.json'), 'utf8')).toBe('canary');
  });

  test('only what is in the workspace is there', async () => {
    writeFileSync(inWorkspace('Dockerfile'), '');

    expect(await Promise.all(['Dockerfile', '.', 'none', '../secret.json'].map((path) => files.exists(path)))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

/** A socket in the file system; the file stays when its server is closed by its end. */
function listenAt(path: string): void {
  execFileSync('python3', ['-c', 'import socket, sys; socket.socket(socket.AF_UNIX).bind(sys.argv[1])', path]);
}
