/** What DescribeTaskDefinition answers can be registered again, by any client, and is the same content. */
import { DescribeTaskDefinitionCommand, ECSClient, RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { clientSettings } from '../../packages/local-ecs/__tests__/support/harness/local-client.ts';
import { isSameContent } from '../../src/task-definition/same-content.ts';
import { aSteadyService, openStage, type ScenarioStage } from '../support/harness/scenario-stage.ts';

const DOCUMENT = {
  family: 'hello',
  networkMode: 'bridge',
  requiresCompatibilities: ['EC2'],
  cpu: '256',
  memory: '512',
  taskRoleArn: 'arn:aws:iam::123456789012:role/hello',
  executionRoleArn: 'arn:aws:iam::123456789012:role/pull',
  volumes: [
    { name: 'shared', host: { sourcePath: '/srv' } },
    { name: 'files', efsVolumeConfiguration: { fileSystemId: 'fs-0123456789abcdef0', transitEncryption: 'ENABLED' } },
  ],
  placementConstraints: [{ type: 'memberOf', expression: 'attribute:ecs.os-type == linux' }],
  containerDefinitions: [
    {
      name: 'hello',
      image: 'hello:v1',
      memory: 128,
      stopTimeout: 2,
      portMappings: [{ containerPort: 5000, hostPort: 80 }, { containerPort: 5001 }],
      environment: [
        { name: 'Z', value: '' },
        { name: 'A', value: '{{x}} \u00fc\n' },
      ],
      secrets: [{ name: 'TOKEN', valueFrom: 'arn:aws:ssm:us-east-1:123456789012:parameter/token' }],
      healthCheck: { command: ['CMD', 'true'], interval: 10 },
      dockerLabels: { 'com.example.team': 'shop', empty: '' },
      mountPoints: [{ sourceVolume: 'shared', containerPath: '/srv', readOnly: true }],
      ulimits: [{ name: 'nofile', softLimit: 1024, hardLimit: 4096 }],
      linuxParameters: { initProcessEnabled: true, capabilities: { drop: ['ALL'] } },
      logConfiguration: { logDriver: 'json-file', options: { 'max-size': '10m' } },
      dependsOn: [{ containerName: 'proxy', condition: 'START' }],
    },
    { name: 'proxy', image: 'proxy:v1', memory: 64, essential: false, command: ['', 'serve'] },
  ],
} as const;

let stage: ScenarioStage;
let ecs: ECSClient;
beforeEach(async () => {
  stage = await openStage({ speed: 200, tasks: 'simulated' });
  ecs = new ECSClient({ ...clientSettings(stage.local), region: 'us-east-1' });
  await aSteadyService(stage);
});
afterEach(async () => {
  ecs.destroy();
  await stage.close();
});

// The SDK wants lists that may be changed.
const register = (document: object) => ecs.send(new RegisterTaskDefinitionCommand(structuredClone(document) as never));

async function describeLatest() {
  const { taskDefinition = {} } = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: 'hello' }));
  return taskDefinition;
}

test('the SDK registers a described document again, and it is described alike', async () => {
  await register(DOCUMENT);
  const first = await describeLatest();

  await register(first);
  const second = await describeLatest();

  const { taskDefinitionArn, revision, registeredAt } = second;
  expect(second).toEqual({ ...first, taskDefinitionArn, revision, registeredAt });
  expect([first.revision, second.revision]).toEqual([2, 3]);
  expect(isSameContent(JSON.parse(JSON.stringify(second)), JSON.parse(JSON.stringify(DOCUMENT)))).toBe(true);
});

test.each<readonly [string, (described: object) => object]>([
  ['as it was answered', (taskDefinition) => ({ taskDefinition, tags: [] })],
  ['taken out of the answer', (described) => described],
  ['the one that it was registered from', () => DOCUMENT],
  [
    'with what is empty',
    () => ({
      ...DOCUMENT,
      inferenceAccelerators: [],
      proxyConfiguration: {},
      containerDefinitions: DOCUMENT.containerDefinitions.map((container) => ({
        ...container,
        links: [''],
        dnsServers: [],
      })),
    }),
  ],
])('the action finds nothing to do in the document that is running, %s', async (_, shape) => {
  await register(DOCUMENT);
  stage.job.write('task.json', JSON.stringify(shape(await describeLatest())));
  const inputs = {
    cluster: 'production',
    service: 'hello',
    'wait-max-delay-seconds': '1',
    'task-definition': 'task.json',
  };
  const first = await stage.job.run({ inputs, environment: stage.environment });
  const before = stage.writes().length;

  const second = await stage.job.run({ inputs, environment: stage.environment });

  expect([first.outputs.verdict, first.outputs['task-definition-revision']]).toEqual(['steady', 'hello:2']);
  expect([second.exitCode, second.outputs.verdict, stage.writes().length]).toEqual([0, 'unchanged', before]);
});
