import { spawn, spawnSync } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';

const STARTS_WITHIN_S = 60;
/** Prefix of a command that only root may run. */
const SUDO = process.getuid?.() === 0 ? [] : ['sudo', '-n'];

/** Whether this process may start an engine: it is root, or becomes root without a password. */
export function mayStartEngine() {
  return process.platform === 'linux' && runAsRoot(['true']);
}

/** @returns whether the command succeeded */
export function runAsRoot(command) {
  const [file, ...args] = [...SUDO, ...command];
  return spawnSync(file, args, { stdio: 'ignore' }).status === 0;
}

/** Whether a Docker engine answers: the one at this address, otherwise Docker's default. */
export function isUp(host) {
  return ask(host, 'version', '{{.Server.Version}}') !== undefined;
}

/** What `docker COMMAND --format` prints; undefined when no engine answers. */
export function ask(host, command, format) {
  const options = host === undefined ? [] : ['--host', host];
  const asked = spawnSync('docker', [...options, command, '--format', format], { encoding: 'utf8' });
  return asked.status === 0 ? asked.stdout.trim() : undefined;
}

/**
 * Starts dockerd and waits until it answers.
 * @param {{ command: readonly string[], host?: string, log: string, isKept: boolean }} engine `host` as for `isUp`; one
 *   that is kept outlives this process and its terminal
 * @returns its process; undefined if it does not start, with the end of its log on stderr
 */
export async function startEngine({ command, host, log, isKept }) {
  const output = openSync(log, 'w');
  const [file, ...args] = [...SUDO, ...command];
  const engine = spawn(file, args, { stdio: ['ignore', output, output], detached: isKept });
  engine.on('error', () => undefined);
  engine.unref();
  for (let second = 0; second < STARTS_WITHIN_S && engine.exitCode === null; second += 1) {
    if (isUp(host)) return engine;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  const last = readFileSync(log, 'utf8').split('\n').slice(-20).join('\n');
  console.error(`Docker did not start (${command.join(' ')}). The end of its log:\n${last}`);
  await endEngine(engine);
  return undefined;
}

/** Ends it, and resolves when it has ended. */
export async function endEngine(engine) {
  if (engine.pid === undefined || engine.exitCode !== null) return;
  const ended = new Promise((resolve) => engine.once('exit', resolve));
  engine.ref();
  runAsRoot(['kill', String(engine.pid)]);
  await ended;
}
