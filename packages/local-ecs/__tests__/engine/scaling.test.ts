import { describe, expect, test } from '@jest/globals';
import { ANY_PORT, aConfiguration, aService, aTaskDefinition, VirtualEcs } from '../support/fakes/virtual-ecs.ts';

function steady(desiredCount: number): VirtualEcs {
  const ecs = new VirtualEcs();
  ecs.addInstances(4);
  ecs.call('RegisterTaskDefinition', aTaskDefinition());
  ecs.call('CreateService', aService({ desiredCount }));
  ecs.run();
  return ecs;
}

describe('scaling', () => {
  test('up starts what is missing without a new deployment, and is steady again', () => {
    const ecs = steady(1);
    const before = ecs.service().deployments[0]?.id;

    ecs.call('UpdateService', { service: 'web', desiredCount: 3 });
    ecs.run();

    const { deployments, runningCount } = ecs.service();
    expect(deployments.map(({ id, rolloutState, desiredCount }) => [id, rolloutState, desiredCount])).toEqual([
      [before, 'COMPLETED', 3],
    ]);
    expect(runningCount).toBe(3);
    expect(ecs.events().slice(-2)).toEqual([
      '(service web) has started 2 tasks: (task ID) (task ID).',
      '(service web) has reached a steady state.',
    ]);
  });

  test('down stops the surplus, and the tasks say why', () => {
    const ecs = steady(3);

    ecs.call('UpdateService', { service: 'web', desiredCount: 1 });
    ecs.run();

    const { taskArns = [] } = ecs.call('ListTasks', { desiredStatus: 'STOPPED' });
    const reason = `Scaling activity initiated by (deployment ${ecs.service().deployments[0]?.id})`;
    const stopped = {
      lastStatus: 'STOPPED',
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason: reason,
      containers: [{ lastStatus: 'STOPPED', exitCode: 143 }],
    };
    expect(ecs.call('DescribeTasks', { tasks: taskArns }).tasks).toMatchObject([stopped, stopped]);
    expect(ecs.events().slice(-2)).toEqual([
      '(service web) has stopped 2 running tasks: (task ID) (task ID).',
      '(service web) has reached a steady state.',
    ]);
  });
});

describe('a task that ends', () => {
  test('stopped by a user, it is replaced', () => {
    const ecs = steady(1);
    const [arn = ''] = ecs.taskArns();

    const { task } = ecs.call('StopTask', { task: arn });
    ecs.run();

    expect(task).toMatchObject({
      desiredStatus: 'STOPPED',
      stopCode: 'UserInitiated',
      stoppedReason: 'Task stopped by user',
    });
    expect(ecs.taskArns()).not.toContain(arn);
    expect(ecs.service().runningCount).toBe(1);
  });

  test('stopped behind a load balancer, it turns DEACTIVATING, drains and only then stops', () => {
    const ecs = new VirtualEcs();
    ecs.addInstances(1);
    const targetGroupArn = ecs.addTargetGroup();
    ecs.call('RegisterTaskDefinition', aTaskDefinition(ANY_PORT));
    const loadBalancers = [{ targetGroupArn, containerName: 'web', containerPort: 5000 }];
    ecs.call('CreateService', aService({ desiredCount: 1, loadBalancers }));
    ecs.run();
    const [arn = ''] = ecs.taskArns();
    const statuses: unknown[] = [];
    const observe = (): void => {
      const { tasks } = ecs.call('DescribeTasks', { tasks: [arn] });
      const { lastStatus } = (tasks as readonly { readonly lastStatus: string }[])[0] ?? { lastStatus: '' };
      if (statuses[statuses.length - 1] !== lastStatus) statuses.push(lastStatus);
    };

    ecs.call('StopTask', { task: arn, reason: 'try' });
    observe();
    while (ecs.jump()) observe();

    expect(statuses).toEqual(['DEACTIVATING', 'STOPPING', 'STOPPED']);
  });

  test('failing its checks after the rollout, it is replaced before it stops', () => {
    const ecs = new VirtualEcs({ tasks: 'containers' });
    ecs.call('RegisterTaskDefinition', aTaskDefinition({ healthCheck: { command: ['CMD-SHELL', 'true'] } }));
    ecs.addInstances(2);
    ecs.call('CreateService', aService({ desiredCount: 1 }));
    ecs.pass(20);
    const [first = ''] = ecs.taskArns();
    startContainer(ecs, first);
    ecs.pass(20);

    ecs.report({ kind: 'container-health', taskArn: first, container: 'web', health: 'UNHEALTHY' });
    ecs.pass(20);
    const both = ecs.taskArns();
    startContainer(ecs, both.find((arn) => arn !== first) ?? '');
    ecs.pass(20);

    expect(both.length).toBe(2);
    expect(ecs.taskArns()).toEqual(both.filter((arn) => arn !== first));
    expect(ecs.events().slice(-3)).toEqual([
      '(service web) (task ID) failed container health checks.',
      '(service web) has started 1 tasks: (task ID). Amazon ECS replaced 1 tasks due to an unhealthy status.',
      '(service web) has stopped 1 running tasks: (task ID).',
    ]);
  });
});

