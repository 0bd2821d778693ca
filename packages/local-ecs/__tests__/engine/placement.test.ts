import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import {
  ANY_PORT,
  aConfiguration,
  aService,
  aTaskDefinition,
  PORT_80,
  VirtualEcs,
} from '../support/fakes/virtual-ecs.ts';

/** Four instances in two zones; the first two have SSDs. */
function withDisks(): VirtualEcs {
  const ecs = new VirtualEcs();
  const disks = [{ disk: 'ssd' }, { disk: 'ssd' }, { disk: 'hdd' }, {}];
  for (const [at, attributes] of disks.entries()) {
    const availabilityZone = `eu-west-1${'ab'.charAt(at % 2)}`;
    const instance = { address: `127.0.1.${at + 1}`, cpu: 1024, memoryMiB: 1024, availabilityZone, attributes };
    ecs.send({ kind: 'add-instances', cluster: 'default', instances: [instance] });
  }
  ecs.call('RegisterTaskDefinition', aTaskDefinition(ANY_PORT));
  return ecs;
}

function memberOf(expression: string): JsonObject {
  return { placementConstraints: [{ type: 'memberOf', expression }] };
}

interface SeenTask {
  readonly containerInstanceArn: string;
  readonly availabilityZone: string;
}

/** Addresses' last numbers of the instances that the service's tasks are on, one a task. */
function findPlaces(ecs: VirtualEcs): readonly number[] {
  const { tasks = [] } = ecs.call('DescribeTasks', { tasks: ecs.taskArns() });
  const arns = [...ecs.state.instances.keys()];
  const places = (tasks as unknown as readonly SeenTask[]).map((task) => arns.indexOf(task.containerInstanceArn) + 1);
  return places.sort();
}

