/**
 * What UpdateService would refuse is refused in the plan, before anything is built or registered; ECS refuses it too.
 */

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import {
  aSteadyService,
  aTaskDefinition,
  openStage,
  type ScenarioStage,
  untilSteady,
} from '../support/harness/scenario-stage.ts';

let stage: ScenarioStage;

beforeEach(async () => {
  stage = await openStage({ speed: 200, tasks: 'simulated' });
});

afterEach(async () => {
  await stage.close();
});

const BALANCED = { loadBalancers: [{ loadBalancerName: 'lb', containerName: 'hello', containerPort: 5000 }] };
const FILE = { 'task-definition': 'task-definition.json' };

/** On host ports of ECS's choice, so that two services fit. */
function aDocument(containerPort: number, change: JsonObject = {}): JsonObject {
  const container = { name: 'hello', image: 'hello:v2', memory: 128, portMappings: [{ containerPort, hostPort: 0 }] };
  return { family: 'hello', containerDefinitions: [container], ...change };
}

async function serveAs(serviceName: string, settings: JsonObject): Promise<void> {
  stage.call('CreateService', { cluster: 'production', serviceName, desiredCount: 1, launchType: 'EC2', ...settings });
  await untilSteady(stage, serviceName);
}

async function expectRefused(inputs: Readonly<Record<string, string>>, says: readonly string[]): Promise<void> {
  const before = stage.writes();

  const result = await stage.job.run({ inputs: { cluster: 'production', ...inputs }, environment: stage.environment });

  for (const text of says) expect(result.log).toContain(text);
  expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'refused']);
  expect(stage.writes()).toEqual(before);
}

test('a desired count for a DAEMON service', async () => {
  stage.call('RegisterTaskDefinition', aTaskDefinition());
  const daemon = { cluster: 'production', serviceName: 'agent', taskDefinition: 'hello', launchType: 'EC2' };
  stage.call('CreateService', { ...daemon, schedulingStrategy: 'DAEMON' });
  await untilSteady(stage, 'agent');

  await expectRefused({ service: 'agent', image: 'hello:v2', 'desired-count': '2' }, [
    'Service agent is a DAEMON service: ECS runs one task on each container instance and accepts no desired count (given: 2).',
  ]);
  expect(() => stage.call('UpdateService', { cluster: 'production', service: 'agent', desiredCount: 2 })).toThrow(
    'The daemon scheduling strategy does not support a desired count for services',
  );
});

describe('a task definition without the container port of a load balancer', () => {
  test('is refused for each of the services that share it', async () => {
    stage.call('RegisterTaskDefinition', aDocument(5000));
    await serveAs('one', { taskDefinition: 'hello', ...BALANCED });
    await serveAs('two', { taskDefinition: 'hello', ...BALANCED });
    stage.job.write('task-definition.json', JSON.stringify(aDocument(8080)));

    await expectRefused({ service: 'one, two', ...FILE }, [
      'Container "hello" maps no container port 5000, which the load balancer of service one uses. It maps: 8080.',
      'Container "hello" maps no container port 5000, which the load balancer of service two uses. It maps: 8080.',
    ]);
    stage.call('RegisterTaskDefinition', aDocument(8080));
    expect(() =>
      stage.call('UpdateService', { cluster: 'production', service: 'one', taskDefinition: 'hello:2' }),
    ).toThrow('The container hello did not have a container port 5000 defined');
  });

  test('is refused as the target of a rollback', async () => {
    stage.call('RegisterTaskDefinition', aDocument(8080));
    stage.call('RegisterTaskDefinition', aDocument(5000));
    await serveAs('one', { taskDefinition: 'hello:2', ...BALANCED });

    await expectRefused({ service: 'one', 'rollback-to': 'hello:1' }, [
      'Container "hello" maps no container port 5000, which the load balancer of service one uses.',
    ]);
  });
});

describe('another protocol for the port of a target group', () => {
  const document = (protocol: string) =>
    aDocument(5000, {
      containerDefinitions: [
        {
          name: 'hello',
          image: 'hello:v2',
          memory: 128,
          portMappings: [{ containerPort: 5000, hostPort: 0, protocol }],
        },
      ],
    });
  const plan = () => {
    const inputs = { cluster: 'production', service: 'one', 'dry-run': 'true', ...FILE };
    return stage.job.run({ inputs, environment: stage.environment });
  };

  beforeEach(async () => {
    stage.local.putTargetGroup({
      ...{ name: 'web', listenPort: 0, healthCheckPath: '/', matcher: '200', deregistrationDelaySeconds: 0 },
      ...{ healthCheckIntervalSeconds: 5, healthCheckTimeoutSeconds: 2, healthyThreshold: 2, unhealthyThreshold: 2 },
    });
    const targetGroupArn = String(stage.local.targetGroups()[0]?.targetGroupArn);
    stage.call('RegisterTaskDefinition', document('tcp'));
    const loadBalancers = [{ targetGroupArn, containerName: 'hello', containerPort: 5000 }];
    await serveAs('one', { taskDefinition: 'hello', loadBalancers });
  });

  test('is a warning, since AWS does not document that ECS refuses it', async () => {
    stage.job.write('task-definition.json', JSON.stringify(document('udp')));

    const result = await plan();

    expect(result.outputs.verdict).toBe('planned');
    expect(result.log).toContain(
      '::warning title=Slipway::Target group web of service one: protocol HTTP needs tcp, and container port 5000 of container hello is udp: targets get no traffic.',
    );
  });

  test('is one notice if the target group may not be read', async () => {
    stage.job.write('task-definition.json', JSON.stringify(document('udp')));
    stage.local.setFaults([{ operation: 'DescribeTargetGroups', on: 'every', fault: { kind: 'denied' } }]);

    const result = await plan();

    expect(result.outputs.verdict).toBe('planned');
    expect(result.log).toContain('Not checked: whether target group web of service one fits the container port.');
  });

  test('is not looked up while the ports stay', async () => {
    stage.job.write('task-definition.json', JSON.stringify({ ...document('tcp'), cpu: '128' }));

    await plan();

    expect(stage.local.calls().map(({ operation }) => operation)).not.toContain('DescribeTargetGroups');
  });
});

test('a network mode that does not match the service', async () => {
  await aSteadyService(stage);
  stage.job.write('task-definition.json', JSON.stringify(aDocument(5000, { networkMode: 'awsvpc' })));

  await expectRefused({ service: 'hello', ...FILE }, [
    'The task definition has networkMode "awsvpc", but service hello has no network configuration (subnets).',
  ]);
});

test('a one-off task on Fargate with a task definition that cannot run there', async () => {
  await aSteadyService(stage);

  await expectRefused({ service: 'hello', image: 'hello:v2', 'run-task': 'true', 'run-task-launch-type': 'FARGATE' }, [
    'The one-off task runs on Fargate, but the task definition cannot: networkMode',
  ]);
});