function startContainer(ecs: VirtualEcs, taskArn: string): void {
  ecs.report({ kind: 'pulled', taskArn, digests: {} });
  ecs.report({ kind: 'container-started', taskArn, container: 'web', runtimeId: 'r', networkBindings: [] });
  ecs.report({ kind: 'container-health', taskArn, container: 'web', health: 'HEALTHY' });
}

describe('the grace period', () => {
  test('failing checks are ignored while it lasts', () => {
    const ecs = new VirtualEcs();
    ecs.addInstances(2);
    ecs.call('RegisterTaskDefinition', aTaskDefinition({ healthCheck: { command: ['CMD-SHELL', 'true'] } }));
    ecs.play({ image: '*', health: { afterMs: 1000, result: 'unhealthy' } });
    ecs.call('CreateService', aService({ desiredCount: 1, healthCheckGracePeriodSeconds: 120 }));

    ecs.pass(120);
    const within = ecs.call('ListTasks', { desiredStatus: 'STOPPED' }).taskArns;
    ecs.pass(30);
    const after = ecs.call('ListTasks', { desiredStatus: 'STOPPED' }).taskArns;

    expect(within).toEqual([]);
    expect((after as readonly string[]).length).toBe(1);
  });
});

describe('an instance that drains', () => {
  test('its tasks are replaced elsewhere before they stop', () => {
    const ecs = new VirtualEcs();
    ecs.addInstances(2);
    ecs.call('RegisterTaskDefinition', aTaskDefinition());
    ecs.call('CreateService', aService({ desiredCount: 1 }));
    ecs.run();
    const { tasks } = ecs.call('DescribeTasks', { tasks: ecs.taskArns() });
    const [task] = tasks as readonly { readonly containerInstanceArn: string }[];
    const from = task?.containerInstanceArn ?? '';

    ecs.call('UpdateContainerInstancesState', { containerInstances: [from], status: 'DRAINING' });
    ecs.run();

    const moved = ecs.call('DescribeTasks', { tasks: ecs.taskArns() }).tasks as readonly {
      readonly containerInstanceArn: string;
    }[];
    expect(moved.length).toBe(1);
    expect(moved[0]?.containerInstanceArn).not.toBe(from);
    expect(ecs.events().slice(-3)).toEqual([
      '(service web) has started 1 tasks: (task ID).',
      '(service web) has stopped 1 running tasks: (task ID).',
      '(service web) has reached a steady state.',
    ]);
  });
});

describe('deleting a service', () => {
  test('one that is scaled above 0 is refused without force', () => {
    const ecs = steady(1);

    expect(ecs.ask('DeleteService', { service: 'web' })).toMatchObject({
      type: 'InvalidParameterException',
      message: 'The service cannot be stopped while it is scaled above 0.',
    });
  });

  test('it is DRAINING while tasks stop, then INACTIVE, and its name is free again', () => {
    const ecs = steady(1);

    const { service } = ecs.call('DeleteService', { service: 'web', force: true });
    const listed = ecs.call('ListServices').serviceArns;
    ecs.run();
    const after = ecs.service();
    ecs.call('CreateService', aService({ desiredCount: 0, ...aConfiguration(0, 100) }));

    expect(service).toMatchObject({ status: 'DRAINING', desiredCount: 0 });
    expect(listed).toEqual([]);
    expect([after.status, after.deployments, after.runningCount]).toEqual(['INACTIVE', [], 0]);
    expect(ecs.service().status).toBe('ACTIVE');
  });
});
