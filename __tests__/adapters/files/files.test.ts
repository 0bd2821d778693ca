import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  constants,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { type FileHandle, open as openFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { LINUX, PYTHON, testWith } from '../../../packages/local-ecs/__tests__/support/harness/needs-program.ts';
import { makeFolder, removeFolder } from '../../../packages/local-ecs/__tests__/support/harness/scratch.ts';
import { createFiles } from '../../../src/adapters/files/files.ts';
import { isOpenedInside, locateByName } from '../../../src/adapters/files/places.ts';
import type { Files } from '../../../src/ports/runner.ts';

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

  test('a file that may not be read is refused', async () => {
    for (const folder of [root, join(root, 'workspace')]) chmodSync(folder, 0o755);
    writeFileSync(inWorkspace('td.json'), 'canary', { mode: 0o200 });
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid?.(65_534);

    const reading = files.readText('td.json', 'task-definition').finally(() => {
      if (isRoot) process.seteuid?.(0);
    });

    await expect(reading).rejects.toMatchObject({
      message: `task-definition: the file ${inWorkspace('td.json')} cannot be opened (EACCES).`,
    });
  });

  const outside = 'is outside the workspace and the temporary folder of the runner';
  test.each([
    { name: 'a file that is not there', make: () => {}, what: 'does not exist' },
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
    { name: 'a link to itself', make: (path: string) => symlinkSync(path, path), what: 'cannot be opened (ELOOP)' },
  ])('$name is refused', async ({ path = 'td.json', make, what }) => {
    make(inWorkspace('td.json'));

    await expect(files.readText(path, 'task-definition')).rejects.toMatchObject({
      kind: 'input',
      message: `task-definition: the file ${join(root, 'workspace', path)} ${what}.`,
      advice: 'Use the path of a regular file inside the workspace.',
    });
  });

  test.each<readonly [string, Buffer, string]>([
    ['UTF-16 as Windows writes it', Buffer.from('\ufeff{}', 'utf16le'), 'UTF-16LE'],
    ['UTF-16 without a mark', Buffer.from('{"family"', 'utf16le'), 'UTF-16LE'],
    ['UTF-16 in the other order', Buffer.from('\ufeff{}', 'utf16le').swap16(), 'UTF-16BE'],
    ['UTF-16 in the other order without a mark', Buffer.from('{"fa', 'utf16le').swap16(), 'UTF-16BE'],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0]), 'UTF-32LE'],
  ])('text in %s is refused with the way to convert it', async (_, bytes, encoding) => {
    writeFileSync(inWorkspace('td.json'), bytes);

    await expect(files.readText('td.json', 'task-definition')).rejects.toMatchObject({
      message: expect.stringMatching(new RegExp(` is not text in UTF-8 but in ${encoding}\\.$`)),
      advice: `Convert it: iconv -f ${encoding} -t UTF-8 FILE > NEW-FILE.`,
    });
  });

  test('text in another encoding is refused with the way to convert it', async () => {
    writeFileSync(inWorkspace('td.json'), Buffer.from('{"family": "gr\u00fcn"}', 'latin1'));

    await expect(files.readText('td.json', 'task-definition')).rejects.toMatchObject({
      message: expect.stringMatching(/ is not text in UTF-8\.$/),
      advice: 'Save it as UTF-8; from Latin-1: iconv -f ISO-8859-1 -t UTF-8 FILE > NEW-FILE.',
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

  test('a report goes where it was requested, new folders with it', async () => {
    const path = await files.writeReport('out/deep/rollout.json', '{}');

    expect([path, readFileSync(path, 'utf8')]).toEqual([inWorkspace('out/deep/rollout.json'), '{}']);
  });

  test('a report replaces a file that exists, a longer one too', async () => {
    writeFileSync(inWorkspace('rollout.json'), 'the report of an older run');

    await files.writeReport('rollout.json', '{}');

    expect(readFileSync(inWorkspace('rollout.json'), 'utf8')).toBe('{}');
  });

  test('a report is not written into a pipe that someone reads', async () => {
    execFileSync('mkfifo', [inWorkspace('r.json')]);
    const reader = await openFile(inWorkspace('r.json'), constants.O_RDWR | constants.O_NONBLOCK);

    await expect(files.writeReport('r.json', '{}')).rejects.toMatchObject({
      message: `report-path: the file ${inWorkspace('r.json')} is not a regular file.`,
    });
    await reader.close();
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
    { name: 'a device outside', path: '/dev/null', make: () => {} },
    { name: 'a folder in the place of the file', path: 'r.json', make: () => mkdirSync(inWorkspace('r.json')) },
    {
      name: 'a second name of a file outside',
      path: 'r.json',
      make: () => linkSync(join(root, 'secret.json'), inWorkspace('r.json')),
    },
  ])('a report to $name is refused', async ({ path, make }) => {
    make();

    await expect(files.writeReport(path, 'spoiled')).rejects.toMatchObject({ kind: 'input' });
    expect(readFileSync(join(root, 'secret.json'), 'utf8')).toBe('canary');
  });
});

describe('a path that another program will use', () => {
  const outside = 'is outside the workspace and the temporary folder of the runner';
  test.each([
    { name: 'a file', path: 'Dockerfile', kind: 'file' },
    { name: 'a folder', path: '.', kind: 'folder' },
    { name: 'a link inside the workspace', path: 'link', kind: 'folder' },
    { name: 'something that is not there yet', path: 'new/rollout.json', kind: 'any' },
  ] as const)('$name of the workspace is fine', async ({ path, kind }) => {
    writeFileSync(inWorkspace('Dockerfile'), '');
    mkdirSync(inWorkspace('web'));
    symlinkSync('web', inWorkspace('link'));

    expect(await files.findPathError(path, 'context', kind)).toBeUndefined();
  });

  test.each([
    { name: 'a file outside', path: '../secret.json', kind: 'file', what: `the file ${outside}` },
    { name: 'a new file outside', path: '../new.json', kind: 'any', what: `the file ${outside}` },
    { name: 'a folder outside', path: '..', kind: 'folder', what: `the folder ${outside}` },
    { name: 'the root', path: '/', kind: 'folder', what: `the folder ${outside}` },
    { name: 'a link out of the workspace', path: 'out', kind: 'folder', what: `the folder ${outside}` },
    { name: 'a file behind it', path: 'out/secret.json', kind: 'file', what: `the file ${outside}` },
    { name: 'a file that is not there', path: 'none', kind: 'file', what: 'the file does not exist' },
    { name: 'a folder that is not there', path: 'none', kind: 'folder', what: 'the folder does not exist' },
    { name: 'a file for a folder', path: 'Dockerfile', kind: 'folder', what: 'the folder is not a folder' },
    { name: 'a folder for a file', path: 'web', kind: 'file', what: 'the file is not a regular file' },
    { name: 'a pipe for a file', path: 'pipe', kind: 'file', what: 'the file is not a regular file' },
  ] as const)('$name is an error', async ({ path, kind, what }) => {
    writeFileSync(inWorkspace('Dockerfile'), '');
    mkdirSync(inWorkspace('web'));
    symlinkSync('..', inWorkspace('out'));
    execFileSync('mkfifo', [inWorkspace('pipe')]);

    expect(await files.findPathError(path, 'context', kind)).toEqual({
      kind: 'input',
      message: `context: ${what.replace(/(file|folder)/, `$1 ${resolve(root, 'workspace', path)}`)}.`,
      advice: `Use the path of ${kind === 'folder' ? 'a folder' : 'a regular file'} inside the workspace.`,
    });
  });
});

describe('a file whose path changes its meaning while it is opened', () => {
  const open = async (path: string) => {
    const file = await openFile(path);
    opened.push(file);
    return file;
  };
  const opened: FileHandle[] = [];
  afterEach(async () => {
    for (const file of opened.splice(0)) await file.close();
  });
  const folders = () => ({ workspace: join(root, 'workspace'), temporary: join(root, 'temporary') });
  /** The folder `in` of the workspace is swapped for a link out of it. */
  const swap = () => {
    renameSync(inWorkspace('in'), join(root, 'before'));
    symlinkSync('..', inWorkspace('in'));
  };
  beforeEach(() => {
    mkdirSync(inWorkspace('in'));
    writeFileSync(inWorkspace('in/secret.json'), '{}');
  });

  test('is inside while nothing is swapped', async () => {
    const path = inWorkspace('in/secret.json');
    const file = await open(path);

    expect([await isOpenedInside(file, path, folders()), await locateByName(file, path)]).toEqual([true, path]);
  });

  test('is outside when its folder was swapped for a link before it was opened', async () => {
    swap();
    const path = inWorkspace('in/secret.json');
    const file = await open(path);

    expect([await isOpenedInside(file, path, folders()), await locateByName(file, path)]).toEqual([
      false,
      join(root, 'secret.json'),
    ]);
  });

  test('is outside when its folder was there again after it was opened', async () => {
    const path = inWorkspace('in/secret.json');
    swap();
    const file = await open(path);
    rmSync(inWorkspace('in'));
    renameSync(join(root, 'before'), inWorkspace('in'));

    expect([await isOpenedInside(file, path, folders()), await locateByName(file, path)]).toEqual([false, undefined]);
  });

  test('is still read when it was removed in between', async () => {
    const path = inWorkspace('in/secret.json');
    const file = await open(path);
    rmSync(path);

    expect([await isOpenedInside(file, path, folders()), await locateByName(file, path)]).toEqual([true, undefined]);
  });

  testWith(
    [LINUX, PYTHON],
    'never gives what lies outside, nor writes there, while another program swaps without end',
    async () => {
      const swapper = spawn('python3', ['-c', SWAP_WITHOUT_END, join(root, 'workspace')], { stdio: 'pipe' });
      await once(swapper.stdout, 'data');
      const texts = new Set<string>();
      for (let tries = 0; tries < 1_500; tries += 1) {
        texts.add(await files.readText('in/secret.json', 'task-definition').catch(() => '{}'));
      }
      for (let tries = 0; tries < 500; tries += 1) await files.writeReport('in/secret.json', '{}').catch(() => {});
      swapper.kill();
      await once(swapper, 'exit');

      expect([[...texts], readFileSync(join(root, 'secret.json'), 'utf8')]).toEqual([['{}'], 'canary']);
    },
  );
});

/** A folder and a link to the one above it change places by one call of the system each time. */
const SWAP_WITHOUT_END = `
import ctypes, os, sys
os.chdir(sys.argv[1])
os.symlink('..', 'link')
swap = ctypes.CDLL(None).renameat2
print('ready', flush=True)
while os.getppid() != 1: swap(-100, b'in', -100, b'link', 2)
`;

/** A socket in the file system; the file stays when its server is closed by its end. */
function listenAt(path: string): void {
  execFileSync('python3', ['-c', 'import socket, sys; socket.socket(socket.AF_UNIX).bind(sys.argv[1])', path]);
}
