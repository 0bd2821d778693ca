/** Classic Load Balancers (Elastic Load Balancing API reference, version 2012-06-01). */
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { Answer } from '../../../src/engine/contract.ts';
import { answerClassic } from '../../../src/load-balancing/answer-classic.ts';
import { aService, aTaskDefinition, PORT_80, VirtualEcs } from '../../support/fakes/virtual-ecs.ts';
import { firstOf } from '../../support/harness/load-balancing.ts';

const FRONT = { LoadBalancerName: 'front' };
const LISTENER = { Protocol: 'HTTP', LoadBalancerPort: '80', InstanceProtocol: 'HTTP', InstancePort: '80' };

describe('a Classic Load Balancer', () => {
  let ecs: VirtualEcs;

  beforeEach(() => {
    ecs = new VirtualEcs();
  });

  function ask(operation: string, input: JsonObject = {}): Answer {
    const state = () => ecs.state;
    const context = { past: state, state, change: (name: string, given: JsonObject) => ecs.ask(name, given) };
    const answer = answerClassic(context, operation, { ...FRONT, ...input });
    if (answer === undefined) throw new Error(`${operation} is not an operation`);
    return answer;
  }

  function call(operation: string, input: JsonObject = {}): JsonObject {
    const answer = ask(operation, input);
    if (!answer.ok) throw new Error(`${operation}: ${answer.type}: ${answer.message}`);
    return answer.output;
  }

  const refuse = (operation: string, input: JsonObject = {}): readonly string[] => {
    const answer = ask(operation, input);
    return answer.ok ? ['ok'] : [answer.type, answer.message];
  };

  const create = (change: JsonObject = {}): JsonObject =>
    call('CreateLoadBalancer', { Listeners: [LISTENER], AvailabilityZones: ['eu-west-1a'], ...change });

  test('has an address of its own, listeners, and a check by connections of the first instance port', () => {
    expect(create({ Tags: [{ Key: 'team', Value: 'shop' }] })).toEqual({ DNSName: '127.0.3.1' });
    expect(
      firstOf(call('DescribeLoadBalancers', { LoadBalancerNames: ['front'] }), 'LoadBalancerDescriptions'),
    ).toMatchObject({
      LoadBalancerName: 'front',
      DNSName: '127.0.3.1',
      ListenerDescriptions: [
        { Listener: { Protocol: 'HTTP', LoadBalancerPort: 80, InstanceProtocol: 'HTTP', InstancePort: 80 } },
      ],
      HealthCheck: { Target: 'TCP:80', Interval: 30, Timeout: 5, UnhealthyThreshold: 2, HealthyThreshold: 10 },
      AvailabilityZones: ['eu-west-1a'],
      Instances: [],
      Scheme: 'internet-facing',
    });
    expect(call('DescribeTags', { LoadBalancerNames: ['front'] })).toEqual({
      TagDescriptions: [{ LoadBalancerName: 'front', Tags: [{ Key: 'team', Value: 'shop' }] }],
    });
  });

  test('is made once by the same settings, and refused with others', () => {
    create();

    expect(create()).toEqual({ DNSName: '127.0.3.1' });
    expect(refuse('CreateLoadBalancer', { Listeners: [LISTENER], AvailabilityZones: ['eu-west-1b'] })).toEqual([
      'DuplicateLoadBalancerName',
      "Load Balancer named 'front' already exists and it is configured with different parameters.",
    ]);
  });

  test('gains and loses listeners, each on its own port', () => {
    create();
    const second = { ...LISTENER, LoadBalancerPort: '81', InstancePort: '8080' };
    call('CreateLoadBalancerListeners', { Listeners: [second] });
    const served = ecs.effects.at(-1);
    call('DeleteLoadBalancerListeners', { LoadBalancerPorts: ['80'] });

    expect(served).toMatchObject({
      kind: 'serve-listener',
      listener: { port: 81, address: '127.0.3.1', rules: [{ action: { instancePort: 8080 } }] },
    });
    expect(ecs.effects.at(-1)).toEqual({ kind: 'close-listener', listenerArn: 'elb/front/80' });
    expect(refuse('CreateLoadBalancerListeners', { Listeners: [{ ...second, InstancePort: '9090' }] })).toEqual([
      'DuplicateListener',
      "A listener already exists for 'front' with LoadBalancerPort 81, but with a different InstancePort, Protocol, or SSLCertificateId",
    ]);
  });

  test('keeps its attributes and its health check as they are set', () => {
    create();
    const ConnectionDraining = { Enabled: 'true', Timeout: '20' };
    const LoadBalancerAttributes = { CrossZoneLoadBalancing: { Enabled: 'true' }, ConnectionDraining };
    call('ModifyLoadBalancerAttributes', { LoadBalancerAttributes });
    const HealthCheck = {
      ...{ Target: 'HTTP:80/health', Interval: '10', Timeout: '3' },
      ...{ UnhealthyThreshold: '2', HealthyThreshold: '3' },
    };

    expect(call('ConfigureHealthCheck', { HealthCheck })).toEqual({
      HealthCheck: { Target: 'HTTP:80/health', Interval: 10, Timeout: 3, UnhealthyThreshold: 2, HealthyThreshold: 3 },
    });
    expect(call('DescribeLoadBalancerAttributes').LoadBalancerAttributes).toMatchObject({
      CrossZoneLoadBalancing: { Enabled: true },
      ConnectionDraining: { Enabled: true, Timeout: 20 },
      ConnectionSettings: { IdleTimeout: 60 },
    });
    expect(ecs.effects.at(-1)).toMatchObject({
      kind: 'serve-target-group',
      targetGroup: { healthCheckPath: '/health', healthCheckPort: 80, matcher: '200', deregistrationDelaySeconds: 20 },
    });
  });

  test('shows the instances of a service’s tasks, with their health, until they have drained', () => {
    create();
    call('ModifyLoadBalancerAttributes', {
      LoadBalancerAttributes: { ConnectionDraining: { Enabled: 'true', Timeout: '60' } },
    });
    ecs.addInstances(2);
    ecs.call('RegisterTaskDefinition', aTaskDefinition(PORT_80));
    const loadBalancers = [{ loadBalancerName: 'front', containerName: 'web', containerPort: 5000 }];
    ecs.call('CreateService', aService({ desiredCount: 1, loadBalancers }));
    const seen = new Set<string>();
    ecs.watch = () => {
      const { InstanceStates } = call('DescribeInstanceHealth');
      for (const { State, Description } of InstanceStates as readonly JsonObject[])
        seen.add(`${State}: ${Description}`);
    };
    ecs.run(600);
    ecs.call('UpdateService', { service: 'web', desiredCount: 0 });
    ecs.run(600);

    expect([...seen]).toEqual([
      'OutOfService: Instance registration is still in progress.',
      'InService: N/A',
      'InService: Instance deregistration currently in progress.',
    ]);
    expect(call('DescribeInstanceHealth')).toEqual({ InstanceStates: [] });
  });

  test('has instances that calls register and deregister', () => {
    create();
    ecs.addInstances(1);
    const [{ ec2InstanceId: InstanceId } = { ec2InstanceId: '' }] = ecs.state.instances.values();

    expect(call('RegisterInstancesWithLoadBalancer', { Instances: [{ InstanceId }] })).toEqual({
      Instances: [{ InstanceId }],
    });
    expect(firstOf(call('DescribeInstanceHealth'), 'InstanceStates')).toMatchObject({ InstanceId, State: 'InService' });
    expect(call('DeregisterInstancesFromLoadBalancer', { Instances: [{ InstanceId }] })).toEqual({ Instances: [] });
    expect(refuse('RegisterInstancesWithLoadBalancer', { Instances: [{ InstanceId: 'i-0' }] })[0]).toBe(
      'InvalidInstance',
    );
  });

  test('is deleted with its listeners, and again without a refusal', () => {
    create();

    expect([call('DeleteLoadBalancer'), call('DeleteLoadBalancer')]).toEqual([{}, {}]);
    expect(ecs.effects.slice(-2)).toEqual([
      { kind: 'close-listener', listenerArn: 'elb/front/80' },
      { kind: 'remove-target-group', targetGroupArn: 'front' },
    ]);
    expect(refuse('DescribeLoadBalancers', { LoadBalancerNames: ['front'] })).toEqual([
      'LoadBalancerNotFound',
      "There is no ACTIVE Load Balancer named 'front'",
    ]);
  });

  test('has no certificate: it is refused by name, not ignored', () => {
    create();
    const second = { ...LISTENER, LoadBalancerPort: '443', SSLCertificateId: 'arn:aws:acm:us-east-1:1:certificate/a' };

    expect(refuse('CreateLoadBalancerListeners', { Listeners: [second] })).toEqual([
      'UnsupportedFeatureException',
      'The field SSLCertificateId of a listener is not simulated by the local ECS.',
    ]);
  });

  test.each([
    ['CreateLoadBalancer', { Listeners: [] }, 'Listeners cannot be empty'],
    ['CreateLoadBalancer', { Listeners: [LISTENER] }, 'Either AvailabilityZones or SubnetIds must be specified'],
    [
      'CreateLoadBalancer',
      { Listeners: [LISTENER], AvailabilityZones: ['eu-west-1a'], Subnets: ['subnet-1'] },
      'Only one of SubnetIds or AvailabilityZones may be specified',
    ],
    [
      'CreateLoadBalancer',
      { Listeners: [{ ...LISTENER, Protocol: 'HTTPS' }] },
      'A Classic Load Balancer with the protocol HTTPS is not simulated by the local ECS.',
    ],
  ])('%s %j is refused', (operation, input, text) => {
    expect(refuse(operation, input)[1]).toBe(text);
  });

  test.each(['80', 'HTTP:80', 'TCP:80/a', 'HTTP:70000/', 'UDP:53'])('the health check %s is refused', (Target) => {
    create();
    const HealthCheck = { Target, Interval: 10, Timeout: 3, UnhealthyThreshold: 2, HealthyThreshold: 3 };

    expect(refuse('ConfigureHealthCheck', { HealthCheck })[0]).toBe('ValidationError');
  });
});
