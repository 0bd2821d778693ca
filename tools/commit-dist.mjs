#!/usr/bin/env node
/**
 * Builds and adds `dist/` to the current commit, so that every commit contains the `dist/` of its sources. Does nothing
 * if the commit changes neither `src/` nor `packages/`. Can be linked as `.git/hooks/pre-commit`.
 */
import { execFileSync } from 'node:child_process';
import { ROOT } from './prepare.mjs';

const git = (...args) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' });

const changed = git('diff', '--cached', '--name-only').split('\n');
if (changed.some((path) => /^(?:src|packages\/[^/]+\/src)\//.test(path))) {
  execFileSync(process.execPath, ['tools/build.mjs'], { cwd: ROOT, stdio: 'inherit' });
  git('add', '--all', 'dist');
}
