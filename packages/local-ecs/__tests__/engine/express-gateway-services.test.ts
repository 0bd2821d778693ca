/**
 * Express Mode services (ECS API reference, CreateExpressGatewayService; ECS Developer Guide, resources created by
 * Amazon ECS Express Mode services).
 */
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { VirtualEcs } from '../support/fakes/virtual-ecs.ts';

const ROLE = 'arn:aws:iam::123456789012:role';
const CREATE = {
  serviceName: 'web',
  infrastructureRoleArn: `${ROLE}/infrastructure`,
  executionRoleArn: `${ROLE}/execution`,
  primaryContainer: { image: 'example/web:1', containerPort: 8080, environment: [{ name: 'MODE', value: 'a' }] },
  scalingTarget: { minTaskCount: 2 },
};

let ecs: VirtualEcs;

beforeEach(() => {
  ecs = new VirtualEcs();
});

function create(overrides: JsonObject = {}): JsonObject {
  return ecs.call('CreateExpressGatewayService', { ...CREATE, ...overrides }).service as JsonObject;
}

const ARN = 'arn:aws:ecs:eu-west-1:123456789012:service/default/web';

function see(): JsonObject {
  return ecs.call('DescribeExpressGatewayService', { serviceArn: ARN }).service as JsonObject;
}

function update(change: JsonObject): JsonObject {
  return ecs.call('UpdateExpressGatewayService', { serviceArn: ARN, ...change }).service as JsonObject;
}

function seeService(): JsonObject {
  const [service] = ecs.call('DescribeServices', { services: ['web'] }).services as readonly JsonObject[];
  return service ?? {};
}

function seeRevision(reference: string): JsonObject {
  return ecs.call('DescribeTaskDefinition', { taskDefinition: reference }).taskDefinition as JsonObject;
}

describe('a service that is created', () => {
  test('is described with its configuration and its URL', () => {
    create();
    ecs.run();

    expect(see()).toMatchObject({
      cluster: 'default',
      serviceName: 'web',
      serviceArn: ARN,
      status: { statusCode: 'ACTIVE' },
      infrastructureRoleArn: `${ROLE}/infrastructure`,
      currentDeployment: seeService().currentServiceDeployment,
      activeConfigurations: [
        {
          taskDefinitionArn: expect.stringMatching(/:task-definition\/default-web:1$/),
          executionRoleArn: `${ROLE}/execution`,
          cpu: '1024',
          memory: '2048',
          healthCheckPath: '/ping',
          primaryContainer: { image: 'example/web:1', containerPort: 8080 },
          scalingTarget: { minTaskCount: 2, maxTaskCount: 20, autoScalingMetric: 'AVERAGE_CPU' },
          ingressPaths: [
            { accessType: 'PUBLIC', endpoint: expect.stringMatching(/^web-[0-9a-f]{8}\.ecs\.eu-west-1\.on\.aws$/) },
          ],
        },
      ],
    });
  });

  test('is an ECS service on AWS Fargate without a task definition of its own, deployed as a canary', () => {
    create();
    ecs.run();

    const service = seeService();
    expect(service).not.toHaveProperty('taskDefinition');
    expect(service).toMatchObject({
      resourceManagementType: 'ECS',
      desiredCount: 2,
      runningCount: 2,
      launchType: 'FARGATE',
      healthCheckGracePeriodSeconds: 300,
      enableECSManagedTags: true,
      propagateTags: 'SERVICE',
      deploymentConfiguration: {
        strategy: 'CANARY',
        canaryConfiguration: { canaryPercent: 5, canaryBakeTimeInMinutes: 3 },
        bakeTimeInMinutes: 3,
        deploymentCircuitBreaker: { enable: true, rollback: true },
      },
      deployments: [{ taskDefinition: expect.stringMatching(/default-web:1$/), rolloutState: 'COMPLETED' }],
    });
  });

  test('has the container Main, with logs and an init process', () => {
    create();

    expect(seeRevision('default-web')).toMatchObject({
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      containerDefinitions: [
        {
          name: 'Main',
          essential: true,
          stopTimeout: 30,
          portMappings: [{ containerPort: 8080, protocol: 'tcp' }],
          linuxParameters: { initProcessEnabled: true },
          logConfiguration: { logDriver: 'awslogs', options: { mode: 'non-blocking', 'max-buffer-size': '25m' } },
        },
      ],
    });
  });

  test('gets a name from its image where none is given', () => {
    const { serviceName: _name, ...nameless } = CREATE;
    const { service } = ecs.call('CreateExpressGatewayService', nameless);

    expect((service as JsonObject).serviceName).toMatch(/^web-[0-9a-f]{4}$/);
  });

  test('takes a task definition as it is', () => {
    const container = { name: 'Main', image: 'example/web:7', portMappings: [{ containerPort: 9000, name: 'web' }] };
    const sidecar = { name: 'logs', image: 'example/logs:1' };
    ecs.call('RegisterTaskDefinition', {
      ...{ family: 'own', networkMode: 'awsvpc', requiresCompatibilities: ['FARGATE'], cpu: '256', memory: '512' },
      containerDefinitions: [container, sidecar],
    });
    const { infrastructureRoleArn, serviceName } = CREATE;
    ecs.call('CreateExpressGatewayService', { infrastructureRoleArn, serviceName, taskDefinitionArn: 'own:1' });

    expect(see()).toMatchObject({
      activeConfigurations: [{ taskDefinitionArn: expect.stringMatching(/own:1$/), cpu: '256' }],
    });
  });
});

