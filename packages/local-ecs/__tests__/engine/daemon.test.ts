import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import {
  aConfiguration,
  aTaskDefinition,
  BREAKER_WITH_ROLLBACK,
  PORT_80,
  VirtualEcs,
} from '../support/fakes/virtual-ecs.ts';

const DAEMON: JsonObject = { serviceName: 'web', taskDefinition: 'web', schedulingStrategy: 'DAEMON' };

function withDaemon(instances: number, change: JsonObject = {}): VirtualEcs {
  const ecs = new VirtualEcs();
  ecs.addInstances(instances);
  ecs.call('RegisterTaskDefinition', aTaskDefinition(PORT_80));
  ecs.call('CreateService', { ...DAEMON, ...change });
  ecs.run();
  return ecs;
}

/** How many tasks of the service each of the instances has, in their order. */
function countPlaces(ecs: VirtualEcs): readonly number[] {
  const tasks = [...ecs.state.tasks.values()].filter(({ serviceKey }) => serviceKey === 'default/web');
  return [...ecs.state.instances.keys()].map((arn) => tasks.filter(({ instanceArn }) => instanceArn === arn).length);
}

function change(ecs: VirtualEcs, at: number, status: 'ACTIVE' | 'DRAINING'): void {
  const arn = [...ecs.state.instances.keys()][at] ?? '';
  ecs.call('UpdateContainerInstancesState', { containerInstances: [arn], status });
}

describe('a DAEMON service', () => {
  test('has one task on each instance, a desired count of its own, and the percents of a daemon', () => {
    const ecs = withDaemon(3);

    expect(ecs.service()).toMatchObject({
      schedulingStrategy: 'DAEMON',
      desiredCount: 3,
      runningCount: 3,
      availabilityZoneRebalancing: 'DISABLED',
      deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 },
      deployments: [{ desiredCount: 3, runningCount: 3, rolloutState: 'COMPLETED' }],
    });
    expect(countPlaces(ecs)).toEqual([1, 1, 1]);
    expect(ecs.events().slice(-1)).toEqual(['(service web) has reached a steady state.']);
    expect(ecs.call('ListServices', { schedulingStrategy: 'DAEMON' }).serviceArns).toHaveLength(1);
    expect(ecs.call('ListServices', { schedulingStrategy: 'REPLICA' }).serviceArns).toEqual([]);
  });

  test('is created with its count known', () => {
    const ecs = new VirtualEcs();
    ecs.addInstances(2);
    ecs.call('RegisterTaskDefinition', aTaskDefinition());

    expect(ecs.call('CreateService', DAEMON)).toMatchObject({ service: { desiredCount: 2, runningCount: 0 } });
  });

  test('follows an instance that comes, and one that is deregistered', () => {
    const ecs = withDaemon(1);

    ecs.addInstances(1);
    ecs.run();
    const two = countPlaces(ecs);
    const [containerInstance = ''] = ecs.state.instances.keys();
    ecs.call('DeregisterContainerInstance', { containerInstance, force: true });
    ecs.run();

    expect([two, countPlaces(ecs)]).toEqual([
      [1, 1],
      [0, 1],
    ]);
    expect(ecs.service()).toMatchObject({ desiredCount: 1, runningCount: 1 });
  });

  test('leaves a draining instance last, and returns to it', () => {
    const ecs = withDaemon(2);
    ecs.call('RegisterTaskDefinition', { ...aTaskDefinition(), family: 'job' });
    const [first = ''] = ecs.state.instances.keys();
    ecs.call('StartTask', { taskDefinition: 'job', containerInstances: [first] });
    ecs.pass(60);

    change(ecs, 0, 'DRAINING');
    ecs.pass(120);
    const together = countPlaces(ecs);
    const { taskArns = [] } = ecs.call('ListTasks', { family: 'job' });
    ecs.call('StopTask', { task: (taskArns as readonly string[])[0] ?? '' });
    ecs.pass(60);
    const alone = countPlaces(ecs);
    change(ecs, 0, 'ACTIVE');
    ecs.pass(60);

    expect([together, alone, countPlaces(ecs)]).toEqual([
      [1, 1],
      [0, 1],
      [1, 1],
    ]);
  });

  test('stops tasks where its constraints are no longer met', () => {
    const expression = 'attribute:agents !exists';
    const ecs = withDaemon(2, { placementConstraints: [{ type: 'memberOf', expression }] });
    const [targetId = ''] = ecs.state.instances.keys();

    ecs.call('PutAttributes', { attributes: [{ name: 'agents', value: 'no', targetId }] });
    ecs.run();

    expect(countPlaces(ecs)).toEqual([0, 1]);
    expect(ecs.service()).toMatchObject({ desiredCount: 1, runningCount: 1 });
  });

  test('rolls out by stopping first: a static port is never in the way', () => {
    const ecs = withDaemon(3);
    const fewest: number[] = [];
    ecs.watch = (state) =>
      void fewest.push([...state.tasks.values()].filter((task) => task.lastStatus === 'RUNNING').length);

    ecs.call('UpdateService', { service: 'web', forceNewDeployment: true, ...aConfiguration(60, 100) });
    ecs.run();
    ecs.watch = () => undefined;

    expect(ecs.service().deployments).toMatchObject([
      { status: 'PRIMARY', rolloutState: 'COMPLETED', runningCount: 3 },
    ]);
    expect(Math.min(...fewest)).toBe(2);
    expect(countPlaces(ecs)).toEqual([1, 1, 1]);
  });

  test('rolls back when the new revision fails', () => {
    const ecs = withDaemon(3, aConfiguration(0, 100, BREAKER_WITH_ROLLBACK));
    ecs.play({ image: 'example/web:2', exits: { afterMs: 1000, code: 1 } });
    ecs.call('RegisterTaskDefinition', aTaskDefinition({ ...PORT_80, image: 'example/web:2' }));

    ecs.call('UpdateService', { service: 'web', taskDefinition: 'web:2' });
    ecs.run();

    const { taskDefinition, runningCount, deployments } = ecs.service();
    expect(taskDefinition).toMatch(/web:1$/);
    expect([runningCount, deployments.length]).toEqual([3, 1]);
  });

  test('is deleted without being scaled down', () => {
    const ecs = withDaemon(2);

    ecs.call('DeleteService', { service: 'web' });
    ecs.run();

    expect(ecs.service().status).toBe('INACTIVE');
  });

  test.each<{ name: string; input: JsonObject; message: string }>([
    {
      name: 'a desired count',
      input: { desiredCount: 2 },
      message: 'The daemon scheduling strategy does not support a desired count for services',
    },
    {
      name: 'strategies',
      input: { placementStrategy: [{ type: 'random' }] },
      message: 'The daemon scheduling strategy does not support placement strategies',
    },
    {
      name: 'zone rebalancing',
      input: { availabilityZoneRebalancing: 'ENABLED' },
      message: 'Availability Zone Rebalancing does not support DAEMON services',
    },
  ])('has no $name, when it is made and later', ({ input, message }) => {
    const ecs = withDaemon(1);
    const refusal = { ok: false, type: 'InvalidParameterException', message, status: 400 };

    expect(ecs.ask('CreateService', { ...DAEMON, serviceName: 'other', ...input })).toEqual(refusal);
    expect(ecs.ask('UpdateService', { service: 'web', ...input })).toEqual(refusal);
  });

  test('is not for AWS Fargate', () => {
    const ecs = withDaemon(1);

    expect(ecs.ask('CreateService', { ...DAEMON, serviceName: 'other', launchType: 'FARGATE' })).toMatchObject({
      type: 'InvalidParameterException',
    });
  });
});
