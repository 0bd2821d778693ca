/**
 * A step that builds, pushes and updates a service, next to `docker build` and `docker push` of the same image; and a
 * step that promotes the image to another service.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuildx } from '../../tools/buildx.mjs';
import { CLUSTER, openAccount } from './account.mjs';
import { openDocker } from './docker-home.mjs';
import { runStep } from './run-step.mjs';
import { median } from './table.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FILES = { Dockerfile: 'FROM scratch\nCOPY layer /\n', layer: randomBytes(1024 * 1024) };
const ENGINES = [
  { engine: 'storage driver', hostOf: ({ plain }) => plain },
  { engine: 'containerd image store', hostOf: ({ store }) => store },
];

/** The layer is in the builder's cache and in the registry; each round labels the image with another commit. */
export async function measureBuilds({ rounds }) {
  const { environment, end } = await ensureBuildx();
  if (environment.SLIPWAY_TEST_BUILDX === undefined) return [];
  const tools = JSON.parse(environment.SLIPWAY_TEST_BUILDX);
  try {
    const found = [];
    for (const { engine, hostOf } of ENGINES) {
      found.push({ engine, ...(await measureEngine({ ...tools, host: hostOf(tools) }, rounds)) });
    }
    return [...found.flatMap(describeBuilds), ...describePromotions(found)];
  } finally {
    await end();
  }
}

async function measureEngine(tools, rounds) {
  const docker = openDocker(tools);
  const account = await openAccount({ services: 2 });
  const folder = mkdtempSync(join(tmpdir(), 'slipway-bench-'));
  for (const [name, content] of Object.entries(FILES)) writeFileSync(join(folder, name), content);
  const { username, password } = account.login();
  await docker.run(['login', '--username', username, '--password-stdin', account.registryHost], { input: password });
  const found = { theirs: [], ours: [], promoted: [] };
  for (let round = 0; round <= rounds; round += 1) {
    const commit = randomBytes(20).toString('hex');
    const theirs = await buildAndPush({ docker, account, folder, commit });
    const ours = await build({ docker, account, commit });
    const promoted = await promote({ docker, account, commit, tag: `v1.0.${round}` });
    // The first round fills the caches.
    if (round === 0) continue;
    found.theirs.push(theirs);
    found.ours.push(ours);
    found.promoted.push(promoted);
  }
  await removeImages(docker, account);
  await account.close();
  docker.close();
  rmSync(folder, { recursive: true, force: true });
  return found;
}

function describeBuilds({ engine, theirs, ours }) {
  const of = (list, key) => median(list.map((one) => one[key]));
  const row = (what, unit, key, goal) => ({
    what: `${what}, ${engine}`,
    unit,
    ours: of(ours, key),
    theirs: of(theirs, unit === 's' ? 'wallSeconds' : key),
    goal,
  });
  return [
    row('build and push', 's', 'pathSeconds', 1.2),
    row('whole step to the update', 's', 'updateSeconds'),
    row('docker processes', 'processes', 'processes', 1.5),
  ];
}

/** A promotion does not use the engine. */
function describePromotions(found) {
  const of = (key) => median(found.flatMap(({ promoted }) => promoted.map((one) => one[key])));
  return [
    { what: 'CPU of a promotion', unit: 's', ours: of('cpuSeconds'), goal: '1.00 s' },
    { what: 'wall time of a promotion', unit: 's', ours: of('wallSeconds') },
  ];
}

/** With as many labels as the step gives. Its login was made before. */
async function buildAndPush({ docker, account, folder, commit }) {
  const reference = `${account.registryHost}/web:docker-${commit.slice(0, 12)}`;
  const labels = [`--label=revision=${commit}`, `--label=inputs=${commit}`];
  docker.forget();
  const begin = performance.now();
  await docker.run(['build', `--tag=${reference}`, ...labels, '.'], { cwd: folder });
  await docker.run(['push', reference], { cwd: folder });
  return { wallSeconds: (performance.now() - begin) / 1000, processes: docker.commands().length };
}

/**
 * `pathSeconds` is from the first command of docker, or the call for its password, to the first request for the
 * revision of the image: the login, the build, the push, and what is read of the image in the registry.
 */
async function build({ docker, account, commit }) {
  docker.forget();
  account.proxy.requests.length = 0;
  const begin = performance.now();
  await deploy({ docker, account, commit, service: account.names[0] });
  const timeOf = (name) => account.proxy.requests.find(({ operation }) => operation === name).beginMs;
  const commands = docker.commands();
  const first = Math.min(commands[0].atMs, timeOf('GetAuthorizationToken'));
  return {
    pathSeconds: (timeOf('ListTaskDefinitions') - first) / 1000,
    updateSeconds: (timeOf('UpdateService') - begin) / 1000,
    processes: commands.length,
  };
}

async function promote({ docker, account, commit, tag }) {
  docker.forget();
  const variables = { GITHUB_REF: `refs/tags/${tag}` };
  const result = await deploy({ docker, account, commit, service: account.names[1], variables });
  if (docker.commands().length > 0) throw new Error(`a promotion needed docker ${docker.commands()[0].args.join(' ')}`);
  return result;
}

async function deploy({ docker, account, commit, service, variables }) {
  const result = await runStep({
    folder: ROOT,
    inputs: { cluster: CLUSTER, service, repository: 'web', 'wait-for-service-stability': 'false' },
    environment: { ...account.environment, ...docker.environment, GITHUB_SHA: commit, ...variables },
    files: FILES,
  });
  result.clean();
  return result;
}

/** From the engine of this machine; those of the tests are removed as a whole. */
async function removeImages(docker, { registryHost }) {
  const listed = await docker.run(['image', 'ls', '--format', '{{.Repository}}:{{.Tag}}']);
  const built = listed.split('\n').filter((name) => name.startsWith(`${registryHost}/`));
  if (built.length > 0) await docker.run(['image', 'rm', '--force', ...built]);
}
