/**
 * The calls of Terraform's provider for aws_lb, aws_lb_target_group, aws_lb_listener and aws_lb_listener_rule: those of a
 * create, and the reads of a refresh, which must find every attribute as it was set (terraform-provider-aws,
 * internal/service/elbv2, resource…Create and resource…Read). Made by the AWS SDK.
 */
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateRuleCommand,
  CreateTargetGroupCommand,
  type CreateTargetGroupCommandInput,
  DescribeCapacityReservationCommand,
  DescribeListenerAttributesCommand,
  DescribeListenersCommand,
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTagsCommand,
  DescribeTargetGroupAttributesCommand,
  DescribeTargetGroupsCommand,
  ElasticLoadBalancingV2Client,
  ModifyLoadBalancerAttributesCommand,
  ModifyTargetGroupAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Emulator, openEmulator } from '../../src/emulator/emulator.ts';
import { clientSettings } from '../support/harness/local-client.ts';

const TAGS = [{ Key: 'Name', Value: 'shop' }];

type Attributes = Readonly<Record<string, string>>;

const asList = (attributes: Attributes) => Object.entries(attributes).map(([Key, Value]) => ({ Key, Value }));
const asAttributes = (
  list: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] = [],
): Attributes => Object.fromEntries(list.map(({ Key = '', Value = '' }) => [Key, Value]));

/** What the provider sets of an application load balancer whose configuration has names and networks only. */
const LB_ATTRIBUTES: Attributes = {
  'access_logs.s3.enabled': 'false',
  'connection_logs.s3.enabled': 'false',
  'client_keep_alive.seconds': '3600',
  'deletion_protection.enabled': 'false',
  'idle_timeout.timeout_seconds': '120',
  'routing.http.desync_mitigation_mode': 'defensive',
  'routing.http.drop_invalid_header_fields.enabled': 'true',
  'routing.http.preserve_host_header.enabled': 'false',
  'routing.http.x_amzn_tls_version_and_cipher_suite.enabled': 'false',
  'routing.http.xff_client_port.enabled': 'false',
  'routing.http.xff_header_processing.mode': 'append',
  'routing.http2.enabled': 'true',
  'waf.fail_open.enabled': 'false',
  'zonal_shift.config.enabled': 'false',
};
const GROUP_ATTRIBUTES: Attributes = {
  'deregistration_delay.timeout_seconds': '15',
  'load_balancing.algorithm.type': 'least_outstanding_requests',
  'load_balancing.cross_zone.enabled': 'use_load_balancer_configuration',
  'slow_start.duration_seconds': '0',
  'stickiness.enabled': 'false',
  'stickiness.type': 'lb_cookie',
  'stickiness.lb_cookie.duration_seconds': '86400',
};

