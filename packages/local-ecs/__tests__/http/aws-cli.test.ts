import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { type Emulator, openEmulator } from '../../src/emulator/emulator.ts';
import { type AwsCli, createAwsCli } from '../support/harness/aws-cli.ts';
import { untilTrue } from '../support/harness/http-clients.ts';
import { control } from '../support/harness/local-client.ts';
import { AWS_CLI, describeWith } from '../support/harness/needs-program.ts';

/** Half an hour of a clock that is 2,000 times as fast passes in a second. */
const TEN_DAYS_MS = 864_000_000;

describeWith([AWS_CLI], 'the AWS CLI', () => {
  let local: Emulator;
  let aws: AwsCli;

  beforeEach(async () => {
    local = await openEmulator({ clock: { kind: 'scaled', speed: 2_000 } });
    aws = createAwsCli(local);
  });

  afterEach(() => local.close());

  interface Health extends JsonObject {
    readonly TargetHealthDescriptions: readonly { readonly TargetHealth: { readonly State: string } }[];
  }

  const readHealth = (arn: string) => aws.read('elbv2', 'describe-target-health', '--target-group-arn', arn);

  /** A service of one task on host port 8080, behind a target group of its name, that logs to `/ecs/NAME`. */
  async function serveBehind(name: string): Promise<{ readonly targetGroupArn: string }> {
    const made = await control(local, 'POST', { path: 'target-groups', body: { name } });
    const { targetGroupArn } = made.body as { readonly targetGroupArn: string };
    local.addInstances('default', 1);
    const options = {
      'awslogs-group': `/ecs/${name}`,
      'awslogs-region': 'us-east-1',
      'awslogs-stream-prefix': 'ecs',
    };
    const container = {
      name: 'app',
      image: `${name}:1`,
      memory: 64,
      portMappings: [{ containerPort: 80, hostPort: 8080 }],
      logConfiguration: { logDriver: 'awslogs', options },
    };
    const definition = { family: name, containerDefinitions: [container] };
    const loadBalancers = [{ targetGroupArn, containerName: 'app', containerPort: 80 }];
    const service = {
      serviceName: name,
      taskDefinition: name,
      desiredCount: 1,
      healthCheckGracePeriodSeconds: 86_400,
      loadBalancers,
    };
    local.callAsOther({ operation: 'RegisterTaskDefinition', input: definition });
    const answer = local.callAsOther({ operation: 'CreateService', input: service });
    if (!answer.ok) throw new Error(answer.message);
    return { targetGroupArn };
  }

  test('knows the caller', async () => {
    expect(await aws.read('sts', 'get-caller-identity')).toEqual({
      UserId: 'AIDALOCALLOCALLOCAL00',
      Account: '123456789012',
      Arn: 'arn:aws:iam::123456789012:user/local',
    });
  });

  test('prints the password that docker login takes', async () => {
    const { stdout } = await aws.run('ecr', 'get-login-password');

    const authorization = `Basic ${Buffer.from(`AWS:${stdout.trim()}`).toString('base64')}`;
    const { status } = await fetch(`${local.address}/v2/`, { headers: { authorization } });

    expect(status).toBe(200);
  });

  test('reads the log of a container, and the health of a target', async () => {
    const reason = 'Health checks failed with these codes: [503]';
    const target = { afterMs: 1_000, result: 'unhealthy' as const, reason };
    local.putScenario({ images: [{ image: 'web:*', logs: ['starting', 'no database'], target }] });
    const { targetGroupArn } = await serveBehind('web');
    const isUnhealthy = () => JSON.stringify(local.targetGroups()).includes('"unhealthy"');
    await untilTrue(isUnhealthy);

    const health = await readHealth(targetGroupArn);
    const streams = await aws.read('logs', 'describe-log-streams', '--log-group-name', '/ecs/web');
    const [stream] = (streams as { logStreams: readonly { logStreamName: string }[] }).logStreams;
    const name = stream?.logStreamName ?? '';
    const log = ['--log-group-name', '/ecs/web', '--log-stream-name', name];
    const last = await aws.read('logs', 'get-log-events', ...log, '--limit', '1');
    const absent = await aws.run('logs', 'get-log-events', ...log.with(3, 'nowhere'));

    expect(name).toMatch(/^ecs\/app\/[0-9a-f]{32}$/);
    expect(last).toMatchObject({ events: [{ message: 'no database', timestamp: expect.any(Number) }] });
    expect(absent.stderr).toContain(
      'An error occurred (ResourceNotFoundException) when calling the GetLogEvents operation: The specified log stream does not exist.',
    );
    const { TargetHealthDescriptions: reported } = health as Health;
    expect(reported[0]).toEqual({
      Target: { Id: expect.stringMatching(/^i-/), Port: 8080 },
      HealthCheckPort: '8080',
      TargetHealth: { State: 'unhealthy', Reason: 'Target.ResponseCodeMismatch', Description: reason },
    });
  });

  test('reads alarms, and the metrics that it has put', async () => {
    local.putAlarm({ name: 'errors', state: 'ALARM' });
    const metric = ['--namespace', 'Shop', '--metric-name', 'Latency', '--dimensions', 'Service=web'];
    await aws.run('cloudwatch', 'put-metric-data', ...metric, '--value', '4');
    const Metric = { Namespace: 'Shop', MetricName: 'Latency', Dimensions: [{ Name: 'Service', Value: 'web' }] };
    const query = JSON.stringify([{ Id: 'a', MetricStat: { Metric, Period: 86_400, Stat: 'Sum' } }]);
    const now = local.clock().now;
    const times = [now - TEN_DAYS_MS, now + TEN_DAYS_MS].map((at) => new Date(at).toISOString());

    const alarms = await aws.read('cloudwatch', 'describe-alarms', '--alarm-names', 'errors');
    const data = await aws.read(
      ...['cloudwatch', 'get-metric-data', '--metric-data-queries', query],
      ...['--start-time', times[0] ?? '', '--end-time', times[1] ?? ''],
    );

    expect(alarms).toMatchObject({ MetricAlarms: [{ AlarmName: 'errors', StateValue: 'ALARM' }] });
    expect(data).toMatchObject({ MetricDataResults: [{ Id: 'a', Label: 'Latency', Values: [4] }] });
  });

  test('reports a missing target group in the words of Elastic Load Balancing', async () => {
    const { targetGroupArn } = await serveBehind('web');

    const { stderr } = await aws.run(
      ...['elbv2', 'describe-target-health', '--target-group-arn'],
      targetGroupArn.replace(/.$/, 'x'),
    );
    const groups = await aws.read('elbv2', 'describe-target-groups', '--names', 'web');

    expect(stderr).toContain(
      'An error occurred (TargetGroupNotFound) when calling the DescribeTargetHealth operation: One or more target groups not found',
    );
    expect(groups).toMatchObject({
      TargetGroups: [{ TargetGroupArn: targetGroupArn, HealthCheckPath: '/', Matcher: { HttpCode: '200' } }],
    });
  });
});
