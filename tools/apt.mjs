import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, tryRun } from './run.mjs';

const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';
/** The first Debian release whose Docker has buildx; its packages also run on Debian 12. */
const FIRST_DEBIAN_WITH_BUILDX = 13;

/** Whether missing packages can be installed: a system with apt, where this process is root. */
export function mayInstall() {
  return process.platform === 'linux' && process.getuid?.() === 0 && has('apt-get');
}

export function has(command) {
  return spawnSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' }).status === 0;
}

/** Installs packages from the sources that apt has. */
export async function install(packages) {
  if (packages.length === 0) return;
  console.log(`Installing ${packages.join(', ')} ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env });
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
}

/**
 * Unpacks packages into a folder without installing them. An older Debian takes them from the next release, from the
 * mirror that apt uses here, with separate package lists.
 * @returns whether that worked; otherwise apt's messages are on stderr
 */
export async function unpack(packages, folder) {
  if (packages.every((name) => existsSync(join(folder, 'unpacked', name)))) return true;
  console.log(`Fetching ${packages.join(', ')} ...`);
  rmSync(folder, { recursive: true, force: true });
  for (const name of ['lists/partial', 'archives/partial', 'debs', 'unpacked']) {
    mkdirSync(join(folder, name), { recursive: true });
  }
  writeFileSync(join(folder, 'status'), '');
  writeFileSync(join(folder, 'sources.list'), writeSource());
  const options = ['-qq', ...describeState(folder).flatMap((option) => ['-o', option])];
  const debs = join(folder, 'debs');
  if ((await tryRun('apt-get', [...options, 'update'])) !== 0) return false;
  if ((await tryRun('apt-get', [...options, 'download', ...packages], { cwd: debs })) !== 0) return false;
  for (const deb of readdirSync(debs)) await run('dpkg-deb', ['-x', join(debs, deb), join(folder, 'root')]);
  for (const name of packages) writeFileSync(join(folder, 'unpacked', name), '');
  for (const name of ['debs', 'lists', 'archives']) rmSync(join(folder, name), { recursive: true });
  return true;
}

function describeState(folder) {
  return [
    `Dir::State::lists=${join(folder, 'lists')}`,
    `Dir::State::status=${join(folder, 'status')}`,
    `Dir::Cache::archives=${join(folder, 'archives')}`,
    `Dir::Etc::sourcelist=${join(folder, 'sources.list')}`,
    'Dir::Etc::sourceparts=-',
    'APT::Sandbox::User=root',
  ];
}

/** One line of sources.list: the mirror of this system, with the release that has buildx. */
function writeSource() {
  const system = readSystem();
  const isOlder = system.ID === 'debian' && Number(system.VERSION_ID) < FIRST_DEBIAN_WITH_BUILDX;
  const release = isOlder ? 'trixie' : system.VERSION_CODENAME;
  const options = system.ID === 'debian' && existsSync(KEYRING) ? `[signed-by=${KEYRING}] ` : '';
  return `deb ${options}${findMirror(system.VERSION_CODENAME)} ${release} main\n`;
}

function readSystem() {
  const lines = readFileSync('/etc/os-release', 'utf8').matchAll(/^(\w+)="?([^"\n]*)"?$/gm);
  return Object.fromEntries([...lines].map(([, name, value]) => [name, value]));
}

/** Where apt gets the packages of this release. */
function findMirror(release) {
  const format = '$(REPO_URI) $(RELEASE) $(COMPONENT)';
  const args = ['indextargets', '--no-release-info', '--format', format, 'Created-By: Packages'];
  const { stdout } = spawnSync('apt-get', args, { encoding: 'utf8' });
  const line = stdout.split('\n').find((each) => each.endsWith(` ${release} main`));
  if (line === undefined) throw new Error(`apt has no source for the release ${release}.`);
  return line.split(' ')[0];
}
