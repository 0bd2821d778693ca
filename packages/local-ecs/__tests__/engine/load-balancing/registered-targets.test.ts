/** Targets that calls register (Elastic Load Balancing API reference, RegisterTargets). */
import { describe, expect, test } from '@jest/globals';
import { listListeners } from '../../../src/engine/lost-tasks.ts';
import { VirtualEcs } from '../../support/fakes/virtual-ecs.ts';
import { buildFront, callElb, createGroup, refuseElb } from '../../support/harness/load-balancing.ts';

describe('a target that a call registers', () => {
  test('is checked where tasks are real, and shows its health', () => {
    const ecs = new VirtualEcs({ tasks: 'containers' });
    const TargetGroupArn = createGroup(ecs, 'web', { TargetType: 'ip', Port: 8080 });
    const Id = '127.0.0.1';
    callElb(ecs, 'RegisterTargets', {
      TargetGroupArn,
      Targets: [
        { Id, AvailabilityZone: 'all' },
        { Id, Port: 9090 },
      ],
    });
    const registered = ecs.effects.slice(-2);
    const place = { targetGroupArn: TargetGroupArn, taskArn: 'target/127.0.0.1/8080' };
    ecs.report({ kind: 'target-health', ...place, state: 'unhealthy', reason: 'Request timed out' });

    expect(registered).toEqual([
      { kind: 'register-target', ...place, address: Id, port: 8080 },
      { kind: 'register-target', ...place, taskArn: 'target/127.0.0.1/9090', address: Id, port: 9090 },
    ]);
    expect(listListeners(ecs.state)).toEqual(expect.arrayContaining(registered));
    expect(callElb(ecs, 'DescribeTargetHealth', { TargetGroupArn }).TargetHealthDescriptions).toMatchObject([
      {
        Target: { Id, Port: 8080, AvailabilityZone: 'all' },
        TargetHealth: { State: 'unhealthy', Reason: 'Target.Timeout' },
      },
      { Target: { Id, Port: 9090 }, TargetHealth: { State: 'initial' } },
    ]);
  });

  test('is a container instance by its id, and leaves by its port or by all of them', () => {
    const ecs = new VirtualEcs();
    const { targetGroupArn: TargetGroupArn } = buildFront(ecs);
    ecs.addInstances(1);
    const [{ ec2InstanceId: Id } = { ec2InstanceId: '' }] = ecs.state.instances.values();
    const list = () => {
      const { TargetHealthDescriptions: all } = callElb(ecs, 'DescribeTargetHealth', { TargetGroupArn });
      return (all as readonly { readonly Target: { readonly Port: number } }[]).map(({ Target }) => Target.Port);
    };
    callElb(ecs, 'RegisterTargets', { TargetGroupArn, Targets: [{ Id }, { Id, Port: 81 }, { Id, Port: 82 }] });
    const all = list();
    callElb(ecs, 'DeregisterTargets', { TargetGroupArn, Targets: [{ Id, Port: 81 }] });
    const fewer = list();
    callElb(ecs, 'DeregisterTargets', { TargetGroupArn, Targets: [{ Id }, { Id: 'i-0' }] });

    expect([all, fewer, list()]).toEqual([[80, 81, 82], [80, 82], []]);
  });

  test('is refused when it is unknown or not on this machine', () => {
    const ecs = new VirtualEcs();
    const instances = createGroup(ecs, 'instances');
    const addresses = createGroup(ecs, 'addresses', { TargetType: 'ip' });
    const register = (TargetGroupArn: string, Id: string) =>
      refuseElb(ecs, 'RegisterTargets', { TargetGroupArn, Targets: [{ Id }] });

    expect([register(instances, 'i-0'), register(addresses, '10.0.0.1'), register(addresses, 'web')]).toEqual([
      ['InvalidTarget', "The following targets are not in a running state and cannot be registered: 'i-0'"],
      [
        'UnsupportedFeatureException',
        'A target at 10.0.0.1, which is not a loopback address, is not simulated by the local ECS.',
      ],
      ['ValidationError', "The IP address 'web' is not a valid IPv4 address"],
    ]);
  });
});