describe('an update', () => {
  beforeEach(() => {
    create();
    ecs.run();
  });

  test('registers a revision with what is given, keeps the rest and shifts traffic to it', () => {
    const answer = update({ primaryContainer: { image: 'example/web:2' }, memory: '4096' });

    expect(answer).toMatchObject({
      targetConfiguration: {
        taskDefinitionArn: expect.stringMatching(/default-web:2$/),
        memory: '4096',
        primaryContainer: {
          image: 'example/web:2',
          containerPort: 8080,
          environment: [{ name: 'MODE', value: 'a' }],
        },
      },
    });
    expect(see().activeConfigurations).toHaveLength(2);
    ecs.run();
    expect(see().activeConfigurations).toHaveLength(1);
    expect(seeService()).toMatchObject({
      deployments: [{ taskDefinition: expect.stringMatching(/default-web:2$/), rolloutState: 'COMPLETED' }],
    });
  });

  test('by UpdateService deploys a revision, too', () => {
    const { containerDefinitions, ...document } = seeRevision('default-web');
    const [main] = containerDefinitions as readonly JsonObject[];
    const { family, networkMode, requiresCompatibilities, cpu, memory, executionRoleArn } = document;
    ecs.call('RegisterTaskDefinition', {
      ...{ family, networkMode, requiresCompatibilities, cpu, memory, executionRoleArn },
      containerDefinitions: [{ ...main, image: 'example/web:3' }],
    });

    ecs.call('UpdateService', { service: 'web', taskDefinition: 'default-web:2' });
    ecs.run();

    expect(see()).toMatchObject({ activeConfigurations: [{ primaryContainer: { image: 'example/web:3' } }] });
  });

  test.each([
    ['loadBalancers', { loadBalancers: [] }],
    ['deploymentConfiguration', { deploymentConfiguration: { maximumPercent: 150 } }],
  ])('by UpdateService cannot change what ECS manages: %s', (field, change) => {
    expect(ecs.ask('UpdateService', { service: 'web', ...change })).toMatchObject({
      ok: false,
      type: 'InvalidParameterException',
      message: expect.stringContaining(field),
    });
  });

  test('that fails is rolled back by its circuit breaker', () => {
    ecs.send({
      kind: 'put-scenario',
      scenario: { images: [{ image: 'example/web:bad', exits: { afterMs: 1_000, code: 1 } }] },
    });

    update({ primaryContainer: { image: 'example/web:bad' } });
    ecs.run();

    expect(see()).toMatchObject({ activeConfigurations: [{ primaryContainer: { image: 'example/web:1' } }] });
  });
});

test('a service that is deleted drains and is gone', () => {
  create();
  ecs.run();

  const { service } = ecs.call('DeleteExpressGatewayService', { serviceArn: ARN });

  expect(service).toMatchObject({ status: { statusCode: 'DRAINING' } });
  ecs.run();
  expect(ecs.ask('DescribeExpressGatewayService', { serviceArn: ARN })).toMatchObject({
    ok: false,
    type: 'ResourceNotFoundException',
  });
});

describe('refused', () => {
  test.each<[string, JsonObject, string]>([
    ['no infrastructure role', { ...CREATE, infrastructureRoleArn: '' }, 'infrastructureRoleArn'],
    ['no execution role', { ...CREATE, executionRoleArn: null }, 'executionRoleArn'],
    ['no image', { ...CREATE, primaryContainer: { image: '' } }, 'image'],
    ['a task definition next to a container', { ...CREATE, taskDefinitionArn: 'own:1' }, 'primaryContainer'],
  ])('%s', (_what, input, named) => {
    const answer = ecs.ask('CreateExpressGatewayService', input);

    expect(answer).toMatchObject({ ok: false, message: expect.stringContaining(named) });
    expect(ecs.call('ListServices', {}).serviceArns).toEqual([]);
  });

  test.each([
    ['DescribeExpressGatewayService', 'ResourceNotFoundException'],
    ['UpdateExpressGatewayService', 'ServiceNotFoundException'],
    ['DeleteExpressGatewayService', 'ServiceNotFoundException'],
  ])('%s of a service that does not exist', (operation, type) => {
    expect(ecs.ask(operation, { serviceArn: ARN })).toMatchObject({ ok: false, type });
  });
});
