import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { describeTargetHealth } from '../../src/engine/target-group.ts';
import { aService, aTaskDefinition, PORT_80, START, VirtualEcs } from '../support/fakes/virtual-ecs.ts';

/** One task wanted, behind a load balancer, run by the world outside. */
function oneOutside(): { readonly ecs: VirtualEcs; readonly targetGroupArn: string } {
  const ecs = new VirtualEcs({ tasks: 'containers' });
  ecs.addInstances(2);
  const targetGroupArn = ecs.addTargetGroup();
  ecs.call('RegisterTaskDefinition', aTaskDefinition(PORT_80));
  const loadBalancers = [{ targetGroupArn, containerName: 'web', containerPort: 5000 }];
  ecs.call('CreateService', aService({ desiredCount: 1, loadBalancers }));
  ecs.effects.length = 0;
  ecs.pass(15);
  return { ecs, targetGroupArn };
}

const BINDINGS = [{ bindIP: '127.0.1.2', containerPort: 5000, hostPort: 80, protocol: 'tcp' as const }];

function start(ecs: VirtualEcs, taskArn: string): void {
  ecs.report({ kind: 'pulled', taskArn, digests: { web: 'sha256:abc' } });
  ecs.report({ kind: 'container-started', taskArn, container: 'web', runtimeId: 'c1', networkBindings: BINDINGS });
}

