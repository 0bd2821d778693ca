/** The script of "A first service by AWS calls alone" on the page of the local ECS, run as its reader would. */
import { cpSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect } from '@jest/globals';
import { type Emulator, importBaseImage, openLocalEcs, settleOptions } from '@slipway/local-ecs/internal';
import { environmentOf } from '../../../packages/local-ecs/__tests__/support/harness/local-client.ts';
import { AWS_CLI, CURL, testWith } from '../../../packages/local-ecs/__tests__/support/harness/needs-program.ts';
import { runProgram } from '../../../packages/local-ecs/__tests__/support/harness/run-program.ts';
import { makeFolder, removeFolder } from '../../../packages/local-ecs/__tests__/support/harness/scratch.ts';
import { parseArguments } from '../../../src/cli/arguments.ts';
import { findBlocks, findSection, readPage } from '../../docs/pages.ts';
import { ROOT } from '../../support/harness/action-run.ts';
import { removeImages } from '../../support/harness/example-stage.ts';

const BASE = `slipway-test-first-service:${process.pid}`;
const SECTION = findSection(readPage('docs/local-ecs.md'), 'A first service by AWS calls alone');
const [START = '', SCRIPT = ''] = findBlocks(SECTION, 'sh');
const [PRINTED = ''] = findBlocks(SECTION, 'text');

/** As the page starts it, on a free port. */
async function start(): Promise<Emulator> {
  const line = parseArguments(START.trim().split(' ').slice(1));
  const options = 'given' in line ? settleOptions({ ...line.given, port: 0 }) : { refused: [START] };
  if ('refused' in options) throw new Error(JSON.stringify(options.refused));
  return openLocalEcs(options, () => undefined);
}

/** Programs that stand before those of the machine. */
function writePrograms(folder: string): void {
  const path = `PATH='${process.env.PATH}'`;
  // Version 2.9 of the AWS CLI, which Debian 12 has, does not read AWS_ENDPOINT_URL.
  const aws = `#!/bin/sh\n${path} exec aws --endpoint-url "$AWS_ENDPOINT_URL" "$@"\n`;
  // The base image of the Dockerfile cannot be pulled in a test.
  const build = `if [ "$1" = build ]; then shift; set -- build --build-arg BASE=${BASE} "$@"; fi`;
  writeFileSync(join(folder, 'aws'), aws, { mode: 0o755 });
  writeFileSync(join(folder, 'docker'), `#!/bin/sh\n${build}\n${path} exec docker "$@"\n`, { mode: 0o755 });
}

function asPattern(line: string): RegExp {
  const parts = line.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'm');
}

testWith([AWS_CLI, CURL], 'the script of the page runs as written, and prints what the page says', async () => {
  const folder = makeFolder();
  const [local] = await Promise.all([start(), importBaseImage(BASE)]);
  cpSync(join(ROOT, 'examples/hello'), folder, { recursive: true });
  writePrograms(folder);
  const PATH = [folder, process.env.PATH ?? ''].join(delimiter);

  const environment = { ...environmentOf(local), PATH, DOCKER_CONFIG: folder };
  const { exitCode, stdout, stderr } = await runProgram('sh', ['-ec', SCRIPT], { environment, folder });
  const refused = local.calls().filter(({ answer }) => answer !== 'ok');
  await local.close();
  await removeImages(BASE, local.registryHost);
  removeFolder(folder);

  const missing = PRINTED.trimEnd()
    .split('\n')
    .filter((line) => !asPattern(line).test(stdout));
  expect([exitCode, missing.map((line) => [line, stdout, stderr]), refused]).toEqual([0, [], []]);
});
