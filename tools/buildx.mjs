import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mayInstall, unpack } from './apt.mjs';
import { ask, endEngine, mayStartEngine, runAsRoot, startEngine } from './engine.mjs';
import { ROOT } from './prepare.mjs';

/** From this version on dockerd has the containerd image store, which several platforms and attestations need. */
const FIRST_WITH_IMAGE_STORE = 24;
/** From this version on Docker builds with BuildKit only through buildx. */
const FIRST_WITHOUT_BUILDKIT = 23;

/** The scenarios are then skipped; if CI is set, they fail. */
const NOTHING = { environment: {}, end: async () => {} };

/**
 * Prepares the build scenarios: the buildx plugin, a current docker command, and two engines, one with the containerd
 * image store and one without. Only the tests use these engines; of the engine of this machine only the version is read.
 *
 * @returns the environment variable for the tests, if this is possible here, and a function that stops what was started
 */
export async function ensureBuildx() {
  const programs = mayStartEngine() ? await findPrograms() : undefined;
  if (programs === undefined) {
    console.error('The scenarios with docker buildx need Linux, root, dockerd 24 or later and docker buildx.');
    return NOTHING;
  }
  const folder = mkdtempSync(join(tmpdir(), 'slipway-engines-'));
  const engines = [await startOwn(programs.dockerd, join(folder, 'store'), true)];
  const isPlain = !(ask(undefined, 'info', '{{json .DriverStatus}}') ?? '').includes('io.containerd.snapshotter');
  if (!isPlain) engines.push(await startOwn(programs.dockerd, join(folder, 'plain'), false));
  const end = async () => {
    for (const { engine, bridge } of engines) {
      if (engine !== undefined) await endEngine(engine);
      runAsRoot(['ip', 'link', 'delete', bridge]);
    }
    runAsRoot(['rm', '-rf', folder]);
  };
  if (engines.some(({ engine }) => engine === undefined)) {
    await end();
    return NOTHING;
  }
  const { docker, plugin } = programs;
  const [store, plain] = engines.map(({ host }) => host);
  const reported = { docker, plugin, store, plain: plain ?? '' };
  return { environment: { SLIPWAY_TEST_BUILDX: JSON.stringify(reported) }, end };
}

/** Uses the programs of this machine; missing ones come from Debian, unpacked into `.cache/`. */
async function findPrograms() {
  const own = findOwn();
  const missing = [
    ...(own.docker === undefined ? ['docker-cli'] : []),
    ...(own.plugin === undefined ? ['docker-buildx'] : []),
    ...(own.dockerd === undefined ? ['docker.io'] : []),
  ];
  if (missing.length === 0) return own;
  const folder = join(ROOT, '.cache', 'buildx');
  if (!mayInstall() || !(await unpack(missing, folder))) return undefined;
  const root = join(folder, 'root', 'usr');
  return {
    docker: own.docker ?? join(root, 'bin', 'docker'),
    plugin: own.plugin ?? join(root, 'libexec', 'docker', 'cli-plugins', 'docker-buildx'),
    dockerd: own.dockerd ?? join(root, 'sbin', 'dockerd'),
  };
}

function findOwn() {
  const plugins = '{{range .ClientInfo.Plugins}}{{if eq .Name "buildx"}}{{.Path}}{{end}}{{end}}';
  const plugin = ask(undefined, 'info', plugins) ?? '';
  return {
    docker: isNewer('docker', FIRST_WITHOUT_BUILDKIT) ? findPath('docker') : undefined,
    plugin: existsSync(plugin) ? plugin : undefined,
    dockerd: isNewer('dockerd', FIRST_WITH_IMAGE_STORE) ? findPath('dockerd') : undefined,
  };
}

function isNewer(command, first) {
  const { stdout } = spawnSync(command, ['--version'], { encoding: 'utf8' });
  return Number(/version (\d+)\./.exec(stdout ?? '')?.[1] ?? 0) >= first;
}

function findPath(command) {
  return spawnSync('sh', ['-c', `command -v ${command}`], { encoding: 'utf8' }).stdout.trim();
}

/**
 * An engine with separate data, addresses and bridge. `--bridge=none` is not possible: it removes the bridge of the
 * machine's engine. Its range is one for documentation, which no real network has (RFC 5737).
 */
async function startOwn(file, folder, hasImageStore) {
  mkdirSync(folder);
  const config = join(folder, 'daemon.json');
  writeFileSync(config, JSON.stringify({ features: { 'containerd-snapshotter': hasImageStore } }));
  const host = `unix://${join(folder, 'docker.sock')}`;
  const kind = hasImageStore ? 'store' : 'plain';
  const bridge = `slw${process.pid}${kind.slice(0, 1)}`;
  runAsRoot(['ip', 'link', 'add', bridge, 'type', 'bridge']);
  runAsRoot(['ip', 'address', 'add', '198.51.100.1/24', 'dev', bridge]);
  const command = [
    file,
    `--config-file=${config}`,
    `--data-root=${join(folder, 'data')}`,
    `--exec-root=${join(folder, 'exec')}`,
    `--pidfile=${join(folder, 'dockerd.pid')}`,
    `--host=${host}`,
    `--bridge=${bridge}`,
    '--iptables=false',
    '--ip6tables=false',
    '--ip-forward=false',
  ];
  const log = join(ROOT, '.cache', `dockerd-${kind}.log`);
  const engine = await startEngine({ command, host, log, isKept: false });
  return { host, engine, bridge };
}
