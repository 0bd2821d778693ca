/**
 * Builds in two new folders and compares: `node tools/release/rebuild.mjs`. Ends with 1 if the two `dist/` differ from
 * each other or from the one here, in any byte.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, linkSync, mkdirSync, readdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { ensureModules, ROOT } from '../prepare.mjs';
import { compareFolders } from './compare-folders.mjs';

/** Paths of different lengths and depths: a path that gets into the bundle changes it. */
const FOLDERS = ['one', join('another', 'with a long path', 'two')];

await ensureModules();
const home = join(ROOT, '.cache', `rebuild-${process.pid}`);
try {
  const [one, two] = FOLDERS.map((name) => build(join(home, name)));
  const errors = [
    ...compareFolders(join(ROOT, 'dist'), one).map(
      (path) => `dist/${path}: differs from its build. Run "npm run build" and commit dist/.`,
    ),
    ...compareFolders(one, two).map(
      (path) => `dist/${path}: differs between builds in two folders. Find what the bundler takes from its path.`,
    ),
  ];
  for (const error of errors) console.error(error);
  if (errors.length === 0) console.log('dist/ is the same, byte for byte, as its builds in two other folders.');
  process.exitCode = errors.length === 0 ? 0 : 1;
} finally {
  rmSync(home, { recursive: true, force: true });
}

/** @returns the path of the new `dist/` */
function build(folder) {
  for (const path of listSources()) cpSync(join(ROOT, path), join(folder, path), { preserveTimestamps: true });
  linkFiles(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  execFileSync(process.execPath, [join('tools', 'build.mjs')], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  return join(folder, 'dist');
}

/** The files of the commit and new ones, without those that are built or installed. */
function listSources() {
  const flags = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const listed = execFileSync('git', flags, { cwd: ROOT, encoding: 'utf8' }).split('\0');
  return listed.filter(
    (path) => path !== '' && !/^(?:dist|node_modules)(?:\/|$)/.test(path) && existsSync(join(ROOT, path)),
  );
}

/** A folder with the same files, each a hard link: installed packages have tens of thousands of them. */
function linkFiles(from, target) {
  mkdirSync(target, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, path] = [join(from, entry.name), join(target, entry.name)];
    if (entry.isDirectory()) linkFiles(source, path);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), path);
    else linkSync(source, path);
  }
}
