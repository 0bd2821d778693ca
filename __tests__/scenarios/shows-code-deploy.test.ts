/** What is shown of a service that CodeDeploy deploys: its last deployments, and what serves. */
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import type { JsonObject } from '../../src/json.ts';
import { nodeOfRunner, ROOT } from '../support/action-run.ts';
import { aCodeDeployService } from '../support/code-deploy-stage.ts';
import { runProgram } from '../support/run-program.ts';
import { openStage, type ScenarioStage } from '../support/scenario-stage.ts';

const CLI = join(ROOT, 'dist', 'cli', 'index.js');
const INPUTS = { cluster: 'production', service: 'hello', 'wait-max-delay-seconds': '1' };
let stage: ScenarioStage;

afterEach(async () => {
  await stage.close();
});

async function deploy(image: string) {
  const result = await stage.job.run({ inputs: { ...INPUTS, image }, environment: stage.environment });
  expect(result.outputs.verdict).toBe('steady');
  return result;
}

async function show(...args: readonly string[]) {
  const asked = [...args, '--cluster', 'production', '--service', 'hello'];
  const { exitCode, stdout } = await runProgram(nodeOfRunner(), [CLI, ...asked], { environment: stage.environment });
  return { exitCode, stdout };
}

test('the summary, the history and the status tell of deployments that only the ledger knows', async () => {
  stage = await openStage({ speed: 25, tasks: 'simulated', instances: 10 });
  await aCodeDeployService(stage);
  await deploy('hello:v2');

  const { summary } = await deploy('hello:v3');
  const history = await show('history', '--json');
  const status = await show('status');

  const [, table = ''] = summary.split('Last deployments');
  const found = history.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as JsonObject);
  expect([...table.matchAll(/hello:\d/g)].map(([name]) => name)).toEqual(['hello:3', 'hello:2']);
  expect(found.map(({ revision, image, verdict }) => [revision, image, verdict])).toEqual([
    ['hello:3', 'hello:v3', 'steady'],
    ['hello:2', 'hello:v2', 'steady'],
  ]);
  expect([history.exitCode, status.exitCode]).toEqual([0, 0]);
  const lines = status.stdout.split('\n');
  expect(lines[0]).toBe('service hello in cluster production: ACTIVE, 4 of 4 running, 0 pending');
  expect(lines[1]).toContain('serving hello:3, 4 running, image hello:v3, commit c0ffee012345');
  expect(lines[2]).toContain('last deployed by slipway: hello:3');
}, 120_000);
