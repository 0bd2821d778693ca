/**
 * Measures the cost of `--data`: writing calls per second with and without a data folder, alternating in one run. Run it
 * by hand after `npx tsc -b tsconfig.build.json`: `node bench/local-state.mjs [calls…]`.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmulator } from '../packages/local-ecs/lib/internal.js';

const CALLER = { accessKeyId: 'AKIDEXAMPLE', region: 'us-east-1' };
const ROUNDS = 5;
const AUTHORIZATION =
  'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/us-east-1/ecs/aws4_request, SignedHeaders=host, Signature=00';

/** Each call changes the state: it registers a revision of one container with ten variables. */
function describeRevision() {
  const environment = Array.from({ length: 10 }, (_, at) => ({ name: `NAME_${at}`, value: 'value '.repeat(4) }));
  return { family: 'web', containerDefinitions: [{ name: 'web', image: 'web:1', memory: 64, environment }] };
}

const WAYS = {
  'in the process': (local, input) => local.host.call('RegisterTaskDefinition', input, CALLER),
  'over HTTP': (local, input) =>
    fetch(local.address, {
      method: 'POST',
      headers: {
        authorization: AUTHORIZATION,
        'x-amz-target': 'AmazonEC2ContainerServiceV20141113.RegisterTaskDefinition',
      },
      body: JSON.stringify(input),
    }).then((response) => response.arrayBuffer()),
};

/** Calls per second, one after another. */
async function measure(call, calls, dataFolder) {
  const local = await openEmulator({ clock: { kind: 'real' }, ...(dataFolder === undefined ? {} : { dataFolder }) });
  const input = describeRevision();
  const begin = process.hrtime.bigint();
  for (let at = 0; at < calls; at += 1) await call(local, input);
  const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
  await local.close();
  return calls / seconds;
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

async function sizeOf(folder) {
  const names = (await readdir(folder)).filter((name) => name.startsWith('snapshot') || name.startsWith('journal'));
  return names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

const sizes = process.argv.slice(2).map(Number);
for (const calls of sizes.length > 0 ? sizes : [1000]) {
  for (const [name, call] of Object.entries(WAYS)) {
    const found = { memory: [], folder: [], bytes: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      const folder = join(mkdtempSync(join(tmpdir(), 'slipway-bench-')), 'data');
      found.memory.push(await measure(call, calls, undefined));
      found.folder.push(await measure(call, calls, folder));
      found.bytes = await sizeOf(folder);
      rmSync(folder, { recursive: true });
    }
    const [memory, kept] = [median(found.memory), median(found.folder)];
    console.log(
      `${calls} calls ${name}: ${memory.toFixed(0)}/s in memory, ${kept.toFixed(0)}/s with a folder, ` +
        `ratio ${(memory / kept).toFixed(2)}; ${found.bytes} bytes at the end`,
    );
  }
}
