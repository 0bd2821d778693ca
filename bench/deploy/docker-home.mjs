/** A docker command for measurements, with a configuration of its own. Each of its commands is written down. */
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * @param tools as `tools/buildx.mjs` found them; `host` is the engine, empty: the one of this machine
 * @returns `environment` of a process that uses it; `run` starts docker; `commands`, as `{atMs, args}`, are those since
 * `forget`
 */
export function openDocker({ docker, plugin, host }) {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-bench-docker-'));
  const log = join(folder, 'commands');
  mkdirSync(join(folder, 'config', 'cli-plugins'), { recursive: true });
  symlinkSync(plugin, join(folder, 'config', 'cli-plugins', 'docker-buildx'));
  mkdirSync(join(folder, 'bin'));
  const shim = join(folder, 'bin', 'docker');
  writeFileSync(shim, `#!/bin/bash\necho "$EPOCHREALTIME $*" >> '${log}'\nexec '${docker}' "$@"\n`);
  chmodSync(shim, 0o755);
  const environment = {
    PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
    DOCKER_CONFIG: join(folder, 'config'),
    ...(host === '' ? {} : { DOCKER_HOST: host }),
  };
  const forget = () => writeFileSync(log, '');
  forget();
  return {
    environment,
    run: (args, options) => runDocker(shim, args, { environment, ...options }),
    commands: () => readFileSync(log, 'utf8').split('\n').slice(0, -1).map(readCommand),
    forget,
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** `atMs` as `performance.now` counts. */
function readCommand(line) {
  const [seconds, ...args] = line.split(' ');
  return { atMs: Number(seconds) * 1000 - performance.timeOrigin, args };
}

/** Not `spawnSync`: the registry that docker talks to is in this process. */
function runDocker(file, args, { environment, cwd, input = '' }) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { env: { ...process.env, ...environment }, cwd });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (said += bytes));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(said);
      else reject(new Error(`docker ${args[0]} ended with ${code}:\n${said}`));
    });
    child.stdin.end(input);
  });
}
