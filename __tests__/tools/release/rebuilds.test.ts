import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { runProgram } from '../../../packages/local-ecs/__tests__/support/harness/run-program.ts';
import { makeFolder, removeFolder } from '../../../packages/local-ecs/__tests__/support/harness/scratch.ts';
import { ROOT } from '../../support/harness/action-run.ts';

let copy: string;

/** All files of the repository, with `dist/` as it is now. */
beforeEach(() => {
  copy = makeFolder();
  const flags = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const paths = execFileSync('git', flags, { cwd: ROOT, encoding: 'utf8' }).split('\0');
  for (const path of paths.filter((one) => one !== '' && existsSync(join(ROOT, one)))) {
    cpSync(join(ROOT, path), join(copy, path), { preserveTimestamps: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  execFileSync('git', ['init', '--quiet'], { cwd: copy });
});

afterEach(() => removeFolder(copy));

/** It compares all files of three folders, so one changed and one foreign file show that all others are the same. */
test('dist/ built in two other folders is the same byte for byte, and each file that differs is named', async () => {
  appendFileSync(join(copy, 'dist', 'bundle', 'index.js'), '\n');
  cpSync(join(copy, 'README.md'), join(copy, 'dist', 'extra.js'));

  const { exitCode, stderr } = await runProgram(process.execPath, [join(copy, 'tools/release/rebuild.mjs')]);

  expect(stderr.trim().split('\n')).toEqual([
    'dist/bundle/index.js: differs from its build. Run "npm run build" and commit dist/.',
    'dist/extra.js: differs from its build. Run "npm run build" and commit dist/.',
  ]);
  expect(exitCode).toBe(1);
});
