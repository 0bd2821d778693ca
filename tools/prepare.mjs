import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './run.mjs';

/** The repository's folder. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** The Node version of the runner: every machine tests with the same one. */
const NODE_24 = '24.22.3';

/** Installs the packages of the lockfile if they are missing or older than it. No install script is run. */
export async function ensureModules() {
  const installed = join(ROOT, 'node_modules', '.package-lock.json');
  const lockfile = join(ROOT, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lockfile).mtimeMs) return;
  console.log('Installing the packages that the lockfile names ...');
  await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: ROOT });
}

/**
 * Path of a Node 24, the version that the runner starts actions with: this one if it is new enough, otherwise one from npm,
 * kept in `.cache/`. The package holds the binary itself, so nothing is run to install it.
 */
export function ensureNode24() {
  node24 ??= findNode24();
  return node24;
}

/** One at a time: two installations into one folder would disturb each other. */
let node24;

async function findNode24() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const name = `node-${process.platform}-${process.arch}`;
  const folder = join(ROOT, '.cache', 'node24');
  const home = join(folder, 'node_modules', name);
  const description = join(home, 'package.json');
  if (!existsSync(description) || JSON.parse(readFileSync(description, 'utf8')).version !== NODE_24) {
    console.log(`Fetching Node ${NODE_24}: the runner starts actions with Node 24 ...`);
    await run('npm', [
      'install',
      '--prefix',
      folder,
      '--no-save',
      '--ignore-scripts',
      '--loglevel=error',
      `${name}@${NODE_24}`,
    ]);
  }
  return join(home, 'bin', 'node');
}
