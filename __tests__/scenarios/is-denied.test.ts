/** A role that lacks a permission: what is optional costs one notice and never the deploy, what is required names the statement to add. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { FEATURES, findStatement } from '../../src/iam/policy.ts';
import type { JsonObject } from '../../src/json.ts';
import type { FaultRule } from '../../src/local/http/faults.ts';
import type { StepResult } from '../support/action-run.ts';
import { callEcr } from '../support/local-client.ts';
import { createRegistryClient, pushImage } from '../support/registry-client.ts';
import {
  aSteadyService,
  aTaskDefinition,
  describeService,
  openStage,
  type ScenarioStage,
} from '../support/scenario-stage.ts';

/** Asked by a deploy that goes well, of a given image behind a load balancer on container instances. */
const ASKED = [
  'ecr:BatchGetImage',
  'ecr:DescribeImages',
  'ecr:GetDownloadUrlForLayer',
  'ecs:DescribeContainerInstances',
  'ecs:DescribeServiceDeployments',
  'ecs:DescribeServiceRevisions',
  'ecs:DescribeTasks',
  'ecs:ListContainerInstances',
  'ecs:ListServiceDeployments',
  'ecs:ListTagsForResource',
  'ecs:ListTasks',
  'ecs:TagResource',
  'elasticloadbalancing:DescribeTargetGroupAttributes',
];
const OF_THE_FORECAST = [
  'ecs:ListContainerInstances',
  'ecs:ListTasks',
  'elasticloadbalancing:DescribeTargetGroupAttributes',
];
/** Asked once a rollout has failed; the diagnosis names what it could not read. */
const ASKED_OF_A_FAILURE = [
  'elasticloadbalancing:DescribeTargetGroups',
  'elasticloadbalancing:DescribeTargetHealth',
  'logs:GetLogEvents',
];
/** The scenarios of a way back have this one. */
const ASKED_OF_A_WAY_BACK = ['ecs:StopServiceDeployment'];
const ASKED_OF_AN_ABSENT_IMAGE = ['ecr:DescribePullThroughCacheRules'];
/** A service shows that its cluster is there. */
const ASKED_OF_A_TASK_ALONE = ['ecs:DescribeClusters'];

let stage: ScenarioStage;

async function openDenied(...actions: readonly string[]): Promise<void> {
  const exits = { image: 'hello:broken', exits: { afterMs: 1_000, code: 3 } };
  const reason = 'Health checks failed with these codes: [404]';
  const lost = { image: 'hello:lost', target: { afterMs: 500, result: 'unhealthy', reason } } as const;
  stage = await openStage({ speed: 200, tasks: 'simulated', images: [exits, lost] });
  stage.call('RegisterTaskDefinition', aLoggingDefinition());
  await aSteadyService(stage, { loadBalancers: [putLoadBalancer()] });
  await callEcr(stage.local, 'CreateRepository', { repositoryName: 'hello' });
  await pushImage(createRegistryClient(stage.local), 'hello', { tag: 'v2', layer: 'two' });
  stage.local.setFaults(actions.map(deny));
}

function deny(action: string): FaultRule {
  return { operation: action.slice(action.indexOf(':') + 1), on: 'every', fault: { kind: 'denied' } };
}

function aLoggingDefinition(): JsonObject {
  const [container] = aTaskDefinition().containerDefinitions as JsonObject[];
  const options = { 'awslogs-group': '/ecs/hello', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'hello' };
  const logConfiguration = { logDriver: 'awslogs', options };
  return aTaskDefinition({ containerDefinitions: [{ ...container, logConfiguration }] });
}

function putLoadBalancer(): JsonObject {
  stage.local.putTargetGroup({
    name: 'hello',
    listenPort: 0,
    healthCheckPath: '/',
    healthCheckIntervalSeconds: 5,
    healthCheckTimeoutSeconds: 2,
    healthyThreshold: 2,
    unhealthyThreshold: 2,
    matcher: '200',
    deregistrationDelaySeconds: 0,
  });
  const targetGroupArn = String(stage.local.targetGroups()[0]?.targetGroupArn);
  return { targetGroupArn, containerName: 'hello', containerPort: 5000 };
}

