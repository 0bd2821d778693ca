/**
 * A role that lacks a permission: what is optional costs one notice and never the deploy, what is required names the
 * statement to add.
 */

import { afterEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { FaultRule } from '@slipway/local-ecs/internal';
import { callApi, callEcr } from '../../packages/local-ecs/__tests__/support/harness/local-client.ts';
import { createRegistryClient, pushImage } from '../../packages/local-ecs/__tests__/support/harness/registry-client.ts';
import { FEATURES, findStatement } from '../../src/iam/policy.ts';
import type { StepResult } from '../support/harness/action-run.ts';
import {
  aSteadyService,
  aTaskDefinition,
  describeService,
  openStage,
  QUICK_HEALTH_CHECK,
  type ScenarioStage,
} from '../support/harness/scenario-stage.ts';

/** Asked by a deploy that goes well, of a given image behind a load balancer on container instances. */
const QUESTION = [
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
const ONLY_AFTER_A_FAILURE = [
  'elasticloadbalancing:DescribeTargetGroups',
  'elasticloadbalancing:DescribeTargetHealth',
  'logs:GetLogEvents',
];
/** The scenarios of a rollback cover this one. */
const ONLY_FOR_A_ROLLBACK = ['ecs:StopServiceDeployment'];
const ONLY_FOR_AN_ABSENT_IMAGE = ['ecr:DescribePullThroughCacheRules'];
/** The scenario of what tasks need has one notice for each of them. */
const ONLY_FOR_NEW_REFERENCES = [
  'iam:GetRole',
  'iam:SimulatePrincipalPolicy',
  'logs:DescribeLogGroups',
  'secretsmanager:DescribeSecret',
  'ssm:DescribeParameters',
];
/** The scenarios of Express Mode services deny it. */
const ONLY_FOR_EXPRESS_MODE = ['ecs:DescribeExpressGatewayService'];
/** The scenarios of the verification deny them. */
const ONLY_FOR_A_VERIFICATION = ['cloudwatch:DescribeAlarms', 'cloudwatch:GetMetricData'];
/** A deploy that sets no count leaves autoscaling alone. */
const ONLY_FOR_A_COUNT = [
  'application-autoscaling:DescribeScalableTargets',
  'application-autoscaling:DescribeScalingPolicies',
];
/** A service proves that its cluster exists. */
const ONLY_FOR_A_TASK = ['ecs:DescribeClusters'];

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
    ...QUICK_HEALTH_CHECK,
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
  return [...log.matchAll(/^::notice .*?([a-z-]+:[A-Z]\w+) on .* was denied: /gm)].map(([, action = '']) => action);
}

test('each optional permission has its story', () => {
  const optional = FEATURES.filter(({ need }) => need === 'optional')
    .flatMap(({ statements }) => statements)
    .flatMap(({ Action }) => Action);
  const reported = [
    ...QUESTION,
    ...ONLY_AFTER_A_FAILURE,
    ...ONLY_FOR_A_ROLLBACK,
    ...ONLY_FOR_AN_ABSENT_IMAGE,
    ...ONLY_FOR_NEW_REFERENCES,
    ...ONLY_FOR_A_COUNT,
    ...ONLY_FOR_A_TASK,
    ...ONLY_FOR_EXPRESS_MODE,
    ...ONLY_FOR_A_VERIFICATION,
  ];

  expect(optional.filter((action) => !reported.includes(action))).toEqual([]);
});

describe('an optional permission that is denied', () => {
  afterEach(() => stage.close());

  test.each(QUESTION)('%s costs one notice, and the deploy is steady', async (action) => {
    await openDenied(action);

    const result = await deploy(pushed());

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
    expect(listNotices(result.log)).toEqual([action]);
  });

  test('of what only a failure, a rollback or an absent image asks for is not missed by a deploy that goes well', async () => {
    await openDenied(
      ...ONLY_AFTER_A_FAILURE,
      ...ONLY_FOR_A_ROLLBACK,
      ...ONLY_FOR_AN_ABSENT_IMAGE,
      ...ONLY_FOR_NEW_REFERENCES,
    );

    const result = await deploy(pushed());

    expect([result.outputs.verdict, listNotices(result.log)]).toEqual(['steady', []]);
  });

  test.each(ONLY_FOR_AN_ABSENT_IMAGE)('%s leaves open whether an image is there', async (action) => {
    await openDenied(action);

    const result = await deploy({ image: `${stage.local.registryHost}/hello:absent` });

    expect([result.outputs.verdict, listNotices(result.log)]).toEqual(['steady', [action]]);
  });

  test.each(ONLY_FOR_A_COUNT)('%s leaves open whether the count is scaled', async (action) => {
    await openDenied(action);
    const target = { ServiceNamespace: 'ecs', ScalableDimension: 'ecs:service:DesiredCount' };
    const input = { ...target, ResourceId: 'service/production/hello', MinCapacity: 1, MaxCapacity: 9 };
    await callApi(stage.local, { service: 'application-autoscaling', operation: 'RegisterScalableTarget', input });

    const result = await deploy({ ...pushed(), 'desired-count': '3' });

    expect([result.outputs.verdict, listNotices(result.log)]).toEqual(['steady', [action]]);
  });

  test.each(ONLY_FOR_A_TASK)('%s leaves open whether the cluster of a one-off task is there', async (action) => {
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
    expect(result.log.split(`Missing evidence: ${action} on`)).toHaveLength(2);
  });

  test('with all the others costs one notice for each thing that is missing, and the deploy is steady', async () => {
    await openDenied(...QUESTION, ...ONLY_AFTER_A_FAILURE, ...ONLY_FOR_A_ROLLBACK, ...ONLY_FOR_AN_ABSENT_IMAGE);

    const result = await deploy(pushed());

    // Of the reads of the forecast, which are made at once, and of those of the ledger, the first that is denied is
    // reported.
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
    await openDenied(...QUESTION, ...ONLY_AFTER_A_FAILURE, ...ONLY_FOR_A_ROLLBACK, ...ONLY_FOR_AN_ABSENT_IMAGE);

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
  ])('$action names the statement to add, and nothing after it is written', async (reported) => {
    await openDenied(reported.action);
    stage.job.write('Dockerfile', 'FROM scratch\n');
    const before = describeService(stage).deployments;

    const result = await deploy(reported.inputs);

    const statement = JSON.stringify({ Effect: 'Allow', Action: reported.action, Resource: reported.resource });
    const name = findStatement(reported.action)?.Sid;
    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'failed']);
    expect(result.outputs.reason).toContain(`${reported.action} on `);
    expect(result.log).toContain(
      `Add to the policy of the role (${name} in Slipway's docs/permissions.md): ${statement}`,
    );
    expect(listWritten()).toEqual(reported.writes);
    expect(describeService(stage).deployments).toEqual(before);
  });
});

/** Operations of Slipway that changed something, each once. */
function listWritten(): readonly string[] {
  const written = stage.local.calls().filter(({ answer, client }) => answer === 'ok' && client?.includes('slipway/'));
  const names = written.map(({ operation }) => operation);
  return [...new Set(names)].filter((name) => !/^(?:Describe|List|Get|Batch)/.test(name));
}
