/** The last deployments and the running revisions of a service that CodeDeploy deploys. */

import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { runProgram } from '../../packages/local-ecs/__tests__/support/harness/run-program.ts';
import { nodeOfRunner, ROOT } from '../support/harness/action-run.ts';
import { aCodeDeployService } from '../support/harness/code-deploy-stage.ts';
import { openStage, type ScenarioStage } from '../support/harness/scenario-stage.ts';

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

test('the summary, the history and the status show deployments that only the ledger knows', async () => {
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
  expect(lines[0]).toBe('Service hello (cluster production): ACTIVE, 4/4 tasks running, 0 pending');
  expect(lines[1]).toContain('Running: hello:3, 4 tasks, image hello:v3, commit c0ffee012345');
  expect(lines[2]).toContain('Last deployed by Slipway: hello:3');
});