function deploy(inputs: Readonly<Record<string, string>>): Promise<StepResult> {
  const follow = { cluster: 'production', service: 'hello', 'wait-max-delay-seconds': '1' };
  return stage.job.run({ inputs: { ...follow, ...inputs }, environment: stage.environment });
}

const pushed = () => ({ image: `${stage.local.registryHost}/hello:v2` });

/** The action of each notice about a denial. */
function listNotices(log: string): readonly string[] {
  return [...log.matchAll(/^::notice .*?([a-z]+:[A-Z]\w+) on .* was denied: /gm)].map(([, action = '']) => action);
}

test('each optional permission has its story', () => {
  const optional = FEATURES.filter(({ need }) => need === 'optional')
    .flatMap(({ statements }) => statements)
    .flatMap(({ Action }) => Action);
  const told = [
    ...ASKED,
    ...ASKED_OF_A_FAILURE,
    ...ASKED_OF_A_WAY_BACK,
    ...ASKED_OF_AN_ABSENT_IMAGE,
    ...ASKED_OF_A_TASK_ALONE,
  ];

  expect(optional.filter((action) => !told.includes(action))).toEqual([]);
});

describe('an optional permission that is denied', () => {
  afterEach(() => stage.close());

  test.each(ASKED)('%s costs one notice, and the deploy is steady', async (action) => {
    await openDenied(action);

    const result = await deploy(pushed());

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
    expect(listNotices(result.log)).toEqual([action]);
  });

  test('of what only a failure, a way back or an absent image asks for is not missed by a deploy that goes well', async () => {
    await openDenied(...ASKED_OF_A_FAILURE, ...ASKED_OF_A_WAY_BACK, ...ASKED_OF_AN_ABSENT_IMAGE);

    const result = await deploy(pushed());

    expect([result.outputs.verdict, listNotices(result.log)]).toEqual(['steady', []]);
  });

  test.each(ASKED_OF_AN_ABSENT_IMAGE)('%s leaves open whether an image is there', async (action) => {
    await openDenied(action);

    const result = await deploy({ image: `${stage.local.registryHost}/hello:absent` });

    expect([result.outputs.verdict, listNotices(result.log)]).toEqual(['steady', [action]]);
  });

  test.each(ASKED_OF_A_TASK_ALONE)('%s leaves open whether the cluster of a one-off task is there', async (action) => {
    await openDenied(action);

    const result = await deploy({ service: '', 'run-task': 'true', 'task-definition-family': 'hello' });

    expect([result.outputs.verdict, listNotices(result.log)]).toEqual(['started', [action]]);
  });

  test.each([
    { action: 'logs:GetLogEvents', image: 'hello:broken' },
    { action: 'elasticloadbalancing:DescribeTargetGroups', image: 'hello:lost' },
    { action: 'elasticloadbalancing:DescribeTargetHealth', image: 'hello:lost' },
  ])('$action is named once in the diagnosis, and the verdict stays', async ({ action, image }) => {
    await openDenied(action);

    const result = await deploy({ image });

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'rolled-back']);
    expect(result.log.split(`may not be read: ${action} on`)).toHaveLength(2);
  });

  test('with all the others costs one notice for each thing that is missing, and the deploy is steady', async () => {
    await openDenied(...ASKED, ...ASKED_OF_A_FAILURE, ...ASKED_OF_A_WAY_BACK, ...ASKED_OF_AN_ABSENT_IMAGE);

    const result = await deploy(pushed());

    // Of the reads of the forecast, which are made at once, and of those of the ledger, the first that is denied is told.
    const notices = listNotices(result.log).map((action) =>
      OF_THE_FORECAST.includes(action) ? 'the forecast' : action,
    );
    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
    expect([...notices].sort()).toEqual([
      'ecr:DescribeImages',
      'ecs:ListServiceDeployments',
      'ecs:ListTagsForResource',
      'the forecast',
    ]);
  });

  test('with all the others leaves the verdict of a rollout that fails', async () => {
    await openDenied(...ASKED, ...ASKED_OF_A_FAILURE, ...ASKED_OF_A_WAY_BACK, ...ASKED_OF_AN_ABSENT_IMAGE);

    const result = await deploy({ image: 'hello:broken' });

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'rolled-back']);
  });
});

