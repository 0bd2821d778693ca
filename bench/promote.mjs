/**
 * Compares the release of a commit that was already built with the run that builds it: the time of the whole process,
 * without monitoring the deployment. Each round builds a commit for one service and promotes it to another. The image has
 * one empty layer, so the build is as fast as possible and the real difference is larger. Needs Docker. Run it by hand
 * after `npm run build`: `node bench/promote.mjs [rounds]`.
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openEmulator } from '../packages/local-ecs/lib/internal.js';

const CLI = fileURLToPath(new URL('../dist/cli/index.js', import.meta.url));
const CALLER = { accessKeyId: 'AKIDEXAMPLE', region: 'us-east-1' };
const FIGURE_SECONDS = 3;

function call(local, operation, input) {
  const answer = local.host.call(operation, input, CALLER);
  if (!answer.ok) throw new Error(`${operation}: ${answer.message}`);
}

/** A cluster with two services of one family, and a mutable repository. */
async function prepare(local) {
  const instance = { address: '127.0.0.1', cpu: 8192, memoryMiB: 16_384, availabilityZone: 'us-east-1a' };
  call(local, 'CreateCluster', { clusterName: 'bench' });
  local.addInstances('bench', [instance]);
  const containerDefinitions = [{ name: 'web', image: 'web:0', memory: 16 }];
  call(local, 'RegisterTaskDefinition', { family: 'web', containerDefinitions });
  for (const serviceName of ['staging', 'production']) {
    call(local, 'CreateService', { cluster: 'bench', serviceName, taskDefinition: 'web', desiredCount: 1 });
  }
  const target = 'AmazonEC2ContainerRegistry_V20150921.CreateRepository';
  const authorization = `AWS4-HMAC-SHA256 Credential=${CALLER.accessKeyId}/20260101/us-east-1/ecr/aws4_request, SignedHeaders=host, Signature=00`;
  const headers = { authorization, 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target };
  const body = JSON.stringify({ repositoryName: 'web' });
  const made = await fetch(local.address, { method: 'POST', headers, body });
  if (!made.ok) throw new Error(`CreateRepository: ${await made.text()}`);
}

/** Seconds from the start of a deploy to its end. */
function time(args, environment, folder) {
  return new Promise((resolve, reject) => {
    const begin = process.hrtime.bigint();
    const child = spawn(process.execPath, [CLI, 'deploy', ...args], { env: environment, cwd: folder });
    const said = [];
    child.stdout.on('data', (bytes) => said.push(bytes));
    child.stderr.on('data', (bytes) => said.push(bytes));
    child.on('close', (code) => {
      const output = Buffer.concat(said).toString();
      if (code !== 0) return reject(new Error(`ended with ${code}:\n${output}`));
      return resolve({ seconds: Number(process.hrtime.bigint() - begin) / 1e9, output });
    });
  });
}

async function round(local, folder, at) {
  const environment = {
    PATH: process.env.PATH,
    HOME: folder,
    AWS_ENDPOINT_URL: local.address,
    AWS_REGION: CALLER.region,
    AWS_ACCESS_KEY_ID: CALLER.accessKeyId,
    AWS_SECRET_ACCESS_KEY: 'none',
    GITHUB_SHA: randomBytes(20).toString('hex'),
  };
  const args = ['--cluster', 'bench', '--repository', 'web', '--no-wait-for-service-stability'];
  const built = await time([...args, '--service', 'staging'], environment, folder);
  const tag = { GITHUB_REF: `refs/tags/v1.0.${at}` };
  const promoted = await time([...args, '--service', 'production'], { ...environment, ...tag }, folder);
  if (!promoted.output.includes('names an image of the same build inputs')) throw new Error(promoted.output);
  removeImage(`${new URL(local.address).host}/web:sha-${environment.GITHUB_SHA.slice(0, 12)}`);
  return { built: built.seconds, promoted: promoted.seconds };
}

/** Removes what the build left in Docker. */
function removeImage(reference) {
  spawnSync('docker', ['image', 'rm', '--force', reference], { stdio: 'ignore' });
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

const rounds = Number(process.argv[2] ?? 7);
const folder = mkdtempSync(join(tmpdir(), 'slipway-bench-'));
const local = await openEmulator({ clock: { kind: 'real' } });
try {
  await prepare(local);
  writeFileSync(join(folder, 'Dockerfile'), 'FROM scratch\nCOPY Dockerfile /\n');
  const found = [];
  for (let at = 0; at < rounds; at += 1) found.push(await round(local, folder, at));
  const built = median(found.map((one) => one.built));
  const promoted = median(found.map((one) => one.promoted));
  const most = Math.max(...found.map((one) => one.promoted));
  console.log(`${rounds} rounds, median: built ${built.toFixed(2)} s, promoted ${promoted.toFixed(2)} s`);
  console.log(
    `ratio ${(promoted / built).toFixed(2)}; slowest promotion ${most.toFixed(2)} s, figure ${FIGURE_SECONDS} s`,
  );
} finally {
  await local.close();
  rmSync(folder, { recursive: true, force: true });
}
