/**
 * Measures a reset of the local ECS: with nothing in it, and with a service of many tasks and images in its registry.
 * Run it by hand after `npx tsc -b tsconfig.build.json`: `node bench/local-reset.mjs [tasks…]`.
 */
import { createHash } from 'node:crypto';
import { openEmulator } from '../packages/local-ecs/lib/internal.js';

const CALLER = { accessKeyId: 'AKIDEXAMPLE', region: 'us-east-1' };
const ROUNDS = 21;
const IMAGES = 20;

function call(local, operation, input) {
  const answer = local.host.call(operation, input, CALLER);
  if (!answer.ok) throw new Error(`${operation}: ${answer.message}`);
}

async function fill(local, tasks) {
  if (tasks === 0) return;
  local.addInstances('default', Math.min(200, tasks));
  const containerDefinitions = [{ name: 'web', image: 'web:1', memory: 64, cpu: 1 }];
  call(local, 'RegisterTaskDefinition', { family: 'web', containerDefinitions });
  call(local, 'CreateService', { serviceName: 'web', taskDefinition: 'web', desiredCount: tasks });
  local.advance(10 * 60_000);
  local.callAsOther({ service: 'ecr', operation: 'CreateRepository', input: { repositoryName: 'web' } });
  for (let at = 0; at < IMAGES; at += 1) await pushBlob(local, Buffer.alloc(1_000_000, at));
}

async function pushBlob(local, content) {
  const { username, password } = local.images.authorize();
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const digest = `sha256:${createHash('sha256').update(content).digest('hex')}`;
  const url = `${local.address}/v2/web/blobs/uploads/?digest=${digest}`;
  const pushed = await fetch(url, { method: 'POST', headers: { authorization }, body: content });
  if (pushed.status !== 201) throw new Error(`push: ${pushed.status} ${await pushed.text()}`);
}

/** Milliseconds from the request until its answer. */
async function measure(local, tasks) {
  await fill(local, tasks);
  const begin = process.hrtime.bigint();
  const answer = await fetch(`${local.address}/_slipway/reset`, { method: 'POST' });
  if (!answer.ok) throw new Error(await answer.text());
  return Number(process.hrtime.bigint() - begin) / 1e6;
}

const sizes = process.argv.slice(2).map(Number);
for (const tasks of sizes.length > 0 ? sizes : [0, 10, 1000]) {
  const local = await openEmulator({ clock: { kind: 'virtual' } });
  const found = [];
  await measure(local, tasks);
  for (let round = 0; round < ROUNDS; round += 1) found.push(await measure(local, tasks));
  await local.close();
  found.sort((a, b) => a - b);
  const [median, slowest] = [found[Math.floor(ROUNDS / 2)], found[ROUNDS - 1]];
  console.log(
    `reset with ${tasks} tasks: median ${median.toFixed(1)} ms, slowest of ${ROUNDS} ${slowest.toFixed(1)} ms`,
  );
}