describe('Terraform', () => {
  let local: Emulator;
  let elb: ElasticLoadBalancingV2Client;

  beforeEach(async () => {
    local = await openEmulator({ clock: { kind: 'virtual', startMs: Date.now() } });
    elb = new ElasticLoadBalancingV2Client(clientSettings(local));
  });

  afterEach(async () => {
    elb.destroy();
    await local.close();
  });

  const nameOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.name : String(thrown));

  const readTags = async (arn: string) =>
    (await elb.send(new DescribeTagsCommand({ ResourceArns: [arn] }))).TagDescriptions;

  async function refreshLoadBalancer(arn: string) {
    const { LoadBalancers = [] } = await elb.send(new DescribeLoadBalancersCommand({ LoadBalancerArns: [arn] }));
    const { Attributes } = await elb.send(new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn: arn }));
    // The provider takes this code for a partition without reservations.
    const reservation = elb.send(new DescribeCapacityReservationCommand({ LoadBalancerArn: arn }));
    expect(await reservation.catch(nameOf)).toBe('InvalidAction');
    return { described: LoadBalancers[0], attributes: asAttributes(Attributes), tags: await readTags(arn) };
  }

  async function createLoadBalancer() {
    const absent = elb.send(new DescribeLoadBalancersCommand({ Names: ['shop'] }));
    expect(await absent.catch(nameOf)).toBe('LoadBalancerNotFoundException');
    const settings = { Name: 'shop', Type: 'application', Scheme: 'internal' } as const;
    const networks = { SecurityGroups: ['sg-1'], Subnets: ['subnet-1', 'subnet-2'] };
    const made = await elb.send(new CreateLoadBalancerCommand({ ...settings, ...networks, Tags: TAGS }));
    const arn = made.LoadBalancers?.[0]?.LoadBalancerArn ?? '';
    const Attributes = asList(LB_ATTRIBUTES);
    await elb.send(new ModifyLoadBalancerAttributesCommand({ LoadBalancerArn: arn, Attributes }));
    return arn;
  }

  async function refreshTargetGroup(arn: string) {
    const { TargetGroups = [] } = await elb.send(new DescribeTargetGroupsCommand({ TargetGroupArns: [arn] }));
    const { Attributes } = await elb.send(new DescribeTargetGroupAttributesCommand({ TargetGroupArn: arn }));
    return { described: TargetGroups[0], attributes: asAttributes(Attributes), tags: await readTags(arn) };
  }

  const GROUP: Omit<CreateTargetGroupCommandInput, 'Name'> = {
    TargetType: 'ip',
    Protocol: 'HTTP',
    HealthCheckProtocol: 'HTTP',
    ...{ Port: 8080, ProtocolVersion: 'HTTP1', VpcId: 'vpc-1' },
    ...{ HealthCheckEnabled: true, HealthCheckIntervalSeconds: 15, HealthyThresholdCount: 3 },
    ...{ UnhealthyThresholdCount: 4, HealthCheckTimeoutSeconds: 6, HealthCheckPath: '/health' },
    ...{ Matcher: { HttpCode: '200-299' }, HealthCheckPort: 'traffic-port' },
  };

  async function createTargetGroup() {
    const absent = elb.send(new DescribeTargetGroupsCommand({ Names: ['web'] }));
    expect(await absent.catch(nameOf)).toBe('TargetGroupNotFoundException');
    const made = await elb.send(new CreateTargetGroupCommand({ Name: 'web', ...GROUP, Tags: TAGS }));
    const arn = made.TargetGroups?.[0]?.TargetGroupArn ?? '';
    const Attributes = asList(GROUP_ATTRIBUTES);
    await elb.send(new ModifyTargetGroupAttributesCommand({ TargetGroupArn: arn, Attributes }));
    return arn;
  }

  async function refreshListener(arn: string) {
    const { Listeners = [] } = await elb.send(new DescribeListenersCommand({ ListenerArns: [arn] }));
    const { Attributes } = await elb.send(new DescribeListenerAttributesCommand({ ListenerArn: arn }));
    return { described: Listeners[0], attributes: asAttributes(Attributes), tags: await readTags(arn) };
  }

  async function refreshRule(arn: string) {
    const { Rules = [] } = await elb.send(new DescribeRulesCommand({ RuleArns: [arn] }));
    return { described: Rules[0], tags: await readTags(arn) };
  }

  test('finds each attribute of a load balancer and of a target group as it has set it', async () => {
    const lb = await createLoadBalancer();
    const group = await createTargetGroup();

    const first = [await refreshLoadBalancer(lb), await refreshTargetGroup(group)];
    const second = [await refreshLoadBalancer(lb), await refreshTargetGroup(group)];

    expect(second).toEqual(first);
    expect(first).toMatchObject([
      {
        described: {
          LoadBalancerName: 'shop',
          Type: 'application',
          Scheme: 'internal',
          IpAddressType: 'ipv4',
          SecurityGroups: ['sg-1'],
          AvailabilityZones: [{ SubnetId: 'subnet-1' }, { SubnetId: 'subnet-2' }],
          State: { Code: 'active' },
          CreatedTime: expect.any(Date),
        },
        attributes: LB_ATTRIBUTES,
        tags: [{ ResourceArn: lb, Tags: TAGS }],
      },
      { described: { TargetGroupName: 'web', ...GROUP }, attributes: GROUP_ATTRIBUTES, tags: [{ Tags: TAGS }] },
    ]);
  });

  test('finds each setting of a listener and of its rules as it has set it', async () => {
    const LoadBalancerArn = await createLoadBalancer();
    const TargetGroupArn = await createTargetGroup();
    const FixedResponseConfig = { ContentType: 'text/plain', MessageBody: 'none', StatusCode: '404' };
    const DefaultActions = [{ Type: 'fixed-response', Order: 1, FixedResponseConfig } as const];
    const listening = { LoadBalancerArn, Port: 80, Protocol: 'HTTP', DefaultActions, Tags: TAGS } as const;
    const listener = await elb.send(new CreateListenerCommand(listening));
    const ListenerArn = listener.Listeners?.[0]?.ListenerArn ?? '';
    const RedirectConfig = {
      ...{ Host: '#{host}', Path: '/#{path}', Port: '443', Protocol: 'HTTPS', Query: '#{query}' },
      StatusCode: 'HTTP_301',
    } as const;
    const wanted = [
      {
        Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/api/*'] } }],
        Actions: [{ Type: 'forward', Order: 1, TargetGroupArn } as const],
      },
      {
        Conditions: [{ Field: 'host-header', HostHeaderConfig: { Values: ['old.example.com'] } }],
        Actions: [{ Type: 'redirect', Order: 1, RedirectConfig } as const],
      },
      {
        Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/weighted'] } }],
        Actions: [
          {
            ...({ Type: 'forward', Order: 1 } as const),
            ForwardConfig: {
              TargetGroups: [{ TargetGroupArn, Weight: 100 }],
              TargetGroupStickinessConfig: { Enabled: true, DurationSeconds: 600 },
            },
          },
        ],
      },
    ];
    const arns: string[] = [];
    for (const [at, rule] of wanted.entries()) {
      const Priority = 100 + at;
      const made = await elb.send(new CreateRuleCommand({ ListenerArn, Priority, ...rule, Tags: TAGS }));
      arns.push(made.Rules?.[0]?.RuleArn ?? '');
    }

    const read = async () => [await refreshListener(ListenerArn), ...(await Promise.all(arns.map(refreshRule)))];
    const first = await read();
    const second = await read();

    expect(second).toEqual(first);
    expect(first).toMatchObject([
      { described: { LoadBalancerArn, Port: 80, Protocol: 'HTTP', DefaultActions }, tags: [{ Tags: TAGS }] },
      ...wanted.map((rule, at) => ({ described: { Priority: String(100 + at), ...rule }, tags: [{ Tags: TAGS }] })),
    ]);
  });
});
