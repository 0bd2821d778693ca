/** `slipway init --from-service`: reads a running service, and its files deploy it. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { GITHUB, type InitStage, openInitStage } from '../support/harness/init-stage.ts';
import { describeService, untilSteady } from '../support/harness/scenario-stage.ts';

let stage: InitStage;

beforeEach(async () => {
  stage = await openInitStage();
});

afterEach(() => stage.close());

describe('a running service', () => {
  const definition = {
    family: 'shop-web',
    containerDefinitions: [
      {
        name: 'app',
        image: 'web:v1',
        memory: 128,
        environment: [{ name: 'DB_PASSWORD', value: 'hunter2-hunter2' }],
      },
    ],
  };
  const settings = { minimumHealthyPercent: 50, maximumPercent: 150 };

  async function aRunningService(): Promise<void> {
    await stage.callEcs('RegisterTaskDefinition', definition);
    const service = {
      serviceName: 'web',
      taskDefinition: 'shop-web',
      desiredCount: 2,
      deploymentConfiguration: settings,
    };
    await stage.callEcs('CreateService', { cluster: 'production', ...service });
    await untilSteady(stage, 'web');
  }

  test('is read, and its files deploy it as it is', async () => {
    await aRunningService();
    const before = stage.writes();

    const written = await stage.init('--from-service', 'web', '--cluster', 'production', ...GITHUB);

    expect([written.exitCode, written.errors, stage.writes()]).toEqual([0, '', before]);
    expect(stage.readJson('task-definition.json')).toMatchObject(definition);
    expect(stage.readJson('service-definition.json')).toMatchObject({
      desiredCount: 2,
      deploymentConfiguration: settings,
    });
    expect(stage.listFiles()).not.toContain('aws/template.yml');
    expect(written.output).toContain('DB_PASSWORD may have a secret as value.');
    expect(written.output).not.toContain('hunter2');
    stage.allowOnlyItsPermissions();
    const inputs = stage.readInputs('.github/workflows/deploy.yml');
    const result = await stage.job.run({ inputs, environment: stage.environment });
    expect([result.outputs.verdict, result.log.match(/.*denied.*/g)]).toEqual(['unchanged', null]);
    expect(result.log).not.toContain('differs from');
  });

  test('can be created again from its files', async () => {
    await aRunningService();
    await stage.init('--from-service', 'web', '--cluster', 'production', ...GITHUB);
    await stage.callEcs('DeleteService', { cluster: 'production', service: 'web', force: true });

    await stage.callEcs('RegisterTaskDefinition', stage.readJson('task-definition.json'));
    await stage.callEcs('CreateService', { ...stage.readJson('service-definition.json'), serviceName: 'again' });

    await untilSteady(stage, 'again');
    expect(describeService(stage, 'again')).toMatchObject({ desiredCount: 2, deploymentConfiguration: settings });
  });

  test('that does not exist is an error, and nothing is written', async () => {
    const ended = await stage.init('--from-service', 'web', '--cluster', 'production', ...GITHUB);

    expect([ended.exitCode, ended.output, stage.listFiles()]).toEqual([2, '', []]);
    expect(ended.errors).toMatch(/^Service web not found in cluster production\. .*list-services/);
  });
});
