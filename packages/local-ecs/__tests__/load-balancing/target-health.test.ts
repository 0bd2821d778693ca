import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { type Emulator, openEmulator } from '../../src/emulator/emulator.ts';
import { callApi, callLoadBalancing, control } from '../support/harness/local-client.ts';

/** The text of each element of a name, in order. */
function readElements(xml: string, name: string): readonly string[] {
  return [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, text = '']) => text);
}

const ABSENT = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/gone/0123456789abcdef';

describe('the target health of a service behind a load balancer', () => {
  let local: Emulator;
  let targetGroupArn: string;

  beforeEach(async () => {
    local = await openEmulator({ clock: { kind: 'virtual' } });
    const made = await control(local, 'POST', {
      path: 'target-groups',
      body: { name: 'web', healthCheckPath: '/health', matcher: '200-299', deregistrationDelaySeconds: 60 },
    });
    targetGroupArn = String((made.body as JsonObject).targetGroupArn);
  });

  afterEach(() => local.close());

  async function call(operation: string, input: JsonObject): Promise<void> {
    const { status, body } = await callApi(local, { service: 'ecs', operation, input });
    if (status !== 200) throw new Error(`${operation}: ${String(body.message)}`);
  }

  /** One task on host port 8080. */
  async function serve(): Promise<void> {
    local.addInstances('default', 1);
    const portMappings = [{ containerPort: 80, hostPort: 8080 }];
    const container = { name: 'app', image: 'web:1', memory: 64, portMappings };
    await call('RegisterTaskDefinition', { family: 'web', containerDefinitions: [container] });
    await call('CreateService', {
      serviceName: 'web',
      taskDefinition: 'web',
      desiredCount: 1,
      loadBalancers: [{ targetGroupArn, containerName: 'app', containerPort: 80 }],
    });
  }

  const health = () => callLoadBalancing(local, 'DescribeTargetHealth', { TargetGroupArn: targetGroupArn });

  async function readHealth(): Promise<Readonly<Record<string, readonly string[]>>> {
    const { xml } = await health();
    return Object.fromEntries(['State', 'Reason', 'Description'].map((name) => [name, readElements(xml, name)]));
  }

  /** Lets time pass, a second at a time, until a target is in the state. */
  async function awaitState(state: string): Promise<Readonly<Record<string, readonly string[]>>> {
    for (let seconds = 0; seconds < 300; seconds += 1) {
      const seen = await readHealth();
      if (seen.State?.[0] === state) return seen;
      local.advance(1_000);
    }
    throw new Error(`no target was ${state}`);
  }

  test('the answer is the XML of Elastic Load Balancing', async () => {
    await serve();
    await awaitState('healthy');

    const { status, xml } = await health();

    const requestId = expect.stringMatching(/^[0-9a-f-]{36}$/);
    const [id] = readElements(xml, 'RequestId');
    const [instance] = readElements(xml, 'Id');
    expect([status, id, instance]).toEqual([200, requestId, expect.stringMatching(/^i-[0-9a-f]{17}$/)]);
    expect(xml).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
        '<DescribeTargetHealthResponse xmlns="http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/">' +
        '<DescribeTargetHealthResult><TargetHealthDescriptions><member>' +
        `<Target><Id>${instance}</Id><Port>8080</Port></Target><HealthCheckPort>8080</HealthCheckPort>` +
        '<TargetHealth><State>healthy</State></TargetHealth>' +
        '</member></TargetHealthDescriptions></DescribeTargetHealthResult>' +
        `<ResponseMetadata><RequestId>${id}</RequestId></ResponseMetadata></DescribeTargetHealthResponse>\n`,
    );
  });

  test('a target that was just registered is initial', async () => {
    await serve();

    expect(await awaitState('initial')).toEqual({
      State: ['initial'],
      Reason: ['Elb.RegistrationInProgress'],
      Description: ['Target registration is in progress'],
    });
  });

  test.each([
    ['Health checks failed with these codes: [503]', 'Target.ResponseCodeMismatch'],
    ['Request timed out', 'Target.Timeout'],
    ['Health checks failed', 'Target.FailedHealthChecks'],
  ])('a target of which is said: %s, is unhealthy by %s', async (reason, code) => {
    const target = { afterMs: 5_000, result: 'unhealthy' as const, reason };
    local.putScenario({ images: [{ image: 'web:*', target }] });
    await serve();

    expect(await awaitState('unhealthy')).toEqual({ State: ['unhealthy'], Reason: [code], Description: [reason] });
  });

  test('a target that is leaving is draining', async () => {
    await serve();
    await awaitState('healthy');

    await call('UpdateService', { service: 'web', desiredCount: 0 });

    expect(await awaitState('draining')).toEqual({
      State: ['draining'],
      Reason: ['Target.DeregistrationInProgress'],
      Description: ['Target deregistration is in progress'],
    });
  });

  test('a requested target that is not registered is unused', async () => {
    const { xml } = await callLoadBalancing(local, 'DescribeTargetHealth', {
      TargetGroupArn: targetGroupArn,
      'Targets.member.1.Id': 'i-0123',
      'Targets.member.1.Port': '80',
    });

    expect(xml).toContain(
      '<Target><Id>i-0123</Id><Port>80</Port></Target><HealthCheckPort>80</HealthCheckPort>' +
        '<TargetHealth><State>unused</State><Reason>Target.NotRegistered</Reason>' +
        '<Description>Target is not registered to the target group</Description></TargetHealth>',
    );
  });

  // Elastic Load Balancing API reference, TargetHealthDescription: the port of the check, and that of the group.
  test('a target has the port of its group’s health check, and without a port that of its group', async () => {
    const made = await callLoadBalancing(local, 'CreateTargetGroup', {
      Name: 'api',
      Protocol: 'HTTP',
      Port: '80',
      VpcId: 'vpc-1',
      HealthCheckPort: '9000',
    });
    const [arn = ''] = readElements(made.xml, 'TargetGroupArn');
    const { xml } = await callLoadBalancing(local, 'DescribeTargetHealth', {
      TargetGroupArn: arn,
      'Targets.member.1.Id': 'i-0123',
    });

    expect(xml).toContain('<Id>i-0123</Id><Port>80</Port></Target><HealthCheckPort>9000</HealthCheckPort>');
  });

  test('of several targets only the requested ones are described', async () => {
    await serve();
    await awaitState('healthy');
    const [id = ''] = readElements((await health()).xml, 'Id');

    const { xml } = await callLoadBalancing(local, 'DescribeTargetHealth', {
      TargetGroupArn: targetGroupArn,
      'Targets.member.1.Id': id,
      'Targets.member.2.Id': 'i-<other>',
    });

    expect(readElements(xml, 'State')).toEqual(['healthy', 'unused']);
    expect(xml).toContain('<Id>i-&#60;other&#62;</Id>');
  });

  test.each([
    [
      'a group that is not there',
      'DescribeTargetHealth',
      { TargetGroupArn: ABSENT },
      ['TargetGroupNotFound', 'One or more target groups not found'],
    ],
    [
      'a text that is no ARN',
      'DescribeTargetHealth',
      { TargetGroupArn: 'web' },
      ['ValidationError', '&#39;web&#39; is not a valid target group ARN'],
    ],
    [
      'a name that is not there',
      'DescribeTargetGroups',
      { 'Names.member.1': 'web', 'Names.member.2': 'gone' },
      ['TargetGroupNotFound', 'One or more target groups not found'],
    ],
    [
      'the attributes of a target group that is not there',
      'DescribeTargetGroupAttributes',
      { TargetGroupArn: ABSENT },
      ['TargetGroupNotFound', 'One or more target groups not found'],
    ],
    [
      'a load balancer',
      'DescribeTargetGroups',
      { LoadBalancerArn: ABSENT },
      ['LoadBalancerNotFound', 'One or more load balancers not found'],
    ],
    [
      'an operation that does not exist here',
      'CreateTrustStore',
      { Name: 'web' },
      ['InvalidAction', 'Could not find operation CreateTrustStore in the local ECS.'],
    ],
  ])('%s is refused in XML', async (_name, action, fields, [code, message]) => {
    const { status, xml } = await callLoadBalancing(local, action, fields);

    expect(status).toBe(400);
    expect(xml).toContain(
      '<ErrorResponse xmlns="http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/">' +
        `<Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error>`,
    );
  });

  test('a target group shows its health check settings', async () => {
    const { status, xml } = await callLoadBalancing(local, 'DescribeTargetGroups', { 'Names.member.1': 'web' });

    const field = [
      `<TargetGroupArn>${targetGroupArn}</TargetGroupArn><TargetGroupName>web</TargetGroupName>`,
      '<Protocol>HTTP</Protocol><Port>80</Port>',
      '<HealthCheckProtocol>HTTP</HealthCheckProtocol><HealthCheckPort>traffic-port</HealthCheckPort>',
      '<HealthCheckEnabled>true</HealthCheckEnabled><HealthCheckIntervalSeconds>30</HealthCheckIntervalSeconds>',
      '<HealthCheckTimeoutSeconds>5</HealthCheckTimeoutSeconds><HealthyThresholdCount>5</HealthyThresholdCount>',
      '<UnhealthyThresholdCount>2</UnhealthyThresholdCount><HealthCheckPath>/health</HealthCheckPath>',
      '<Matcher><HttpCode>200-299</HttpCode></Matcher><LoadBalancerArns></LoadBalancerArns>',
      '<ProtocolVersion>HTTP1</ProtocolVersion><IpAddressType>ipv4</IpAddressType>',
    ].join('');
    expect(status).toBe(200);
    expect(xml).toContain(`<TargetGroups><member>${field}</member></TargetGroups>`);
  });

  test('a target group shows the target type that it was given', async () => {
    await control(local, 'POST', { path: 'target-groups', body: { name: 'web', targetType: 'ip' } });

    const { xml } = await callLoadBalancing(local, 'DescribeTargetGroups', { 'Names.member.1': 'web' });

    expect(xml).toContain('<TargetType>ip</TargetType>');
  });

  test('a target group shows its deregistration delay', async () => {
    const { status, xml } = await callLoadBalancing(local, 'DescribeTargetGroupAttributes', {
      TargetGroupArn: targetGroupArn,
    });

    expect(status).toBe(200);
    expect(xml).toContain('<Key>deregistration_delay.timeout_seconds</Key><Value>60</Value>');
  });

  test('target groups come in pages', async () => {
    for (const name of ['api', 'jobs']) await control(local, 'POST', { path: 'target-groups', body: { name } });

    const first = await callLoadBalancing(local, 'DescribeTargetGroups', { PageSize: '2' });
    const [marker = ''] = readElements(first.xml, 'NextMarker');
    const second = await callLoadBalancing(local, 'DescribeTargetGroups', { PageSize: '2', Marker: marker });

    const pages = [first, second].map(({ xml }) => readElements(xml, 'TargetGroupName'));
    expect(pages).toEqual([['web', 'api'], ['jobs']]);
    expect(readElements(second.xml, 'NextMarker')).toEqual([]);
  });
});
