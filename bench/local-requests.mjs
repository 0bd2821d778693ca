/**
 * Measures the local ECS over HTTP: how long DescribeServices takes with many tasks, in turn with a server that does
 * nothing but send the same bytes, and how fast its registry takes a layer, with how much more memory. Run it by hand
 * after `npm run build`:
 * `node bench/local-requests.mjs [tasks] [MB of the layer]`. With `REGISTRY=http://HOST:PORT` the layer goes to that
 * registry as well, such as that of Debian's package docker-registry, in turns.
 */
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../dist/cli/index.js', import.meta.url));
const CALLS = 1_000;
const PUSHES = 5;
const PIECE = 64 * 1024;

const [tasks = 10_000, megabytes = 100] = process.argv.slice(2).map(Number);

/** Sends the bytes that it has read from its standard input, whatever is asked. */
const BARE_SERVER = `
  const { createServer } = require('node:http');
  const bytes = require('node:fs').readFileSync(0);
  const server = createServer((request, response) => request.resume().on('end', () => response.end(bytes)));
  server.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port));
`;

/** One instance has room for a hundred tasks of 64 MiB. */
function start() {
  const room = ['--instance-memory', '6400', '--instance-cpu', '102400', '--instances', String(Math.ceil(tasks / 100))];
  return listening(spawn(process.execPath, [CLI, 'local', '--port', '0', '--clock', 'virtual', ...room]));
}

function listening(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (bytes) => {
      said += bytes;
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
      if (address !== undefined) resolve({ child, address });
    });
    child.once('exit', () => reject(new Error(said)));
  });
}

async function call({ address }, service, target, input) {
  const authorization = `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=00`;
  const headers = { authorization, 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target };
  const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify(input) });
  const body = await answer.text();
  if (!answer.ok) throw new Error(body);
  return JSON.parse(body);
}

const ecs = (local, operation, input) => call(local, 'ecs', `AmazonEC2ContainerServiceV20141113.${operation}`, input);
const ecr = (local, operation, input) => call(local, 'ecr', `AmazonEC2ContainerRegistry_V20150921.${operation}`, input);

function percentile(values, share) {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

async function measureReads(local) {
  const container = { name: 'web', image: 'web:1', memory: 64 };
  await ecs(local, 'RegisterTaskDefinition', { family: 'web', containerDefinitions: [container] });
  await ecs(local, 'CreateService', { serviceName: 'web', taskDefinition: 'web', desiredCount: tasks });
  await fetch(`${local.address}/_slipway/clock`, { method: 'POST', body: JSON.stringify({ advanceMs: 600_000 }) });
  const describe = (server) => ecs(server, 'DescribeServices', { services: ['web'] });
  const answer = await describe(local);
  const running = answer.services[0].runningCount;
  if (running !== tasks) throw new Error(`${running} tasks are running`);
  const bareServer = spawn(process.execPath, ['--eval', BARE_SERVER]);
  bareServer.stdin.end(JSON.stringify(answer));
  const bare = await listening(bareServer);
  const times = { local: [], bare: [] };
  for (let at = 0; at < CALLS; at += 1) {
    times.local.push(await timeOf(() => describe(local)));
    times.bare.push(await timeOf(() => describe(bare)));
  }
  bareServer.kill();
  const format = (all) => `p50 ${percentile(all, 0.5).toFixed(1)} ms, p99 ${percentile(all, 0.99).toFixed(1)} ms`;
  console.log(`DescribeServices with ${tasks} tasks: ${format(times.local)} of ${CALLS} calls`);
  console.log(`A server that only sends the same bytes: ${format(times.bare)}`);
}

async function timeOf(act) {
  const begin = performance.now();
  await act();
  return performance.now() - begin;
}

/** Resident memory at its highest since the last reset, in MiB (proc(5), VmHWM). */
const readPeak = (pid) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

/** Seconds of one upload: POST, one streamed PATCH, PUT. */
async function push(address, headers, layer) {
  const digest = `sha256:${createHash('sha256').update(layer).digest('hex')}`;
  const begin = performance.now();
  const opened = await fetch(`${address}/v2/web/blobs/uploads/`, { method: 'POST', headers });
  let location = new URL(opened.headers.get('location'), address);
  async function* pieces() {
    for (let at = 0; at < layer.length; at += PIECE) yield layer.subarray(at, at + PIECE);
  }
  const type = { 'content-type': 'application/octet-stream' };
  const body = { body: ReadableStream.from(pieces()), duplex: 'half' };
  const patched = await fetch(location, { method: 'PATCH', headers: { ...headers, ...type }, ...body });
  location = new URL(patched.headers.get('location'), address);
  location.searchParams.set('digest', digest);
  const put = await fetch(location, { method: 'PUT', headers });
  if (put.status !== 201) throw new Error(`${put.status}: ${await put.text()}`);
  return (performance.now() - begin) / 1000;
}

async function measurePushes(local) {
  await ecr(local, 'CreateRepository', { repositoryName: 'web' });
  const { authorizationData } = await ecr(local, 'GetAuthorizationToken', {});
  const headers = { authorization: `Basic ${authorizationData[0].authorizationToken}` };
  await push(local.address, headers, randomBytes(1024));
  const before = readPeak(local.child.pid);
  const [ours, theirs] = [[], []];
  for (let at = 0; at < PUSHES; at += 1) {
    const layer = randomBytes(megabytes * 1_000_000);
    ours.push(await push(local.address, headers, layer));
    if (process.env.REGISTRY !== undefined) theirs.push(await push(process.env.REGISTRY, {}, layer));
  }
  const rate = (times) => megabytes / percentile(times, 0.5);
  const more = (readPeak(local.child.pid) - before).toFixed(0);
  console.log(`Push of ${megabytes} MB: ${rate(ours).toFixed(0)} MB/s, ${more} MiB more memory than before`);
  if (theirs.length === 0) return;
  const compared = (rate(ours) / rate(theirs)).toFixed(2);
  console.log(`The other registry: ${rate(theirs).toFixed(0)} MB/s; the local one has ${compared} of its speed`);
}

const reading = await start();
await measureReads(reading);
reading.child.kill();
const pushing = await start();
await measurePushes(pushing);
pushing.child.kill();
