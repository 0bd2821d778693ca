/** The main action's own login: for its build, and beyond it only when asked. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { StepResult } from '../support/harness/action-run.ts';
import { aTaskDefinition, openStage, type ScenarioStage } from '../support/harness/scenario-stage.ts';

let stage: ScenarioStage;
beforeEach(async () => {
  stage = await openStage({ speed: 100, tasks: 'simulated' });
  stage.job.write('Dockerfile', 'FROM scratch\nCOPY Dockerfile /\nCMD ["/none"]\n');
  stage.job.write('task-definition.json', JSON.stringify(aTaskDefinition()));
});
afterEach(() => stage.close());

/** Builds and registers, with no service. */
function build(inputs: Readonly<Record<string, string>>): Promise<StepResult> {
  const own = { repository: 'web', 'create-repository': 'true', 'task-definition': 'task-definition.json' };
  return stage.job.run({ inputs: { ...own, ...inputs }, environment: stage.environment });
}

const outputName = (what: string) => `docker_${what}_${stage.local.registryHost.replaceAll(/[^A-Za-z0-9_]/g, '_')}`;

describe('a build', () => {
  test('logs in to the registries of base images first, gives no password away and leaves no login', async () => {
    const result = await build({ registries: '111122223333' });

    const host = stage.local.registryHost;
    expect([result.exitCode, result.outputs.verdict, result.outputs.registry]).toEqual([0, 'started', host]);
    expect(result.log.split(`Logged in to ${host}`)).toHaveLength(3);
    expect(Object.keys(result.outputs).filter((name) => name.startsWith('docker_'))).toEqual([]);
    expect(result.variables).toEqual({});
    expect(stage.job.leftovers().filter((path) => path.includes('slipway-docker'))).toEqual([]);
  });

  test('with skip-logout and mask-password false leaves the login to later steps and jobs', async () => {
    const result = await build({ 'skip-logout': 'true', 'mask-password': 'false' });

    const folder = result.variables.DOCKER_CONFIG ?? '';
    const { auths } = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8'));
    const password = result.outputs[outputName('password')];
    expect([result.exitCode, result.outputs[outputName('username')]]).toEqual([0, 'AWS']);
    expect(auths[stage.local.registryHost].auth).toBe(Buffer.from(`AWS:${password}`).toString('base64'));
    expect(result.log).not.toContain(password);
    expect(existsSync(join(stage.job.home, '.docker'))).toBe(false);
  });
});
