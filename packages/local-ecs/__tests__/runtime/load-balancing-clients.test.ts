/** Load balancers with real containers, by calls of AWS alone: with boto3, and with the AWS CLI. */
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { importBaseImage, removeImage } from '../../src/base-image/base-image.ts';
import { type Emulator, openEmulator } from '../../src/emulator/emulator.ts';
import { createContainerRuntime } from '../../src/runtime/container-runtime.ts';
import { createAwsCli } from '../support/harness/aws-cli.ts';
import { askOnce, type Reply, untilTrue } from '../support/harness/http-clients.ts';
import { environmentOf } from '../support/harness/local-client.ts';
import { AWS_CLI, BOTO3, testWith } from '../support/harness/needs-program.ts';
import { runProgram } from '../support/harness/run-program.ts';

const IMAGE = `slipway-test-load-balancing-${process.pid}:1`;
const SPEED = 20;

let local: Emulator;
let warnings: string[];

beforeAll(() => importBaseImage(IMAGE));
afterAll(() => removeImage(IMAGE));

beforeEach(async () => {
  warnings = [];
  const warn = (sentence: string) => warnings.push(sentence);
  local = await openEmulator({
    clock: { kind: 'scaled', speed: SPEED },
    startRuntime: (world) =>
      createContainerRuntime({ ...world, speed: SPEED, engineName: `test-load-balancing-${process.pid}`, warn }),
  });
  local.addInstances('default', 1);
});

afterEach(() => local.close());

testWith([BOTO3], 'boto3 puts a load balancer with rules before a service, changes it and deletes it', async () => {
  const program = join(import.meta.dirname, '../clients/load-balancing.py');
  const environment = { ...environmentOf(local), IMAGE };
  const { stdout, stderr } = await runProgram('python3', [program], { environment });

  expect([stderr, warnings]).toEqual(['', []]);
  expect(JSON.parse(stdout)).toEqual({
    ruled: [200, 'items'],
    'other host': [404, 'no such host'],
    'other path': [404, 'no such host'],
    targets: ['healthy'],
    changed: [
      [200, 'home'],
      [404, 'no such host'],
    ],
    'in use': 'ResourceInUse',
    left: [0, 0],
    closed: 'Connection refused',
  });
});

testWith([AWS_CLI], 'the AWS CLI puts a network load balancer before a service, moves it and deletes it', async () => {
  const aws = createAwsCli(local);
  const elb = async (list: string, ...args: readonly string[]): Promise<JsonObject> => {
    const answer = await aws.read('elbv2', ...args);
    return (answer[list] as readonly JsonObject[] | undefined)?.[0] ?? {};
  };
  const { LoadBalancerArn: balancer = '' } = await elb(
    'LoadBalancers',
    ...['create-load-balancer', '--name', 'front', '--type', 'network', '--subnets', 'subnet-1'],
  );
  const { TargetGroupArn: group = '' } = await elb(
    'TargetGroups',
    ...['create-target-group', '--name', 'web', '--protocol', 'TCP', '--port', '80', '--vpc-id', 'vpc-1'],
    ...['--health-check-interval-seconds', '15'],
  );
  const { ListenerArn: listener = '' } = await elb(
    'Listeners',
    ...['create-listener', '--load-balancer-arn', String(balancer), '--protocol', 'TCP', '--port', '7000'],
    ...['--default-actions', `Type=forward,TargetGroupArn=${group}`],
  );
  const command = ['sh', '-c', 'mkdir -p /www && echo home > /www/index.html && exec httpd -f -p 5000 -h /www'];
  const container = { name: 'app', image: IMAGE, memory: 32, command, portMappings: [{ containerPort: 5000 }] };
  await aws.read(
    ...['ecs', 'register-task-definition', '--family', 'web'],
    ...['--container-definitions', JSON.stringify([container])],
  );
  await aws.read(
    ...['ecs', 'create-service', '--service-name', 'web', '--task-definition', 'web', '--desired-count', '1'],
    ...['--load-balancers', `targetGroupArn=${group},containerName=app,containerPort=5000`],
  );
  const ask = async (): Promise<Reply> => {
    const { DNSName } = await elb('LoadBalancers', 'describe-load-balancers', '--names', 'front');
    const { Port } = await elb('Listeners', 'describe-listeners', '--load-balancer-arn', String(balancer));
    return askOnce(Number(Port), { address: String(DNSName) }).catch(() => ({ status: 0, text: '' }));
  };

  await untilTrue(async () => (await ask()).status === 200);
  const first = await ask();
  await aws.read('elbv2', 'modify-listener', '--listener-arn', String(listener), '--port', '7001');
  const moved = await ask();
  const inUse = await aws.run('elbv2', 'delete-target-group', '--target-group-arn', String(group));
  await aws.read('ecs', 'delete-service', '--service', 'web', '--force');
  await aws.read('elbv2', 'delete-load-balancer', '--load-balancer-arn', String(balancer));
  await aws.read('elbv2', 'delete-target-group', '--target-group-arn', String(group));
  const gone = await aws.run('elbv2', 'describe-load-balancers', '--names', 'front');

  expect([first, moved]).toEqual([
    { status: 200, text: 'home\n' },
    { status: 200, text: 'home\n' },
  ]);
  expect(inUse.stderr).toContain('(ResourceInUse)');
  expect(gone.stderr).toContain(
    "(LoadBalancerNotFound) when calling the DescribeLoadBalancers operation: Load balancers '[front]' not found",
  );
  expect(warnings).toEqual([]);
});

