/** What Elastic Load Balancing describes after each change (API reference, version 2015-12-01). */
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { VirtualEcs } from '../../support/fakes/virtual-ecs.ts';
import { buildFront, callElb, createGroup, firstOf } from '../../support/harness/load-balancing.ts';

describe('Elastic Load Balancing', () => {
  let ecs: VirtualEcs;

  beforeEach(() => {
    ecs = new VirtualEcs();
  });

  test('each load balancer has an address of its own, which a deleted one leaves to the next', () => {
    const create = (Name: string) =>
      firstOf(callElb(ecs, 'CreateLoadBalancer', { Name, Subnets: ['subnet-1', 'subnet-2'] }), 'LoadBalancers');
    const [one] = [create('one'), create('two')];
    callElb(ecs, 'DeleteLoadBalancer', { LoadBalancerArn: String(one?.LoadBalancerArn) });
    create('three');

    const { LoadBalancers } = callElb(ecs, 'DescribeLoadBalancers');
    expect((LoadBalancers as readonly JsonObject[]).map((each) => [each.LoadBalancerName, each.DNSName])).toEqual([
      ['two', '127.0.3.2'],
      ['three', '127.0.3.1'],
    ]);
  });

  test('a load balancer shows what it was given', () => {
    const { loadBalancerArn: LoadBalancerArn } = buildFront(ecs);
    callElb(ecs, 'SetSecurityGroups', { LoadBalancerArn, SecurityGroups: ['sg-9'] });
    callElb(ecs, 'SetSubnets', { LoadBalancerArn, Subnets: ['subnet-8', 'subnet-9'] });
    callElb(ecs, 'AddTags', { ResourceArns: [LoadBalancerArn], Tags: [{ Key: 'team', Value: 'shop' }] });

    expect(firstOf(callElb(ecs, 'DescribeLoadBalancers', { Names: ['front'] }), 'LoadBalancers')).toMatchObject({
      LoadBalancerArn: expect.stringMatching(/:loadbalancer\/app\/front\/[0-9a-f]{16}$/),
      Scheme: 'internet-facing',
      State: { Code: 'active' },
      SecurityGroups: ['sg-9'],
      AvailabilityZones: [
        { ZoneName: 'eu-west-1a', SubnetId: 'subnet-8' },
        { ZoneName: 'eu-west-1b', SubnetId: 'subnet-9' },
      ],
    });
    expect(callElb(ecs, 'DescribeTags', { ResourceArns: [LoadBalancerArn] })).toEqual({
      TagDescriptions: [{ ResourceArn: LoadBalancerArn, Tags: [{ Key: 'team', Value: 'shop' }] }],
    });
  });

  test('a target group of the control address and one of CreateTargetGroup are the same kind of record', () => {
    const made = ecs.addTargetGroup({ name: 'old', healthCheckPath: '/old' });
    const TargetGroupArn = createGroup(ecs, 'new', { HealthCheckPath: '/new', Matcher: { HttpCode: '200-299' } });
    callElb(ecs, 'ModifyTargetGroup', { TargetGroupArn: made, HealthCheckPath: '/changed' });
    ecs.addTargetGroup({ name: 'new', healthCheckPath: '/put', matcher: '204' });

    const { TargetGroups } = callElb(ecs, 'DescribeTargetGroups');
    expect(TargetGroups).toMatchObject([
      { TargetGroupArn: made, HealthCheckPath: '/changed' },
      { TargetGroupArn, HealthCheckPath: '/put', Matcher: { HttpCode: '204' }, VpcId: 'vpc-1', TargetType: 'instance' },
    ]);
    expect([...ecs.state.targetGroups.values()].map(({ specification }) => specification.healthCheckPath)).toEqual([
      '/changed',
      '/put',
    ]);
  });

  test('attributes have their defaults until they are set; the deregistration delay acts', () => {
    const TargetGroupArn = createGroup(ecs, 'web');
    const { Attributes } = callElb(ecs, 'ModifyTargetGroupAttributes', {
      TargetGroupArn,
      Attributes: [
        { Key: 'deregistration_delay.timeout_seconds', Value: '30' },
        { Key: 'stickiness.enabled', Value: 'true' },
      ],
    });

    expect(Attributes).toEqual(
      expect.arrayContaining([
        { Key: 'deregistration_delay.timeout_seconds', Value: '30' },
        { Key: 'stickiness.enabled', Value: 'true' },
        { Key: 'load_balancing.algorithm.type', Value: 'round_robin' },
      ]),
    );
    expect(ecs.state.targetGroups.get(TargetGroupArn)?.specification.deregistrationDelaySeconds).toBe(30);
  });

  test('a network load balancer checks by connections and forwards by TCP', () => {
    const { loadBalancerArn: LoadBalancerArn } = buildFront(ecs, 'network');

    expect(firstOf(callElb(ecs, 'DescribeTargetGroups', { LoadBalancerArn }), 'TargetGroups')).toMatchObject({
      Protocol: 'TCP',
      HealthCheckProtocol: 'TCP',
      HealthCheckTimeoutSeconds: 10,
      LoadBalancerArns: [LoadBalancerArn],
    });
    expect(firstOf(callElb(ecs, 'DescribeListeners', { LoadBalancerArn }), 'Listeners')).toMatchObject({
      Protocol: 'TCP',
      ListenerArn: expect.stringContaining(':listener/net/front/'),
    });
  });

  test('lists come in pages', () => {
    const { listenerArn: ListenerArn } = buildFront(ecs);
    for (const Priority of [3, 1, 2]) {
      callElb(ecs, 'CreateRule', {
        ListenerArn,
        Priority,
        Conditions: [{ Field: 'host-header', HostHeaderConfig: { Values: ['a.example.com'] } }],
        Actions: [{ Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' } }],
      });
    }

    const first = callElb(ecs, 'DescribeRules', { ListenerArn, PageSize: 3 });
    const second = callElb(ecs, 'DescribeRules', { ListenerArn, PageSize: 3, Marker: String(first.NextMarker) });
    const pages = [first, second].map(({ Rules }) => (Rules as readonly JsonObject[]).map(({ Priority }) => Priority));
    expect([pages, second.NextMarker]).toEqual([[['1', '2', '3'], ['default']], undefined]);
  });

  test('deleting a load balancer deletes its listeners, rules and tags', () => {
    const { loadBalancerArn, listenerArn: ListenerArn } = buildFront(ecs);
    const Tags = [{ Key: 'a', Value: 'b' }];
    const Conditions = [{ Field: 'path-pattern', Values: ['/a'] }];
    const Actions = [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '200' } }];
    callElb(ecs, 'CreateRule', { ListenerArn, Priority: 1, Conditions, Actions, Tags });

    callElb(ecs, 'DeleteLoadBalancer', { LoadBalancerArn: loadBalancerArn });

    const { listeners, rules, tags } = ecs.state;
    expect([listeners.size, rules.size, tags.size]).toEqual([0, 0, 0]);
    expect(ecs.effects.at(-1)).toEqual({ kind: 'close-listener', listenerArn: ListenerArn });
  });
});