describe('a service with placement rules', () => {
  test.each<{ name: string; rules: JsonObject; desired: number; places: readonly number[] }>([
    { name: 'none: spread over zones', rules: {}, desired: 4, places: [1, 2, 3, 4] },
    { name: 'memberOf', rules: memberOf('attribute:disk == ssd'), desired: 4, places: [1, 1, 2, 2] },
    {
      name: 'two memberOf constraints',
      rules: {
        placementConstraints: [
          { type: 'memberOf', expression: 'attribute:disk exists' },
          { type: 'memberOf', expression: 'attribute:ecs.availability-zone == eu-west-1b' },
        ],
      },
      desired: 2,
      places: [2, 2],
    },
    {
      name: 'distinctInstance',
      rules: { placementConstraints: [{ type: 'distinctInstance' }] },
      desired: 6,
      places: [1, 2, 3, 4],
    },
    {
      name: 'binpack',
      rules: { placementStrategy: [{ type: 'binpack', field: 'memory' }] },
      desired: 5,
      places: [1, 1, 1, 1, 1],
    },
    {
      name: 'spread over a custom attribute, then over instances',
      rules: {
        placementStrategy: [
          { type: 'spread', field: 'attribute:disk' },
          { type: 'spread', field: 'instanceId' },
        ],
      },
      desired: 6,
      places: [1, 2, 3, 3, 4, 4],
    },
  ])('$name', ({ rules, desired, places }) => {
    const ecs = withDisks();

    ecs.call('CreateService', aService({ desiredCount: desired, ...rules }));
    ecs.run();

    expect(findPlaces(ecs)).toEqual(places);
  });

  test('the constraints of the task definition count as well', () => {
    const ecs = withDisks();
    ecs.call('RegisterTaskDefinition', aTaskDefinition(ANY_PORT, memberOf('attribute:disk == hdd')));

    ecs.call('CreateService', aService({ desiredCount: 2 }));
    ecs.run();

    expect(findPlaces(ecs)).toEqual([3, 3]);
  });

  test('no instance meets the constraints: an event reports it, until an attribute is put', () => {
    const ecs = withDisks();
    ecs.call('CreateService', aService({ desiredCount: 1, ...memberOf('attribute:gpu exists') }));
    ecs.run();
    const blocked = ecs.events();
    const [targetId = ''] = ecs.state.instances.keys();

    ecs.call('PutAttributes', { attributes: [{ name: 'gpu', targetId }] });
    ecs.run();

    expect(blocked).toEqual([
      '(service web) was unable to place a task because no container instance met all of its requirements. ' +
        'The closest matching (container-instance ID) encountered error "MemberOf placement constraint unsatisfied.". ' +
        'For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.',
    ]);
    expect(findPlaces(ecs)).toEqual([1]);
  });

  test('distinctInstance with as many tasks as instances forbids a rollout at min 100, as a static port does', () => {
    const ecs = withDisks();
    const rules = { placementConstraints: [{ type: 'distinctInstance' }] };
    ecs.call('CreateService', aService({ desiredCount: 4, ...rules }));
    ecs.run();

    ecs.call('UpdateService', { service: 'web', forceNewDeployment: true });
    ecs.run(600);
    const stuck = ecs.service().deployments.map(({ runningCount }) => runningCount);
    ecs.call('UpdateService', { service: 'web', ...aConfiguration(50, 100) });
    ecs.run(1200);

    expect(stuck).toEqual([0, 4]);
    expect(ecs.service().deployments.map(({ rolloutState }) => rolloutState)).toEqual(['COMPLETED']);
  });

  test('rules can be changed without a deployment, and taken away', () => {
    const ecs = withDisks();
    ecs.call('CreateService', aService({ desiredCount: 1, ...memberOf('attribute:gpu exists') }));
    ecs.run();

    ecs.call('UpdateService', { service: 'web', placementConstraints: [] });
    ecs.run();

    const { placementConstraints, deployments } = ecs.service();
    expect([placementConstraints, deployments.length, findPlaces(ecs).length]).toEqual([[], 1, 1]);
  });

  test('a task of another architecture finds no instance', () => {
    const ecs = withDisks();
    const arm = { runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' } };
    ecs.call('RegisterTaskDefinition', aTaskDefinition({}, arm));

    const { failures } = ecs.call('RunTask', { taskDefinition: 'web' });

    expect(failures).toEqual([{ arn: [...ecs.state.instances.keys()][0], reason: 'ATTRIBUTE' }]);
  });
});

describe('rules that are refused', () => {
  const fargate = {
    taskDefinition: 'fargate',
    launchType: 'FARGATE',
    networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
  };

  test.each<{ name: string; change: JsonObject; message: string }>([
    {
      name: 'constraints on Fargate',
      change: { ...fargate, ...memberOf('attribute:disk == ssd') },
      message: 'Placement constraints are not supported with FARGATE launch type.',
    },
    {
      name: 'strategies on Fargate',
      change: { ...fargate, placementStrategy: [{ type: 'random' }] },
      message: 'Placement strategies are not supported with FARGATE launch type',
    },
    {
      name: 'an expression that cannot be read',
      change: memberOf('attribute:disk = ssd'),
      message: "The expression 'attribute:disk = ssd' of the memberOf constraint is not valid: unexpected =.",
    },
    {
      name: 'an expression of distinctInstance',
      change: { placementConstraints: [{ type: 'distinctInstance', expression: '' }] },
      message: 'distinctInstance expression should not be specified.',
    },
    {
      name: 'another constraint',
      change: { placementConstraints: [{ type: 'sameInstance' }] },
      message: "constraint.type 'sameInstance' is not supported.",
    },
    {
      name: 'more than ten constraints',
      change: { placementConstraints: Array.from({ length: 11 }, () => ({ type: 'distinctInstance' })) },
      message: 'Maximum number of constraints is 10',
    },
    {
      name: 'more than five strategies',
      change: { placementStrategy: Array.from({ length: 6 }, () => ({ type: 'random' })) },
      message: 'Maximum number of strategies is 5',
    },
    {
      name: 'binpack on anything else',
      change: { placementStrategy: [{ type: 'binpack', field: 'disk' }] },
      message: "binpack field 'disk' is invalid",
    },
    {
      name: 'random with a field',
      change: { placementStrategy: [{ type: 'random', field: 'cpu' }] },
      message: 'random field should not be specified',
    },
    {
      name: 'spread over nothing',
      change: { placementStrategy: [{ type: 'spread' }] },
      message: "spread field '' is invalid",
    },
  ])('$name', ({ change, message }) => {
    const ecs = withDisks();
    const size = { cpu: '256', memory: '512', networkMode: 'awsvpc', requiresCompatibilities: ['FARGATE'] };
    ecs.call('RegisterTaskDefinition', { ...aTaskDefinition({}, size), family: 'fargate' });

    const answer = ecs.ask('CreateService', aService(change));

    expect(answer).toEqual({ ok: false, type: 'InvalidParameterException', message, status: 400 });
  });

  test('a task definition takes memberOf only', () => {
    const placementConstraints = [{ type: 'distinctInstance' }];

    const answer = new VirtualEcs().ask('RegisterTaskDefinition', aTaskDefinition({}, { placementConstraints }));

    expect(answer).toMatchObject({
      type: 'ClientException',
      message: "constraint.type 'distinctInstance' is not supported.",
    });
  });
});

describe('tasks that are run once', () => {
  test.each<{ name: string; rules: JsonObject; reason: string }>([
    {
      name: 'memberOf',
      rules: memberOf('attribute:gpu exists'),
      reason: 'MemberOf placement constraint unsatisfied.',
    },
    {
      name: 'distinctInstance',
      rules: { count: 5, placementConstraints: [{ type: 'distinctInstance' }] },
      reason: 'DistinctInstance placement constraint unsatisfied.',
    },
  ])('what $name forbids is a failure', ({ rules, reason }) => {
    const ecs = withDisks();
    const [first] = ecs.state.instances.keys();

    const { tasks, failures } = ecs.call('RunTask', { taskDefinition: 'web', ...rules });

    expect((tasks as readonly unknown[]).length).toBe(Number(rules.count ?? 1) - 1);
    expect(failures).toEqual([{ arn: first, reason }]);
  });

  test('StartTask starts one on each named instance, or reports why not', () => {
    const ecs = withDisks();
    ecs.call('RegisterTaskDefinition', aTaskDefinition({ ...PORT_80, memory: 600 }));
    const [first = '', second = '', third = ''] = ecs.state.instances.keys();
    ecs.call('StartTask', { taskDefinition: 'web', containerInstances: [first] });
    ecs.call('StartTask', { taskDefinition: 'web:1', containerInstances: [second] });
    ecs.call('RegisterTaskDefinition', aTaskDefinition({ memory: 1000 }));

    const { failures: ports } = ecs.call('StartTask', { taskDefinition: 'web:2', containerInstances: [first] });
    const { failures: memory } = ecs.call('StartTask', { taskDefinition: 'web:3', containerInstances: [second] });
    const { tasks, failures } = ecs.call('StartTask', { taskDefinition: 'web:3', containerInstances: [third, 'none'] });

    expect(ports).toEqual([{ arn: first, reason: 'RESOURCE:PORTS' }]);
    expect(memory).toEqual([{ arn: second, reason: 'RESOURCE:MEMORY' }]);
    expect(tasks).toMatchObject([{ containerInstanceArn: third, group: 'family:web', launchType: 'EC2' }]);
    expect(failures).toEqual([
      { arn: 'arn:aws:ecs:eu-west-1:123456789012:container-instance/default/none', reason: 'MISSING' },
    ]);
  });
});

describe('attributes of container instances', () => {
  function onFirst(ecs: VirtualEcs): string {
    return [...ecs.state.instances.keys()][0] ?? '';
  }

  test('built-in and custom ones are described and listed', () => {
    const ecs = withDisks();
    const targetId = onFirst(ecs);

    ecs.call('PutAttributes', { attributes: [{ name: 'stack', value: 'prod', targetId }] });

    const { containerInstances } = ecs.call('DescribeContainerInstances', { containerInstances: [targetId] });
    const [{ attributes }] = containerInstances as unknown as readonly [{ readonly attributes: readonly JsonObject[] }];
    expect(attributes).toEqual(
      expect.arrayContaining([
        { name: 'ecs.availability-zone', value: 'eu-west-1a' },
        { name: 'ecs.instance-type', value: 't3.medium' },
        { name: 'disk', value: 'ssd' },
        { name: 'stack', value: 'prod' },
      ]),
    );
    expect(ecs.call('ListAttributes', { targetType: 'container-instance', attributeName: 'stack' })).toEqual({
      attributes: [{ name: 'stack', value: 'prod', targetId }],
    });
  });

  test('a deleted one no longer exists; its value is returned', () => {
    const ecs = withDisks();
    const targetId = onFirst(ecs);

    const { attributes } = ecs.call('DeleteAttributes', { attributes: [{ name: 'disk', targetId }] });

    expect(attributes).toEqual([{ name: 'disk', value: 'ssd', targetType: 'container-instance', targetId }]);
    expect(ecs.call('ListContainerInstances', { filter: 'attribute:disk exists' }).containerInstanceArns).toHaveLength(
      2,
    );
  });

  test.each<{ name: string; attributes: readonly JsonObject[]; type: string }>([
    {
      name: 'an unknown target',
      attributes: [{ name: 'a', targetId: 'none', targetType: 'container-instance' }],
      type: 'TargetNotFoundException',
    },
    {
      name: 'more than ten custom ones',
      attributes: Array.from({ length: 10 }, (_, at) => ({ name: `a${at}` })),
      type: 'AttributeLimitExceededException',
    },
    {
      name: 'more than ten in one call',
      attributes: Array.from({ length: 11 }, () => ({ name: 'a' })),
      type: 'InvalidParameterException',
    },
    { name: 'a name with other characters', attributes: [{ name: 'a b' }], type: 'InvalidParameterException' },
    {
      name: 'a value with a space at its end',
      attributes: [{ name: 'a', value: 'b ' }],
      type: 'InvalidParameterException',
    },
    {
      name: 'one that is built in',
      attributes: [{ name: 'ecs.ami-id', value: 'b' }],
      type: 'InvalidParameterException',
    },
    {
      name: 'a short target without its type',
      attributes: [{ name: 'a', targetId: 'none' }],
      type: 'InvalidParameterException',
    },
  ])('are refused, and nothing is put: $name', ({ attributes, type }) => {
    const ecs = withDisks();
    const before = ecs.state.instances;

    const answer = ecs.ask('PutAttributes', {
      attributes: attributes.map((one) => ({ targetId: onFirst(ecs), ...one })),
    });

    expect(answer).toMatchObject({ ok: false, type });
    expect(ecs.state.instances).toEqual(before);
  });
});