const SERVICE = 'arn:aws:ecs:us-east-1:123456789012:service/production/hello';
const REPOSITORY = 'arn:aws:ecr:us-east-1:123456789012:repository/hello';
const FOUND = { repository: 'hello', build: 'never', 'image-tag': 'v2' };
/** Writes that came before: the revision is kept for the next run. */
const REGISTERED = ['RegisterTaskDefinition', 'TagResource'];

describe('a required permission that is denied', () => {
  afterEach(() => stage.close());

  test.each([
    { action: 'ecs:DescribeServices', resource: SERVICE, inputs: { image: 'hello:v2' }, writes: [] },
    { action: 'ecs:DescribeTaskDefinition', resource: '*', inputs: { image: 'hello:v2' }, writes: [] },
    { action: 'ecs:ListTaskDefinitions', resource: '*', inputs: { image: 'hello:v2' }, writes: [] },
    {
      action: 'ecs:RegisterTaskDefinition',
      resource: 'arn:aws:ecs:us-east-1:123456789012:task-definition/hello:*',
      inputs: { image: 'hello:v2' },
      writes: [],
    },
    { action: 'ecs:UpdateService', resource: SERVICE, inputs: { image: 'hello:v2' }, writes: REGISTERED },
    {
      action: 'ecs:RunTask',
      resource: 'arn:aws:ecs:us-east-1:123456789012:task-definition/hello:3',
      inputs: { image: 'hello:v2', 'run-task': 'true' },
      writes: REGISTERED,
    },
    { action: 'ecr:DescribeRepositories', resource: REPOSITORY, inputs: FOUND, writes: [] },
    { action: 'ecr:DescribeImages', resource: REPOSITORY, inputs: FOUND, writes: [] },
    { action: 'ecr:PutImage', resource: REPOSITORY, inputs: { ...FOUND, 'image-tag': 'v2\nv3' }, writes: [] },
    {
      action: 'ecr:CreateRepository',
      resource: 'arn:aws:ecr:us-east-1:123456789012:repository/other',
      inputs: { repository: 'other', 'create-repository': 'true', 'image-tag': 'v1' },
      writes: [],
    },
  ])('$action names the statement to add, and nothing after it is written', async (told) => {
    await openDenied(told.action);
    stage.job.write('Dockerfile', 'FROM scratch\n');
    const before = describeService(stage).deployments;

    const result = await deploy(told.inputs);

    const statement = JSON.stringify({ Effect: 'Allow', Action: told.action, Resource: told.resource });
    const name = findStatement(told.action)?.Sid;
    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'failed']);
    expect(result.outputs.reason).toContain(`${told.action} on `);
    expect(result.log).toContain(
      `Add to the policy of the role (${name} in Slipway's docs/permissions.md): ${statement}`,
    );
    expect(listWritten()).toEqual(told.writes);
    expect(describeService(stage).deployments).toEqual(before);
  });
});

/** Operations of Slipway that changed something, each once. */
function listWritten(): readonly string[] {
  const written = stage.local.calls().filter(({ answer, client }) => answer === 'ok' && client?.includes('slipway/'));
  const names = written.map(({ operation }) => operation);
  return [...new Set(names)].filter((name) => !/^(?:Describe|List|Get|Batch)/.test(name));
}
