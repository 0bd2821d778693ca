import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ANY_PORT, aService, aTaskDefinition, START, VirtualEcs } from '../support/fakes/virtual-ecs.ts';

function twoOnOneInstance(): VirtualEcs {
  const ecs = new VirtualEcs();
  ecs.addInstances(1);
  ecs.call('RegisterTaskDefinition', aTaskDefinition());
  return ecs;
}

describe('creating a service', () => {
  test('the answer shows one PRIMARY deployment in progress, with no tasks wanted yet and no events', () => {
    const ecs = twoOnOneInstance();

    const { service } = ecs.call('CreateService', aService());

    expect(service).toMatchObject({
      serviceArn: 'arn:aws:ecs:eu-west-1:123456789012:service/default/web',
      status: 'ACTIVE',
      desiredCount: 2,
      runningCount: 0,
      pendingCount: 0,
      taskDefinition: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/web:1',
      events: [],
      createdAt: START / 1000,
      schedulingStrategy: 'REPLICA',
      deploymentController: { type: 'ECS' },
      deploymentConfiguration: {
        minimumHealthyPercent: 100,
        maximumPercent: 200,
        deploymentCircuitBreaker: { enable: false, rollback: false },
        alarms: { alarmNames: [], rollback: false, enable: false },
        strategy: 'ROLLING',
      },
      deployments: [
        {
          status: 'PRIMARY',
          desiredCount: 0,
          pendingCount: 0,
          runningCount: 0,
          failedTasks: 0,
          rolloutState: 'IN_PROGRESS',
        },
      ],
    });
  });

  test.each([
    { name: 'by its name', role: 'ecsServiceRole', shown: 'role/ecsServiceRole' },
    { name: 'by its path and name', role: '/teams/web', shown: 'role/teams/web' },
    { name: 'by its ARN', role: 'arn:aws:iam::123456789012:role/web', shown: 'role/web' },
  ])('a role that is given $name is shown as an ARN, and stays', ({ role, shown }) => {
    const ecs = twoOnOneInstance();
    ecs.call('RegisterTaskDefinition', aTaskDefinition(ANY_PORT));
    const balancer = { loadBalancerName: 'web', containerName: 'web', containerPort: 5000 };

    ecs.call('CreateService', aService({ role, loadBalancers: [balancer] }));
    ecs.call('UpdateService', { service: 'web', forceNewDeployment: true });

    expect(ecs.service()).toMatchObject({ roleArn: `arn:aws:iam::123456789012:${shown}` });
  });

  test.each([
    { name: 'without a load balancer', change: {} },
    {
      name: 'with the network mode awsvpc',
      change: {
        taskDefinition: 'vpc',
        networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
        loadBalancers: [{ targetGroupArn: 'TARGET', containerName: 'web', containerPort: 5000 }],
      },
    },
  ])('a role $name is refused', ({ change }) => {
    const ecs = twoOnOneInstance();
    ecs.call(
      'RegisterTaskDefinition',
      aTaskDefinition({ portMappings: [{ containerPort: 5000 }] }, { family: 'vpc', networkMode: 'awsvpc' }),
    );
    const arn = ecs.addTargetGroup({});
    const named: JsonObject = JSON.parse(JSON.stringify(change).replace('TARGET', arn));

    const answer = ecs.ask('CreateService', aService({ role: 'web', ...named }));

    expect(answer).toMatchObject({
      ok: false,
      type: 'InvalidParameterException',
      message: expect.stringMatching(/ role /),
    });
  });

  test('a deployment id is `ecs-svc/` and 19 digits, and its state names it', () => {
    const ecs = twoOnOneInstance();

    ecs.call('CreateService', aService());

    const [deployment] = ecs.service().deployments;
    expect(deployment?.id).toMatch(/^ecs-svc\/\d{19}$/);
    expect(deployment?.rolloutStateReason).toBe(`ECS deployment ${deployment?.id} in progress.`);
  });

  test('one task starts, then the other; after 40 s of running they count as healthy and the deployment completes', () => {
    const ecs = twoOnOneInstance();
    ecs.call('CreateService', aService());

    ecs.run();

    const moments = ecs.service().events.map(({ createdAt }) => Math.round(createdAt * 1000) - START);
    const [deployment] = ecs.service().deployments;
    expect(ecs.events()).toEqual([
      '(service web) has started 1 tasks: (task ID).',
      '(service web) has started 1 tasks: (task ID).',
      `(service web) (deployment ${deployment?.id}) deployment completed.`,
      '(service web) has reached a steady state.',
    ]);
    expect(moments.reverse()).toEqual([10_000, 20_000, 70_000, 70_001]);
    expect(deployment?.rolloutStateReason).toBe(`ECS deployment ${deployment?.id} completed.`);
  });

  test('tasks with a health check are healthy as soon as it passes', () => {
    const ecs = new VirtualEcs();
    ecs.addInstances(1);
    ecs.call('RegisterTaskDefinition', aTaskDefinition({ healthCheck: { command: ['CMD-SHELL', 'true'] } }));
    ecs.call('CreateService', aService({ desiredCount: 1 }));

    ecs.run();

    const moments = ecs.service().events.map(({ createdAt }) => Math.round(createdAt * 1000) - START);
    expect(moments.reverse()).toEqual([10_000, 20_000, 20_001]);
  });

  test('a service that wants no task completes at once', () => {
    const ecs = twoOnOneInstance();
    ecs.call('CreateService', aService({ desiredCount: 0 }));

    ecs.run();

    expect(ecs.service().deployments.map(({ rolloutState }) => rolloutState)).toEqual(['COMPLETED']);
  });

  test('an equal request is answered with the existing service', () => {
    const ecs = twoOnOneInstance();
    ecs.call('CreateService', aService());

    ecs.call('CreateService', aService());

    expect(ecs.call('ListServices').serviceArns).toEqual(['arn:aws:ecs:eu-west-1:123456789012:service/default/web']);
    expect(ecs.service().deployments.length).toBe(1);
  });

  test('without an instance it reports that none exists, once', () => {
    const ecs = new VirtualEcs();
    ecs.call('RegisterTaskDefinition', aTaskDefinition());
    ecs.call('CreateService', aService());

    ecs.run();

    expect(ecs.events()).toEqual([
      '(service web) was unable to place a task because no container instance met all of its requirements. Reason: No Container Instances were found in your cluster. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.',
    ]);
  });

  test('an instance that comes later gets the tasks', () => {
    const ecs = new VirtualEcs();
    ecs.call('RegisterTaskDefinition', aTaskDefinition());
    ecs.call('CreateService', aService());
    ecs.run();

    ecs.addInstances(1);
    ecs.run();

    expect(ecs.service().runningCount).toBe(2);
  });

  test('a task belongs to its deployment and its service', () => {
    const ecs = twoOnOneInstance();
    ecs.call('CreateService', aService({ desiredCount: 1 }));
    ecs.run();

    const { tasks } = ecs.call('DescribeTasks', { tasks: ecs.taskArns() });

    expect(tasks).toMatchObject([
      {
        startedBy: ecs.service().deployments[0]?.id,
        group: 'service:web',
        lastStatus: 'RUNNING',
        desiredStatus: 'RUNNING',
        launchType: 'EC2',
        cpu: '64',
        memory: '128',
      },
    ]);
  });
});