describe('tasks that are real containers', () => {
  test('effects start, register, deregister and stop, in that order', () => {
    const { ecs, targetGroupArn } = oneOutside();
    const [taskArn = ''] = ecs.taskArns();
    start(ecs, taskArn);
    ecs.pass(10);
    ecs.report({ kind: 'target-health', targetGroupArn, taskArn, state: 'healthy' });
    ecs.call('UpdateService', { service: 'web', desiredCount: 0 });
    ecs.pass(30);

    ecs.report({ kind: 'target-drained', targetGroupArn, taskArn });

    expect(ecs.effects).toMatchObject([
      { kind: 'start-task', task: { taskArn, address: '127.0.1.1', images: { web: 'example/web:1' } } },
      { kind: 'register-target', targetGroupArn, taskArn, address: '127.0.1.1', port: 80 },
      { kind: 'deregister-target', targetGroupArn, taskArn },
      { kind: 'stop-task', taskArn },
    ]);
  });

  test('the task waits for its target to drain before its containers stop', () => {
    const { ecs, targetGroupArn } = oneOutside();
    const [taskArn = ''] = ecs.taskArns();
    start(ecs, taskArn);
    ecs.pass(10);
    ecs.report({ kind: 'target-health', targetGroupArn, taskArn, state: 'healthy' });
    ecs.call('UpdateService', { service: 'web', desiredCount: 0 });

    ecs.pass(600);

    expect(ecs.effects.map(({ kind }) => kind)).not.toContain('stop-task');
    expect(describeTargetHealth(ecs.state, targetGroupArn)).toMatchObject([
      { state: 'draining', reason: 'Target.DeregistrationInProgress', port: 80, taskArn },
    ]);
  });

  test('target health is reported in the load balancer’s own words', () => {
    const { ecs, targetGroupArn } = oneOutside();
    const [taskArn = ''] = ecs.taskArns();
    start(ecs, taskArn);
    ecs.pass(10);
    const reason = 'Health checks failed with these codes: [503]';

    ecs.report({ kind: 'target-health', targetGroupArn, taskArn, state: 'unhealthy', reason });

    expect(describeTargetHealth(ecs.state, targetGroupArn)).toMatchObject([
      { state: 'unhealthy', reason: 'Target.ResponseCodeMismatch', description: reason },
    ]);
    expect(describeTargetHealth(ecs.state, `${targetGroupArn}x`)).toBeUndefined();
  });

  test('facts that come twice, or about a task that is gone, change nothing', () => {
    const { ecs, targetGroupArn } = oneOutside();
    const [taskArn = ''] = ecs.taskArns();
    start(ecs, taskArn);
    ecs.report({ kind: 'container-exited', taskArn, container: 'web', exitCode: 1 });
    const before = ecs.call('DescribeTasks', { tasks: [taskArn] });

    start(ecs, taskArn);
    ecs.report({ kind: 'container-exited', taskArn, container: 'web', exitCode: 9 });
    ecs.report({ kind: 'target-health', targetGroupArn, taskArn, state: 'healthy' });
    ecs.report({ kind: 'start-failed', taskArn: 'arn:of-nothing', reason: 'x' });

    expect(ecs.call('DescribeTasks', { tasks: [taskArn] })).toEqual(before);
  });

  test('an exit that is reported twice while the task runs counts once', () => {
    const ecs = new VirtualEcs({ tasks: 'containers' });
    ecs.addInstances(1);
    const helper = { name: 'helper', image: 'example/helper:1', memory: 32, essential: false };
    const [web] = aTaskDefinition().containerDefinitions as readonly JsonObject[];
    ecs.call('RegisterTaskDefinition', { family: 'web', containerDefinitions: [web ?? {}, helper] });
    ecs.call('CreateService', aService({ desiredCount: 1 }));
    ecs.pass(10);
    const [taskArn = ''] = ecs.taskArns();
    ecs.report({ kind: 'pulled', taskArn, digests: {} });
    for (const container of ['web', 'helper']) {
      ecs.report({ kind: 'container-started', taskArn, container, runtimeId: container, networkBindings: [] });
    }
    ecs.report({ kind: 'container-exited', taskArn, container: 'helper', exitCode: 1 });
    const before = ecs.call('DescribeTasks', { tasks: [taskArn] });

    ecs.report({ kind: 'container-exited', taskArn, container: 'helper', exitCode: 9 });

    expect(before.tasks).toMatchObject([{ lastStatus: 'RUNNING', containers: [{}, { exitCode: 1 }] }]);
    expect(ecs.call('DescribeTasks', { tasks: [taskArn] })).toEqual(before);
  });

  test('images of later tasks are pinned to the digest that the first one found', () => {
    const { ecs } = oneOutside();
    ecs.call('UpdateService', { service: 'web', desiredCount: 2 });
    const [taskArn = ''] = ecs.taskArns();

    start(ecs, taskArn);
    ecs.pass(10);

    const started = ecs.effects.flatMap((effect) => (effect.kind === 'start-task' ? [effect.task.images] : []));
    expect(started).toEqual([{ web: 'example/web:1' }, { web: 'example/web@sha256:abc' }]);
  });

  test('the address that an awsvpc task got is shown for the task, its containers and its target', () => {
    const ecs = new VirtualEcs({ tasks: 'containers' });
    const targetGroupArn = ecs.addTargetGroup();
    const fargate = { networkMode: 'awsvpc', cpu: '256', memory: '512', requiresCompatibilities: ['FARGATE'] };
    const portMappings = [{ containerPort: 5000 }];
    ecs.call('RegisterTaskDefinition', { ...aTaskDefinition({ portMappings }), ...fargate });
    const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-1'] } };
    const loadBalancers = [{ targetGroupArn, containerName: 'web', containerPort: 5000 }];
    ecs.call(
      'CreateService',
      aService({ desiredCount: 1, launchType: 'FARGATE', networkConfiguration, loadBalancers }),
    );
    ecs.pass(15);
    const [taskArn = ''] = ecs.taskArns();
    const address = '172.17.0.5';

    ecs.report({ kind: 'pulled', taskArn, digests: {} });
    const networkBindings = [{ bindIP: '127.0.2.1', containerPort: 5000, hostPort: 5000, protocol: 'tcp' as const }];
    ecs.report({ kind: 'container-started', taskArn, container: 'web', runtimeId: 'c1', networkBindings, address });
    ecs.pass(10);

    expect(ecs.call('DescribeTasks', { tasks: [taskArn] }).tasks).toMatchObject([
      {
        attachments: [{ details: [{ name: 'subnetId' }, { name: 'privateIPv4Address', value: address }] }],
        containers: [{ networkBindings: [], networkInterfaces: [{ privateIpv4Address: address }] }],
      },
    ]);
    expect(describeTargetHealth(ecs.state, targetGroupArn)).toMatchObject([{ id: address, port: 5000 }]);
  });

  test('a task whose start fails is STOPPED with the reason, and frees its resources', () => {
    const { ecs } = oneOutside();
    const [taskArn = ''] = ecs.taskArns();

    ecs.report({
      kind: 'start-failed',
      taskArn,
      reason: 'CannotStartContainerError: port is taken',
      container: 'web',
      containerReason: 'CannotStartContainerError: port is taken',
    });

    expect(ecs.call('DescribeTasks', { tasks: [taskArn] }).tasks).toMatchObject([
      {
        lastStatus: 'STOPPED',
        stopCode: 'TaskFailedToStart',
        stoppedReason: 'CannotStartContainerError: port is taken',
        containers: [{ lastStatus: 'STOPPED', reason: 'CannotStartContainerError: port is taken' }],
      },
    ]);
    const capacity = [...ecs.state.instances.values()].map((one) => [one.remainingMemoryMiB, one.usedTcpPorts]);
    expect(capacity).toEqual([
      [4096, []],
      [4096, []],
    ]);
  });
});

describe('a step', () => {
  test('leaves the state that it was given as it was', () => {
    const { ecs } = oneOutside();
    const before = ecs.state;
    const copy = structuredClone(before);

    ecs.call('UpdateService', { service: 'web', desiredCount: 5 });
    ecs.pass(60);

    expect(before).toEqual(copy);
  });

  test('does what was due at its own moment, however late it comes', () => {
    const punctual = new VirtualEcs();
    const late = new VirtualEcs();
    for (const ecs of [punctual, late]) {
      ecs.addInstances(1);
      ecs.call('RegisterTaskDefinition', aTaskDefinition());
      ecs.call('CreateService', aService());
    }

    punctual.run();
    late.now = START + 600_000;
    late.send({ kind: 'tick' });

    expect(late.service()).toEqual(punctual.service());
  });

  test('the same seed and commands give the same state', () => {
    const [first, second] = [oneOutside(), oneOutside()];

    expect(first.ecs.state).toEqual(second.ecs.state);
  });
});
