import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { install, mayInstall } from './apt.mjs';

/** By Debian package: a command that succeeds when the machine has the program. */
const CHECKS = {
  awscli: 'aws --version',
  bsdutils: 'command -v script',
  chromium: 'test -x /usr/bin/chromium',
  curl: 'command -v curl',
  fish: 'command -v fish',
  git: 'command -v git',
  jq: 'command -v jq',
  procps: 'command -v ps',
  python3: 'command -v python3',
  'python3-boto3': 'python3 -c "import boto3"',
  'util-linux': 'command -v setsid',
  zsh: 'command -v zsh',
};

/**
 * Installs the programs that the tests need, in addition to Docker, if this process is root and has apt. A test whose
 * program is missing fails on CI and says what to install.
 */
export async function ensurePrograms() {
  const missing = Object.keys(CHECKS).filter((name) => !succeeds(CHECKS[name]));
  if (mayInstall()) await install(missing);
  else if (missing.length > 0) console.error(`Not installed: ${missing.join(', ')}. Tests that need them will fail.`);
}

function succeeds(command) {
  return spawnSync('sh', ['-c', command], { stdio: 'ignore' }).status === 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await ensurePrograms();
