/** What Elastic Load Balancing refuses (API reference, version 2015-12-01), and what is not simulated. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ANY_PORT, aService, aTaskDefinition, VirtualEcs } from '../../support/fakes/virtual-ecs.ts';
import {
  askLoadBalancing,
  buildFront,
  callElb,
  createGroup,
  firstOf,
  refuseElb,
} from '../../support/harness/load-balancing.ts';

const SUBNETS = { Subnets: ['subnet-1', 'subnet-2'] };

describe('load balancers', () => {
  let ecs: VirtualEcs;

  beforeEach(() => {
    ecs = new VirtualEcs();
  });

  test.each([
    ['a'.repeat(33), /cannot be longer than '32' characters$/],
    ['a_b', /can only contain characters that are alphanumeric characters or hyphens\(-\)$/],
    ['-a', /cannot begin or end with '-'$/],
    ['internal-a', /cannot begin with 'internal-'$/],
  ])('the name %s is refused', (Name, text) => {
    expect(refuseElb(ecs, 'CreateLoadBalancer', { Name, ...SUBNETS })).toEqual([
      'ValidationError',
      expect.stringMatching(text),
    ]);
  });

  test('an application load balancer needs two subnets, a network load balancer one', () => {
    const Subnets = ['subnet-1'];

    expect(refuseElb(ecs, 'CreateLoadBalancer', { Name: 'a', Subnets })).toEqual([
      'ValidationError',
      'At least two subnets in two different Availability Zones must be specified',
    ]);
    expect(askLoadBalancing(ecs, 'CreateLoadBalancer', { Name: 'n', Type: 'network', Subnets }).ok).toBe(true);
  });

  test('the same settings again are the same load balancer, others are refused', () => {
    const one = callElb(ecs, 'CreateLoadBalancer', { Name: 'front', ...SUBNETS, SecurityGroups: ['sg-1', 'sg-2'] });
    const again = callElb(ecs, 'CreateLoadBalancer', {
      Name: 'front',
      Subnets: ['subnet-2', 'subnet-1'],
      SecurityGroups: ['sg-2', 'sg-1'],
    });

    expect(again).toEqual(one);
    expect(refuseElb(ecs, 'CreateLoadBalancer', { Name: 'front', Scheme: 'internal', ...SUBNETS })).toEqual([
      'DuplicateLoadBalancerName',
      "A load balancer with the same name 'front' exists, but with different settings",
    ]);
  });

  test('one with deletion protection is not deleted; one that does not exist is, without a refusal', () => {
    const { loadBalancerArn: LoadBalancerArn } = buildFront(ecs);
    const protect = (Value: string) =>
      callElb(ecs, 'ModifyLoadBalancerAttributes', {
        LoadBalancerArn,
        Attributes: [{ Key: 'deletion_protection.enabled', Value }],
      });
    protect('true');

    expect(refuseElb(ecs, 'DeleteLoadBalancer', { LoadBalancerArn })).toEqual([
      'OperationNotPermitted',
      `Load balancer '${LoadBalancerArn}' cannot be deleted because deletion protection is enabled`,
    ]);
    protect('false');
    expect([1, 2].map(() => callElb(ecs, 'DeleteLoadBalancer', { LoadBalancerArn }))).toEqual([{}, {}]);
    expect(refuseElb(ecs, 'DescribeLoadBalancers', { Names: ['front'] })).toEqual([
      'LoadBalancerNotFound',
      "Load balancers '[front]' not found",
    ]);
  });

  test('an unknown attribute is named', () => {
    const { loadBalancerArn: LoadBalancerArn } = buildFront(ecs);
    const Attributes = [{ Key: 'routing.http.nothing', Value: 'true' }];

    expect(refuseElb(ecs, 'ModifyLoadBalancerAttributes', { LoadBalancerArn, Attributes })).toEqual([
      'ValidationError',
      "Load balancer attribute key 'routing.http.nothing' is not recognized",
    ]);
  });

  test.each([
    ['CreateLoadBalancer', { Name: 'a', Type: 'gateway', ...SUBNETS }],
    ['CreateTargetGroup', { Name: 'a', TargetType: 'lambda' }],
    ['CreateTargetGroup', { Name: 'a', Protocol: 'UDP', Port: 53, VpcId: 'vpc-1' }],
    ['CreateTargetGroup', { Name: 'a', Protocol: 'HTTP', Port: 80, VpcId: 'vpc-1', ProtocolVersion: 'GRPC' }],
  ])('%s %j is not simulated, and says so', (operation, input) => {
    expect(refuseElb(ecs, operation, input)).toEqual([
      'UnsupportedFeatureException',
      expect.stringMatching(/ is not simulated by the local ECS\.$/),
    ]);
  });
});

describe('target groups', () => {
  let ecs: VirtualEcs;

  beforeEach(() => {
    ecs = new VirtualEcs();
  });

  test.each([
    [{ Port: 80, VpcId: 'vpc-1' }, 'A protocol must be specified'],
    [{ Protocol: 'HTTP', VpcId: 'vpc-1' }, 'A port must be specified'],
    [{ Protocol: 'HTTP', Port: 80 }, 'A VPC ID must be specified'],
    [
      { Protocol: 'HTTP', Port: 80, VpcId: 'vpc-1', HealthCheckTimeoutSeconds: 30 },
      'Health check interval must be greater than the timeout.',
    ],
    [
      { Protocol: 'TCP', Port: 80, VpcId: 'vpc-1', HealthCheckIntervalSeconds: 9 },
      "Health check timeout '10' must be smaller than or equal to the interval '9'",
    ],
    [
      { Protocol: 'HTTP', Port: 0, VpcId: 'vpc-1' },
      "1 validation error detected: Value '0' at 'port' failed to satisfy constraint: Member must have value greater than or equal to 1",
    ],
  ])('%j is refused', (input, text) => {
    expect(refuseElb(ecs, 'CreateTargetGroup', { Name: 'web', ...input })).toEqual(['ValidationError', text]);
  });

  test('a network load balancer may check as often as a check may take', () => {
    const settings = { Name: 'tcp', Protocol: 'TCP', Port: 80, VpcId: 'vpc-1', HealthCheckIntervalSeconds: 10 };

    expect(firstOf(callElb(ecs, 'CreateTargetGroup', settings), 'TargetGroups')).toMatchObject({
      HealthCheckIntervalSeconds: 10,
      HealthCheckTimeoutSeconds: 10,
    });
  });

  // API reference, TargetGroupAttribute.
  test.each([
    ['HTTP', 'source_ip', "Stickiness type 'source_ip' is not supported for target groups with the HTTP protocol"],
    ['TCP', 'lb_cookie', "Stickiness type 'lb_cookie' is not supported for target groups with the TCP protocol"],
    ['HTTP', 'cookie', "'Stickiness type' must be one of [app_cookie, lb_cookie, source_ip]"],
  ])('a target group with the protocol %s has no stickiness of the type %s', (Protocol, Value, text) => {
    const made = callElb(ecs, 'CreateTargetGroup', { Name: 'web', Protocol, Port: 80, VpcId: 'vpc-1' });
    const { TargetGroupArn = '' } = firstOf(made, 'TargetGroups');
    const Attributes = [{ Key: 'stickiness.type', Value }];

    expect(refuseElb(ecs, 'ModifyTargetGroupAttributes', { TargetGroupArn, Attributes })).toEqual([
      'ValidationError',
      text,
    ]);
  });

  test('the same settings again are the same target group, others are refused', () => {
    const arn = createGroup(ecs, 'web');

    expect(createGroup(ecs, 'web')).toBe(arn);
    expect(refuseElb(ecs, 'CreateTargetGroup', { Name: 'web', Protocol: 'HTTP', Port: 81, VpcId: 'vpc-1' })).toEqual([
      'DuplicateTargetGroupName',
      "A target group with the same name 'web' exists, but with different settings",
    ]);
  });

  test('one that a listener or a rule uses is not deleted', () => {
    const { targetGroupArn, listenerArn: ListenerArn } = buildFront(ecs);
    const other = createGroup(ecs, 'api');
    const rule = callElb(ecs, 'CreateRule', {
      ListenerArn,
      Priority: 1,
      Conditions: [{ Field: 'path-pattern', Values: ['/api/*'] }],
      Actions: [{ Type: 'forward', TargetGroupArn: other }],
    });
    const inUse = (arn: string) => [
      'ResourceInUse',
      `Target group '${arn}' is currently in use by a listener or a rule`,
    ];

    for (const arn of [targetGroupArn, other]) {
      expect(refuseElb(ecs, 'DeleteTargetGroup', { TargetGroupArn: arn })).toEqual(inUse(arn));
    }
    callElb(ecs, 'DeleteRule', { RuleArn: String(firstOf(rule, 'Rules').RuleArn) });
    callElb(ecs, 'DeleteListener', { ListenerArn });
    for (const arn of [targetGroupArn, other]) callElb(ecs, 'DeleteTargetGroup', { TargetGroupArn: arn });
    expect(callElb(ecs, 'DescribeTargetGroups')).toEqual({ TargetGroups: [] });
  });
});

test('ECS refuses a new service whose target group no listener forwards to, unless it is of the control address', () => {
  const ecs = new VirtualEcs();
  ecs.addInstances(1);
  ecs.call('RegisterTaskDefinition', aTaskDefinition(ANY_PORT));
  const create = (targetGroupArn: string, serviceName: string) => {
    const loadBalancers = [{ targetGroupArn, containerName: 'web', containerPort: 5000 }];
    const answer = ecs.ask('CreateService', aService({ serviceName, loadBalancers }));
    return answer.ok ? 'ok' : answer.message;
  };
  const { targetGroupArn } = buildFront(ecs);
  const alone = createGroup(ecs, 'alone');

  expect([
    create(targetGroupArn, 'web'),
    create(ecs.addTargetGroup({ name: 'put' }), 'put'),
    create(alone, 'api'),
  ]).toEqual(['ok', 'ok', `The target group with targetGroupArn ${alone} does not have an associated load balancer.`]);
});

describe('listeners and rules', () => {
  let ecs: VirtualEcs;
  let front: ReturnType<typeof buildFront>;

  beforeEach(() => {
    ecs = new VirtualEcs();
    front = buildFront(ecs);
  });

  const answer = (StatusCode: string): JsonObject => ({ Type: 'fixed-response', FixedResponseConfig: { StatusCode } });
  const aListener = (change: JsonObject = {}): JsonObject => ({
    LoadBalancerArn: front.loadBalancerArn,
    Protocol: 'HTTP',
    Port: 80,
    DefaultActions: [{ Type: 'forward', TargetGroupArn: front.targetGroupArn }],
    ...change,
  });
  const aRule = (change: JsonObject = {}): JsonObject => ({
    ListenerArn: front.listenerArn,
    Priority: 1,
    Conditions: [{ Field: 'path-pattern', Values: ['/api/*'] }],
    Actions: [answer('200')],
    ...change,
  });

  // API reference, FixedResponseActionConfig.
  test.each([
    [{ ContentType: 'image/png' }, "The content type 'image/png' is not valid"],
    [{ MessageBody: 'x'.repeat(1025) }, "The message body is too long; the limit is '1024'"],
  ])('a fixed response with %j is refused', (change, text) => {
    const FixedResponseConfig = { StatusCode: '200', ...change };
    const DefaultActions = [{ Type: 'fixed-response', FixedResponseConfig }];

    expect(refuseElb(ecs, 'CreateListener', aListener({ Port: 81, DefaultActions }))).toEqual([
      'ValidationError',
      text,
    ]);
  });

  test('a listener has a port', () => {
    expect(refuseElb(ecs, 'CreateListener', aListener({ Port: undefined }))).toEqual([
      'ValidationError',
      'A listener port must be specified',
    ]);
  });

  test('the same settings again are the same listener, others on its port are refused', () => {
    expect(firstOf(callElb(ecs, 'CreateListener', aListener()), 'Listeners').ListenerArn).toBe(front.listenerArn);
    expect(refuseElb(ecs, 'CreateListener', aListener({ DefaultActions: [answer('404')] }))).toEqual([
      'DuplicateListener',
      `A listener already exists on this port for this load balancer '${front.loadBalancerArn}'`,
    ]);
  });

  test('a listener does not move to a port that another one has', () => {
    const other = callElb(ecs, 'CreateListener', aListener({ Port: 81 }));
    const { ListenerArn } = firstOf(other, 'Listeners');

    expect(refuseElb(ecs, 'ModifyListener', { ListenerArn: String(ListenerArn), Port: 80 })).toEqual([
      'ValidationError',
      "Listener port '80' is already in use",
    ]);
  });

  test('a priority is given once, and rules may change places', () => {
    const arns = [1, 2].map((Priority) =>
      String(firstOf(callElb(ecs, 'CreateRule', aRule({ Priority })), 'Rules').RuleArn),
    );
    const [one = '', two = ''] = arns;

    expect(refuseElb(ecs, 'CreateRule', aRule())).toEqual(['PriorityInUse', "Priority '1' is currently in use"]);
    const move = (RuleArn: string, Priority: number): JsonObject => ({ RuleArn, Priority });
    expect(refuseElb(ecs, 'SetRulePriorities', { RulePriorities: [move(one, 2)] })[0]).toBe('PriorityInUse');
    callElb(ecs, 'SetRulePriorities', { RulePriorities: [move(one, 2), move(two, 1)] });
    const { Rules } = callElb(ecs, 'DescribeRules', { ListenerArn: front.listenerArn });
    expect((Rules as readonly JsonObject[]).map(({ RuleArn, Priority }) => [RuleArn, Priority])).toEqual([
      [two, '1'],
      [one, '2'],
      [expect.any(String), 'default'],
    ]);
  });

  test('the default rule is neither changed nor deleted', () => {
    const { Rules } = callElb(ecs, 'DescribeRules', { ListenerArn: front.listenerArn });
    const RuleArn = String((Rules as readonly JsonObject[]).at(-1)?.RuleArn);

    expect(refuseElb(ecs, 'DeleteRule', { RuleArn })).toEqual([
      'OperationNotPermitted',
      `Default rule '${RuleArn}' cannot be deleted`,
    ]);
  });

  test('a target group belongs to one load balancer', () => {
    const other = callElb(ecs, 'CreateLoadBalancer', { Name: 'other', ...SUBNETS });
    const LoadBalancerArn = String(firstOf(other, 'LoadBalancers').LoadBalancerArn);

    expect(refuseElb(ecs, 'CreateListener', aListener({ LoadBalancerArn }))).toEqual([
      'TargetGroupAssociationLimit',
      `The following target groups cannot be associated with more than one load balancer: ${front.targetGroupArn}`,
    ]);
  });

  test('a target group of another protocol does not fit', () => {
    const TargetGroupArn = createGroup(ecs, 'tcp', { Protocol: 'TCP' });

    expect(refuseElb(ecs, 'CreateRule', aRule({ Actions: [{ Type: 'forward', TargetGroupArn }] }))[0]).toBe(
      'IncompatibleProtocols',
    );
  });

  test.each([
    ['Conditions', [{ Field: 'source-ip', SourceIpConfig: { Values: ['10.0.0.0/8'] } }], 'The condition source-ip'],
    [
      'Conditions',
      [{ Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: 'X', Values: ['a'] } }],
      'The condition http-header',
    ],
    ['Actions', [{ Type: 'authenticate-oidc' }], 'The action authenticate-oidc'],
    ['Transforms', [{ Type: 'url-rewrite' }], 'A rule with transforms'],
  ])('%s %j are refused by name', (field, value, what) => {
    expect(refuseElb(ecs, 'CreateRule', aRule({ [field]: value }))).toEqual([
      'UnsupportedFeatureException',
      `${what} is not simulated by the local ECS.`,
    ]);
  });

  test('a listener with encryption is refused by name', () => {
    expect(refuseElb(ecs, 'CreateListener', aListener({ Port: 443, Protocol: 'HTTPS' }))).toEqual([
      'UnsupportedFeatureException',
      'A listener with the protocol HTTPS is not simulated by the local ECS.',
    ]);
  });

  test.each([
    ['DescribeListeners', { ListenerArns: ['gone'] }, 'ListenerNotFound'],
    ['DescribeRules', { RuleArns: ['gone'] }, 'RuleNotFound'],
    ['DeleteListener', { ListenerArn: 'gone' }, 'ListenerNotFound'],
    ['DeleteRule', { RuleArn: 'gone' }, 'RuleNotFound'],
    ['ModifyTargetGroup', { TargetGroupArn: 'gone' }, 'TargetGroupNotFound'],
    ['DescribeLoadBalancerAttributes', { LoadBalancerArn: 'gone' }, 'LoadBalancerNotFound'],
    ['CreateListener', { LoadBalancerArn: 'gone' }, 'LoadBalancerNotFound'],
  ])('%s %j: %s', (operation, input, code) => {
    expect(refuseElb(ecs, operation, input)[0]).toBe(code);
  });
});
