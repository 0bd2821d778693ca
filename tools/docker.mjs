import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { has, install, mayInstall } from './apt.mjs';
import { endEngine, isUp, startEngine } from './engine.mjs';
import { ROOT } from './prepare.mjs';

/** Holds the process id of an engine that was started here. */
const PID_FILE = join(ROOT, '.cache', 'dockerd.pid');

/**
 * Makes sure that a Docker engine answers. As root on Debian (a CI machine, a container) it installs and starts one;
 * on other machines the owner decides.
 * @returns a function that stops what was started here
 */
export async function ensureDocker() {
  if (mayInstall()) await install(listMissing());
  if (isUp()) return () => {};
  if (!mayInstall()) {
    const text = 'Docker does not answer: the tests with real containers will fail. Start Docker and run this again.';
    console.error(text);
    return () => {};
  }
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  const engine = await startEngine({ command: ['dockerd'], log: join(ROOT, '.cache', 'dockerd.log'), isKept: true });
  if (engine === undefined) process.exit(1);
  writeFileSync(PID_FILE, String(engine.pid));
  return () => endEngine(engine);
}

/** Packages that the tests need and this machine does not have. */
function listMissing() {
  return [
    has('dockerd') ? [] : ['docker.io'],
    existsSync('/bin/busybox') ? [] : ['busybox-static'],
    has('ip') ? [] : ['iproute2'],
    has('python3') ? [] : ['python3'],
  ].flat();
}

// `node tools/docker.mjs` leaves the engine running; the caller stops it by the process id in the file.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await ensureDocker();
  process.exit(isUp() ? 0 : 1);
}