describe('a service on Fargate', () => {
  test('needs no instance, and its tasks have addresses and zones of their own', () => {
    const ecs = new VirtualEcs();
    const task = { networkMode: 'awsvpc', requiresCompatibilities: ['FARGATE'], cpu: '256', memory: '512' };
    ecs.call('RegisterTaskDefinition', aTaskDefinition({ portMappings: [{ containerPort: 80 }] }, task));
    const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-1'] } };

    ecs.call('CreateService', aService({ desiredCount: 20, launchType: 'FARGATE', networkConfiguration }));
    ecs.run();

    const { tasks } = ecs.call('DescribeTasks', { tasks: ecs.taskArns() });
    expect(ecs.service()).toMatchObject({ runningCount: 20, platformFamily: 'Linux', launchType: 'FARGATE' });
    expect((tasks as readonly unknown[])[0]).toMatchObject({
      launchType: 'FARGATE',
      platformVersion: '1.4.0',
      availabilityZone: expect.stringMatching(/^eu-west-1[abc]$/),
      attachments: [{ type: 'ElasticNetworkInterface', status: 'ATTACHED' }],
      containers: [
        { networkBindings: [], networkInterfaces: [{ privateIpv4Address: expect.stringMatching(/^10\./) }] },
      ],
    });
  });
});

describe('dynamic host ports', () => {
  test('let a service roll at 100/200 without a spare instance', () => {
    const ecs = new VirtualEcs();
    ecs.addInstances(2);
    ecs.call('RegisterTaskDefinition', aTaskDefinition(ANY_PORT));
    ecs.call('CreateService', aService({ desiredCount: 3 }));
    ecs.run();

    ecs.call('UpdateService', { service: 'web', forceNewDeployment: true });
    ecs.run();

    expect(ecs.service().deployments.map(({ status, rolloutState }) => [status, rolloutState])).toEqual([
      ['PRIMARY', 'COMPLETED'],
    ]);
  });
});
