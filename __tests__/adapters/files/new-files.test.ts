import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { writeNewFiles } from '../../../src/adapters/files/new-files.ts';

const FILES = [
  { path: 'a/one.json', content: '1\n' },
  { path: 'two.yml', content: '2\n' },
];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-new-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (path: string) => readFileSync(join(folder, path), 'utf8');
const listFiles = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());

describe('new files', () => {
  test('are written into folders that are made', async () => {
    await writeNewFiles(join(folder, 'deep/er'), FILES, false);

    expect([read('deep/er/a/one.json'), read('deep/er/two.yml')]).toEqual(['1\n', '2\n']);
  });

  test('replace existing ones only when that is forced', async () => {
    writeFileSync(join(folder, 'two.yml'), 'mine');

    await expect(writeNewFiles(folder, FILES, false)).rejects.toMatchObject({
      kind: 'input',
      message: 'These files exist already: two.yml. No files were written.',
    });
    expect([listFiles().length, read('two.yml')]).toEqual([1, 'mine']);
    await writeNewFiles(folder, FILES, true);
    expect(read('two.yml')).toBe('2\n');
  });

  test.each<[string, (path: string) => void]>([
    ['a folder', (path) => mkdirSync(path)],
    ['a link', (path) => symlinkSync('/etc/hostname', path)],
  ])('never replace %s', async (_what, make) => {
    make(join(folder, 'two.yml'));

    await expect(writeNewFiles(folder, FILES, true)).rejects.toMatchObject({
      message: 'These files exist already: two.yml. No files were written.',
      advice: expect.stringContaining('Not all of them are regular files'),
    });
    expect(existsSync(join(folder, 'a/one.json'))).toBe(false);
  });

  test('are none where one cannot be written', async () => {
    // A file where a folder is needed.
    const files = [...FILES, { path: 'two.yml.slipway-new/x/y', content: '' }];

    await expect(writeNewFiles(folder, files, false)).rejects.toMatchObject({ kind: 'input' });
    expect(listFiles()).toEqual([]);
  });
});
