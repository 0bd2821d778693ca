import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from './prepare.mjs';
import { run } from './run.mjs';

/** Holds the process id of an engine that was started here. */
const PID_FILE = join(ROOT, '.cache', 'dockerd.pid');

/** Whether a Docker engine answers. */
function isDockerUp() {
  return spawnSync('docker', ['version', '--format', '{{.Server.Version}}'], { stdio: 'ignore' }).status === 0;
}

function has(command) {
  return spawnSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' }).status === 0;
}

/**
 * Sees to it that a Docker engine answers. On a Debian machine where we are root (a CI machine, a container) it
 * installs and starts one; anywhere else that is the owner's decision.
 * @returns a function that ends what was started here
 */
export async function ensureDocker() {
  if (isDockerUp() && existsSync('/bin/busybox')) return () => {};
  const mayInstall = process.platform === 'linux' && process.getuid?.() === 0 && has('apt-get');
  if (!mayInstall) {
    console.error('Docker does not answer: the tests with real containers will fail. Start Docker and run this again.');
    return () => {};
  }
  await install();
  return isDockerUp() ? () => {} : startEngine();
}

async function install() {
  const missing = [has('dockerd') ? [] : ['docker.io'], existsSync('/bin/busybox') ? [] : ['busybox-static']].flat();
  if (missing.length === 0) return;
  console.log(`Installing ${missing.join(' and ')} ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env });
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], { env });
}

async function startEngine() {
  const folder = join(ROOT, '.cache');
  mkdirSync(folder, { recursive: true });
  const log = join(folder, 'dockerd.log');
  const output = openSync(log, 'w');
  const engine = spawn('dockerd', [], { stdio: ['ignore', output, output], detached: true });
  engine.unref();
  writeFileSync(PID_FILE, String(engine.pid));
  for (let attempt = 0; attempt < 60; attempt += 1) {
    if (isDockerUp()) return () => process.kill(engine.pid, 'SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  console.error(
    `Docker did not come up within a minute:\n${readFileSync(log, 'utf8').split('\n').slice(-20).join('\n')}`,
  );
  process.exit(1);
}

// `node tools/docker.mjs` leaves the engine running; whoever called it ends it by the file.
if (process.argv[1] === fileURLToPath(import.meta.url)) await ensureDocker();