testWith([AWS_CLI], 'the AWS CLI puts a Classic Load Balancer before a service, whose instance it checks', async () => {
  const aws = createAwsCli(local);
  const elb = (...args: readonly string[]): Promise<JsonObject> =>
    aws.read('elb', ...args, '--load-balancer-name', 'front');
  const { DNSName } = await elb(
    ...['create-load-balancer', '--availability-zones', 'us-east-1a'],
    ...['--listeners', 'Protocol=HTTP,LoadBalancerPort=80,InstanceProtocol=HTTP,InstancePort=8081'],
  );
  await elb(
    ...['configure-health-check', '--health-check'],
    'Target=HTTP:8081/index.html,Interval=10,UnhealthyThreshold=2,HealthyThreshold=2,Timeout=5',
  );
  const command = ['sh', '-c', 'mkdir -p /www && echo home > /www/index.html && exec httpd -f -p 5000 -h /www'];
  const portMappings = [{ containerPort: 5000, hostPort: 8081 }];
  const container = { name: 'app', image: IMAGE, memory: 32, command, portMappings };
  await aws.read(
    ...['ecs', 'register-task-definition', '--family', 'web'],
    ...['--container-definitions', JSON.stringify([container])],
  );
  await aws.read(
    ...['ecs', 'create-service', '--service-name', 'web', '--task-definition', 'web', '--desired-count', '1'],
    ...['--load-balancers', 'loadBalancerName=front,containerName=app,containerPort=5000'],
  );
  const readState = async (): Promise<unknown> => {
    const { InstanceStates } = await elb('describe-instance-health');
    return (InstanceStates as readonly JsonObject[])[0]?.State;
  };

  await untilTrue(async () => (await readState()) === 'InService');
  const reply = await askOnce(80, { address: String(DNSName) });
  await elb(
    ...['configure-health-check', '--health-check'],
    'Target=HTTP:8081/missing,Interval=10,UnhealthyThreshold=2,HealthyThreshold=2,Timeout=5',
  );
  const { events } = await untilReplaced(aws);
  await aws.read('ecs', 'delete-service', '--service', 'web', '--force');
  await elb('delete-load-balancer');

  expect(reply).toEqual({ status: 200, text: 'home\n' });
  expect(events).toContainEqual(
    expect.stringContaining(
      'is unhealthy in (elb front) due to (reason Instance has failed at least the UnhealthyThreshold number of health checks consecutively.)',
    ),
  );
  await expect(askOnce(80, { address: String(DNSName) })).rejects.toThrow('ECONNREFUSED');
  expect(warnings).toEqual([]);
});

/** Waits until ECS has found a task unhealthy. */
async function untilReplaced(aws: ReturnType<typeof createAwsCli>): Promise<{ readonly events: readonly string[] }> {
  const read = async (): Promise<readonly string[]> => {
    const { services } = await aws.read('ecs', 'describe-services', '--services', 'web');
    const [{ events = [] } = {}] = services as readonly JsonObject[];
    return (events as readonly JsonObject[]).map(({ message }) => String(message));
  };
  await untilTrue(async () => (await read()).some((text) => text.includes('is unhealthy')));
  return { events: await read() };
}
