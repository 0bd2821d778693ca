/** The script of "A first service by AWS calls alone" on the page of the local ECS, run as its reader would. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
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
import { lineAsPattern, writePagePrograms } from '../../support/harness/walk-page.ts';

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

testWith([AWS_CLI, CURL], 'the script of the page runs as written, and prints what the page says', async () => {
  const folder = makeFolder();
  const [local] = await Promise.all([start(), importBaseImage(BASE)]);
  cpSync(join(ROOT, 'examples/hello'), folder, { recursive: true });
  const PATH = writePagePrograms(folder, BASE);

  const environment = { ...environmentOf(local), PATH, DOCKER_CONFIG: folder };
  const { exitCode, stdout, stderr } = await runProgram('sh', ['-ec', SCRIPT], { environment, folder });
  const refused = local.calls().filter(({ answer }) => answer !== 'ok');
  await local.close();
  await removeImages(BASE, local.registryHost);
  removeFolder(folder);

  const missing = PRINTED.trimEnd()
    .split('\n')
    .filter((line) => !new RegExp(`^${lineAsPattern(line)}$`, 'm').test(stdout));
  expect([exitCode, missing.map((line) => [line, stdout, stderr]), refused]).toEqual([0, [], []]);
});
