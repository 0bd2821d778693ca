import { afterEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import {
  anImageByDigest,
  aSteadyService,
  aTaskDefinition,
  currentImage,
  describeService,
  openStage,
  type ScenarioStage,
} from '../support/harness/scenario-stage.ts';

const FOLLOW = { cluster: 'production', service: 'hello', 'wait-max-delay-seconds': '1' };
let stage: ScenarioStage;

afterEach(async () => {
  await stage.close();
});

describe('an image that works', () => {
  test('is rolled out: the step is green, and says which revision is running', async () => {
    stage = await openStage({ speed: 200, tasks: 'simulated' });
    await aSteadyService(stage);

    const result = await stage.job.run({ inputs: { ...FOLLOW, image: 'hello:v2' }, environment: stage.environment });

    expect(result.log).toContain('hello:2');
    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
    expect(result.outputs['task-definition-revision']).toBe('hello:2');
    expect(result.outputs['previous-task-definition-arn']).toMatch(/:task-definition\/hello:1$/);
    expect(result.outputs['deployment-id']).toMatch(/^ecs-svc\/\d{19}$/);
    expect(result.outputs['service-deployment-arn']).toContain(':service-deployment/production/hello/');
    expect(currentImage(stage)).toBe('hello:v2');
  });

  test('is registered once and deployed once', async () => {
    stage = await openStage({ speed: 200, tasks: 'simulated' });
    await aSteadyService(stage);

    await stage.job.run({ inputs: { ...FOLLOW, image: 'hello:v2' }, environment: stage.environment });

    expect(stage.writes().slice(-5)).toEqual([
      'RegisterTaskDefinition',
      'TagResource',
      'TagResource',
      'UpdateService',
      'TagResource',
    ]);
    expect(stage.writes().filter((operation) => operation === 'UpdateService')).toHaveLength(1);
  });

  test('that is running already is not deployed again: unchanged, and nothing is written', async () => {
    stage = await openStage({ speed: 200, tasks: 'simulated' });
    await aSteadyService(stage);
    const inputs = { ...FOLLOW, image: anImageByDigest() };
    await stage.job.run({ inputs, environment: stage.environment });
    const before = stage.writes();

    const result = await stage.job.run({ inputs, environment: stage.environment });

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'unchanged']);
    expect(stage.writes()).toEqual(before);
  });

  test('is only planned by a dry run: the changes are reported, nothing is written', async () => {
    stage = await openStage({ speed: 200, tasks: 'simulated' });
    await aSteadyService(stage);
    const before = stage.writes();
    const inputs = { ...FOLLOW, image: 'hello:v2', 'dry-run': 'true', 'maximum-percent': '150' };

    const result = await stage.job.run({ inputs, environment: stage.environment });

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'planned']);
    expect(stage.writes()).toEqual(before);
    expect(result.log).toContain('~ image: hello v1 → v2');
    expect(result.log).toContain('maximumPercent: 200 → 150');
  });

  test('is started and left to ECS when nobody is to follow', async () => {
    stage = await openStage({ speed: 200, tasks: 'simulated' });
    await aSteadyService(stage);
    const inputs = { ...FOLLOW, image: 'hello:v2', 'wait-for-service-stability': 'false' };

    const result = await stage.job.run({ inputs, environment: stage.environment });

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'started']);
  });
});

describe('what is requested in addition to the image', () => {
  test('one percent alone keeps the other, the circuit breaker and its rollback', async () => {
    stage = await openStage({ speed: 200, tasks: 'simulated' });
    await aSteadyService(stage);
    const inputs = { ...FOLLOW, image: 'hello:v2', 'minimum-healthy-percent': '50' };

    await stage.job.run({ inputs, environment: stage.environment });

    expect(describeService(stage).deploymentConfiguration).toMatchObject({
      minimumHealthyPercent: 50,
      maximumPercent: 200,
      deploymentCircuitBreaker: { enable: true, rollback: true },
    });
  });

  test('fields of a task definition that no SDK knows reach ECS', async () => {
    stage = await openStage({ speed: 200, tasks: 'simulated' });
    await aSteadyService(stage);
    stage.job.write('task-definition.json', JSON.stringify(aTaskDefinition({ futureField: { depth: [1, 2] } })));
    const inputs = { ...FOLLOW, image: 'hello:v2', 'task-definition': 'task-definition.json' };

    const result = await stage.job.run({ inputs, environment: stage.environment });

    const revision = stage.local.host.state().revisions.get(result.outputs['task-definition-arn'] ?? '');
    expect(revision?.described.futureField).toEqual({ depth: [1, 2] });
  });

  test('a variable is set by name; its value is in no log, output or summary', async () => {
    stage = await openStage({ speed: 200, tasks: 'simulated' });
    await aSteadyService(stage);
    const canary = 'canary-5d1f';
    const inputs = { ...FOLLOW, image: 'hello:v2', 'environment-variables': `GREETING=${canary}=yes` };

    const result = await stage.job.run({ inputs, environment: stage.environment });

    const taskDefinition = result.outputs['task-definition-arn'] ?? '';
    const described = stage.call('DescribeTaskDefinition', { taskDefinition }).taskDefinition as JsonObject;
    const [container] = described.containerDefinitions as JsonObject[];
    expect(container?.environment).toEqual([{ name: 'GREETING', value: `${canary}=yes` }]);
    expect(result.everything).not.toContain(canary);
    expect(result.log).toContain('GREETING');
  });

  test('without a service the revision is registered and nothing is deployed', async () => {
    stage = await openStage({ speed: 200, tasks: 'simulated' });
    stage.job.write('task-definition.json', JSON.stringify(aTaskDefinition()));
    const inputs = { image: 'hello:v2', 'task-definition': 'task-definition.json' };

    const result = await stage.job.run({ inputs, environment: stage.environment });

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'started']);
    expect(result.outputs['task-definition-revision']).toBe('hello:1');
    expect(stage.writes()).toEqual(['RegisterTaskDefinition', 'TagResource']);
  });
});
