/**
 * Express Mode services: DescribeServices shows no task definition of them, ECS deploys them as a canary and manages
 * their load balancer. They are updated as AWS documents for a changed task definition, by UpdateService.
 */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { describeService, openStage, type ScenarioStage, untilSteady } from '../support/harness/scenario-stage.ts';

let stage: ScenarioStage;

const ROLE = 'arn:aws:iam::123456789012:role';
const INPUTS = { cluster: 'production', service: 'hello', 'wait-max-delay-seconds': '1' };

beforeEach(async () => {
  stage = await openStage({
    speed: 600,
    tasks: 'simulated',
    images: [{ image: 'hello:broken', exits: { afterMs: 1_000, code: 3 } }],
  });
  stage.call('CreateExpressGatewayService', {
    ...{ cluster: 'production', serviceName: 'hello', infrastructureRoleArn: `${ROLE}/infrastructure` },
    executionRoleArn: `${ROLE}/execution`,
    primaryContainer: { image: 'hello:v1', containerPort: 5000 },
    scalingTarget: { minTaskCount: 2 },
  });
  await untilSteady(stage, 'hello');
});

afterEach(() => stage.close());

function run(inputs: Readonly<Record<string, string>>) {
  return stage.job.run({ inputs: { ...INPUTS, ...inputs }, environment: stage.environment });
}

/** What Express Mode shows of the service. */
function see(): JsonObject {
  const { serviceArn } = describeService(stage);
  const { service } = stage.call('DescribeExpressGatewayService', { serviceArn: String(serviceArn) });
  return service as JsonObject;
}

function seeActive(): JsonObject {
  const [active = {}] = see().activeConfigurations as readonly JsonObject[];
  return active;
}

test('image, variables and role are deployed as the canary that ECS makes of it, and the URL is an output', async () => {
  const result = await run({
    image: 'hello:v2',
    'environment-variables': 'RELEASE=2',
    'task-role-arn': `${ROLE}/hello`,
  });

  expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
  expect(seeActive()).toMatchObject({
    taskRoleArn: `${ROLE}/hello`,
    primaryContainer: { image: 'hello:v2', environment: [{ name: 'RELEASE', value: '2' }] },
  });
  expect(result.log).toContain('strategy CANARY: 5%');
  expect(result.outputs.url).toMatch(/^https:\/\/hello-[0-9a-f]{8}\.ecs\.us-east-1\.on\.aws$/);
  expect(result.summary).toContain(`[The service](${result.outputs.url})`);
  expect(result.outputs['task-definition-revision']).toBe('production-hello:2');
});

test('no percents, circuit breaker or load balancer are sent', async () => {
  await run({ image: 'hello:v2' });

  const updates = stage.local.calls().filter(({ operation }) => operation === 'UpdateService');
  expect(updates.map(({ input }) => Object.keys(input).sort())).toEqual([['cluster', 'service', 'taskDefinition']]);
});

test('a run that changes nothing leaves the service as it is', async () => {
  const result = await run({ 'environment-variables': '' });

  expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'unchanged']);
});

test('a deployment that ECS rolls back is red', async () => {
  const result = await run({ image: 'hello:broken' });

  expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'rolled-back']);
  expect(result.outputs.reason).toMatch(/^container Main exited with code 3/);
  expect(seeActive()).toMatchObject({ primaryContainer: { image: 'hello:v1' } });
});

test('rollback-to returns to the revision before', async () => {
  await run({ image: 'hello:v2' });

  const result = await run({ 'rollback-to': 'previous' });

  expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
  expect(seeActive()).toMatchObject({ primaryContainer: { image: 'hello:v1' } });
});

test('a deployment that the Express Mode API has started is followed as the same one', async () => {
  const { serviceArn } = describeService(stage);
  stage.call('UpdateExpressGatewayService', {
    serviceArn: String(serviceArn),
    primaryContainer: { image: 'hello:v2' },
  });

  const result = await run({ 'task-definition-family': 'production-hello' });

  expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
  expect(stage.writes()).not.toContain('UpdateService');
});

test('a URL that may not be read is one notice', async () => {
  stage.local.setFaults([{ operation: 'DescribeExpressGatewayService', on: 'every', fault: { kind: 'denied' } }]);

  const result = await run({ image: 'hello:v2' });

  expect([result.outputs.verdict, result.outputs.url]).toEqual(['steady', undefined]);
  expect(result.log.split('URL of service hello unknown: ecs:DescribeExpressGatewayService on')).toHaveLength(2);
});

describe('what ECS manages is refused before anything is written', () => {
  test.each([
    ['percents', { 'maximum-percent': '150' }],
    ['the circuit breaker', { 'circuit-breaker': 'off' }],
    ['alarms', { 'deployment-alarms': 'errors' }],
  ])('%s', async (_what, inputs) => {
    const result = await run({ image: 'hello:v2', ...inputs });

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'refused']);
    expect(result.log).toContain('Service hello is an Express Mode service: ECS manages its deployment configuration.');
    expect(stage.writes().filter((one) => !/Express|Create/.test(one))).toEqual([]);
  });

  test('the load balancer, in a service definition', async () => {
    stage.job.write('service.json', JSON.stringify({ loadBalancers: [] }));

    const result = await run({ 'service-definition': 'service.json', 'apply-service-definition': 'true' });

    expect(result.outputs.verdict).toBe('refused');
    expect(result.log).toContain('Service hello is an Express Mode service: ECS manages its load balancer.');
  });
});

test('a task definition without the container Main is a warning', async () => {
  const { taskDefinition } = stage.call('DescribeTaskDefinition', { taskDefinition: 'production-hello' });
  const document = taskDefinition as JsonObject;
  const [main] = document.containerDefinitions as readonly JsonObject[];
  const next = { ...document, containerDefinitions: [{ ...main, name: 'app' }] };
  stage.job.write('task-definition.json', JSON.stringify(next));

  const result = await run({ 'task-definition': 'task-definition.json', 'dry-run': 'true' });

  expect(result.log).toContain('The task definition has no container Main.');
});
