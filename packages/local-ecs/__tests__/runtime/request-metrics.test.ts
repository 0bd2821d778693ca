/** Metrics of requests to real containers (Elastic Load Balancing User Guide, CloudWatch metrics). */
import { CloudWatchClient, GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { importBaseImage, removeImage } from '../../src/base-image/base-image.ts';
import { type Emulator, openEmulator } from '../../src/emulator/emulator.ts';
import { createContainerRuntime } from '../../src/runtime/container-runtime.ts';
import { askOnce, findFreePort, untilTrue } from '../support/harness/http-clients.ts';
import { callApi, callLoadBalancing, clientSettings, control } from '../support/harness/local-client.ts';

const IMAGE = `slipway-test-metrics-${process.pid}:1`;
const SPEED = 20;

let local: Emulator;
let client: CloudWatchClient;

beforeAll(async () => {
  await importBaseImage(IMAGE);
  local = await openEmulator({
    clock: { kind: 'scaled', speed: SPEED },
    startRuntime: (world) =>
      createContainerRuntime({ ...world, speed: SPEED, engineName: `test-metrics-${process.pid}` }),
  });
  local.addInstances('default', 1);
  client = new CloudWatchClient(clientSettings(local));
});

afterAll(async () => {
  client.destroy();
  await local.close();
  await removeImage(IMAGE);
});

/** Pages at `/`, 404 for others, and 500 by a script that fails. */
const SERVER = [
  'mkdir -p /www/cgi-bin && echo page > /www/index.html',
  'printf "#!/bin/sh\\nprintf \'Status: 500 Broken\\\\r\\\\n\\\\r\\\\n\'\\n" > /www/cgi-bin/fail',
  'chmod +x /www/cgi-bin/fail && exec httpd -f -p 5000 -h /www',
].join(' && ');

async function callEcs(operation: string, input: JsonObject): Promise<void> {
  const { status, body } = await callApi(local, { service: 'ecs', operation, input });
  if (status !== 200) throw new Error(`${operation}: ${String(body.message)}`);
}

async function serve(targetGroupArn: string): Promise<void> {
  const portMappings = [{ containerPort: 5000, hostPort: 0 }];
  const container = { name: 'app', image: IMAGE, memory: 32, command: ['sh', '-c', SERVER], portMappings };
  await callEcs('RegisterTaskDefinition', { family: 'web', containerDefinitions: [container] });
  const loadBalancers = [{ targetGroupArn, containerName: 'app', containerPort: 5000 }];
  await callEcs('CreateService', { serviceName: 'web', taskDefinition: 'web', desiredCount: 1, loadBalancers });
}

/** Sum of each metric, and the slowest answer, since the local ECS started. */
async function readMetrics(dimensions: readonly { readonly Name: string; readonly Value: string }[]) {
  const names = ['RequestCount', 'HTTPCode_Target_2XX_Count', 'HTTPCode_Target_4XX_Count', 'HTTPCode_Target_5XX_Count'];
  const statistics = [...names, 'HTTPCode_ELB_5XX_Count'].map((name) => [name, 'Sum'] as const);
  const now = local.clock().now;
  const { MetricDataResults = [] } = await client.send(
    new GetMetricDataCommand({
      StartTime: new Date(now - 3 * 3_600_000),
      EndTime: new Date(now + 60_000),
      MetricDataQueries: [...statistics, ['TargetResponseTime', 'p100'] as const].map(([MetricName, Stat], at) => ({
        Id: `q${at}`,
        MetricStat: {
          Metric: { Namespace: 'AWS/ApplicationELB', MetricName, Dimensions: [...dimensions] },
          Period: 86_400,
          Stat,
        },
      })),
    }),
  );
  // A day may end in between.
  return Object.fromEntries(MetricDataResults.map(({ Label = '', Values = [] }) => [Label, addAll(Values)]));
}

const addAll = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

test('requests to real containers are counted by their answers', async () => {
  const listenPort = await findFreePort();
  const body = { name: 'web', listenPort, healthCheckIntervalSeconds: 5, healthyThreshold: 2 };
  const made = await control(local, 'POST', { path: 'target-groups', body });
  const targetGroupArn = String((made.body as JsonObject).targetGroupArn);
  const { xml } = await callLoadBalancing(local, 'DescribeTargetGroups');
  const [, loadBalancer = ''] = /<LoadBalancerArns><member>[^<]*:loadbalancer\/([^<]*)</.exec(xml) ?? [];
  const group = { Name: 'TargetGroup', Value: targetGroupArn.slice(targetGroupArn.indexOf('targetgroup/')) };
  const pair = [group, { Name: 'LoadBalancer', Value: loadBalancer }];
  const askUntil = (status: number) =>
    untilTrue(() =>
      askOnce(listenPort, {}).then(
        ({ status: seen }) => seen === status,
        () => false,
      ),
    );
  await askUntil(503);
  await serve(targetGroupArn);
  await askUntil(200);
  const before = await readMetrics(pair);

  for (const path of ['/', '/', '/', '/absent', '/cgi-bin/fail', '/cgi-bin/fail']) await askOnce(listenPort, { path });
  const after = await readMetrics(pair);

  expect(before).toMatchObject({ RequestCount: 1, HTTPCode_Target_2XX_Count: 1, HTTPCode_Target_5XX_Count: 0 });
  expect(before.HTTPCode_ELB_5XX_Count).toBeGreaterThan(0);
  expect(after).toEqual({
    RequestCount: 7,
    HTTPCode_Target_2XX_Count: 4,
    HTTPCode_Target_4XX_Count: 1,
    HTTPCode_Target_5XX_Count: 2,
    HTTPCode_ELB_5XX_Count: before.HTTPCode_ELB_5XX_Count,
    TargetResponseTime: expect.any(Number),
  });
  expect(after.TargetResponseTime).toBeGreaterThan(0);
  expect(await readMetrics(pair.slice(1))).toEqual(after);
});
