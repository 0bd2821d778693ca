import { afterEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../src/json.ts';
import { aCodeDeployService, describeDeployment, waits } from '../support/code-deploy-stage.ts';
import { openStage, type ScenarioStage, type StageOptions, servingImage } from '../support/scenario-stage.ts';

const INPUTS = { cluster: 'production', service: 'hello', image: 'hello:v2', 'wait-max-delay-seconds': '1' };
let stage: ScenarioStage;

afterEach(async () => {
  await stage.close();
});

async function open(group: JsonObject = {}, options: Partial<StageOptions> = {}): Promise<void> {
  stage = await openStage({ speed: 25, tasks: 'simulated', instances: 10, ...options });
  await aCodeDeployService(stage, group);
}

function deploy(inputs: Readonly<Record<string, string>> = {}) {
  return stage.job.run({ inputs: { ...INPUTS, ...inputs }, environment: stage.environment });
}

describe('a service that CodeDeploy deploys', () => {
  test('serves the new revision when CodeDeploy has completed the deployment', async () => {
    await open({ blueGreenDeploymentConfiguration: waits({ termination: 1 }) });

    const result = await deploy();

    const id = String(result.outputs['codedeploy-deployment-id']);
    expect([result.exitCode, result.outputs.verdict, describeDeployment(stage, id).status]).toEqual([
      0,
      'steady',
      'Succeeded',
    ]);
    expect(servingImage(stage)).toBe('hello:v2');
    expect(result.log).toContain('service hello: stage Install');
  }, 120_000);
});
