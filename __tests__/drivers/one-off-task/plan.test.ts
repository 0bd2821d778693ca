import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { planOneOffTask, type TaskContext } from '../../../src/drivers/one-off-task/plan.ts';
import type { OneOffTaskRequest } from '../../../src/inputs/request.ts';
import { aRequest, aService } from '../../support/builders/service-builders.ts';
import { aDocument, aTaskRequest } from './builders.ts';

const AWSVPC = { document: aDocument({ networkMode: 'awsvpc' }) };
const OWN_NETWORK = { subnets: ['subnet-own'], securityGroups: ['sg-own'], assignPublicIp: 'ENABLED' };
const SERVICE = aService({ networkConfiguration: { awsvpcConfiguration: OWN_NETWORK } });

function plan(task: Partial<OneOffTaskRequest>, context: TaskContext) {
  return planOneOffTask(aTaskRequest(task), aRequest(), context);
}

/** What RunTask is sent next to cluster, revision and token. */
function settingsOf(task: Partial<OneOffTaskRequest>, context: TaskContext): JsonObject {
  const planned = plan(task, context);
  if ('errors' in planned) throw new Error(JSON.stringify(planned.errors));
  return planned.plan.settings;
}

function errorsOf(task: Partial<OneOffTaskRequest>, context: TaskContext): readonly string[] {
  const planned = plan(task, context);
  return 'errors' in planned ? planned.errors.map(({ text }) => text) : [];
}

function networkOf(task: Partial<OneOffTaskRequest>, context: TaskContext = { ...AWSVPC, service: SERVICE }): unknown {
  return settingsOf(task, context).networkConfiguration;
}

describe('the network of the task', () => {
  test('is that of the service when nothing is said', () => {
    expect(networkOf({})).toEqual({ awsvpcConfiguration: OWN_NETWORK });
  });

  test('is the given one with nothing of the service once subnets are given, without a public address', () => {
    expect(networkOf({ subnets: ['subnet-1'] })).toEqual({
      awsvpcConfiguration: { subnets: ['subnet-1'], assignPublicIp: 'DISABLED' },
    });
  });

  test("is the service's with other security groups and address when only those are given", () => {
    expect(networkOf({ securityGroups: ['sg-1'], assignPublicIp: 'DISABLED' })).toEqual({
      awsvpcConfiguration: { subnets: ['subnet-own'], securityGroups: ['sg-1'], assignPublicIp: 'DISABLED' },
    });
  });

  test('is not sent outside of network mode awsvpc, whatever the service has', () => {
    expect(networkOf({}, { document: aDocument(), service: SERVICE })).toBeUndefined();
  });

  test('is requested before anything is written when there is none', () => {
    expect([errorsOf({}, AWSVPC), errorsOf({}, { ...AWSVPC, service: aService() })]).toEqual([
      ['The one-off task needs subnets (network mode awsvpc): none are set, and no service is given.'],
      ['The one-off task needs subnets (network mode awsvpc): none are set, and service web has none.'],
    ]);
  });

  test('is refused where the network mode takes none', () => {
    expect(errorsOf({ subnets: ['subnet-1'] }, { document: aDocument({ networkMode: 'host' }) })).toEqual([
      'The task definition has network mode host; only awsvpc uses subnets.',
    ]);
  });
});

describe('the capacity of the task', () => {
  const strategy = [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }];
  const own = [{ capacityProvider: 'FARGATE', weight: 1 }];
  const { launchType: _, ...rest } = aService();
  const byStrategy = { ...rest, capacityProviderStrategy: own };

  test.each<{
    readonly name: string;
    readonly task: Partial<OneOffTaskRequest>;
    readonly context: TaskContext;
    readonly sent: JsonObject;
  }>([
    {
      name: 'the launch type of the service',
      task: {},
      context: { document: aDocument(), service: aService() },
      sent: { launchType: 'EC2' },
    },
    {
      name: 'the strategy of the service',
      task: {},
      context: { document: aDocument(), service: byStrategy },
      sent: { capacityProviderStrategy: own },
    },
    {
      name: "the cluster's default when there is no service",
      task: {},
      context: { document: aDocument() },
      sent: {},
    },
    {
      name: 'the launch type that was given',
      task: { launchType: 'MANAGED_INSTANCES' },
      context: { document: aDocument(), service: byStrategy },
      sent: { launchType: 'MANAGED_INSTANCES' },
    },
    {
      name: 'the strategy that was given, before a launch type',
      task: { launchType: 'EC2', capacityProviderStrategy: strategy },
      context: { document: aDocument(), service: aService() },
      sent: { capacityProviderStrategy: strategy },
    },
  ])('is $name', ({ task, context, sent }) => {
    expect(settingsOf(task, context)).toEqual({ startedBy: 'GitHub-Actions', ...sent });
  });
});

test('overrides, tags and a volume are sent as given, and no empty list ever is', () => {
  const configuration = { roleArn: 'arn:x', volumeType: 'gp3', aFieldOfTomorrow: 1 };
  const task = {
    containerOverrides: [{ name: 'web', command: ['migrate'] }],
    tags: [{ key: 'team', value: 'web' }],
    managedVolume: { name: 'data', configuration },
  };

  const document = { ...aDocument(), volumes: [{ name: 'data', configuredAtLaunch: true }] };

  expect(settingsOf(task, { document })).toEqual({
    startedBy: 'GitHub-Actions',
    overrides: { containerOverrides: [{ name: 'web', command: ['migrate'] }] },
    tags: [{ key: 'team', value: 'web' }],
    volumeConfigurations: [{ name: 'data', managedEBSVolume: configuration }],
  });
});

test('an override of a container that does not exist is refused before anything is written', () => {
  expect(errorsOf({ containerOverrides: [{ name: 'worker' }] }, { document: aDocument() })).toEqual([
    'The task definition web has no container worker.',
  ]);
});

test('the plan in words names what is overridden and holds no value', () => {
  const override = { name: 'web', command: ['canary'], environment: [{ name: 'DATABASE_URL', value: 'canary' }] };

  const planned = plan({ containerOverrides: [override] }, { document: aDocument(), service: aService() });

  expect('plan' in planned ? planned.plan.words : []).toEqual([
    'a task of web runs once before any service is updated; its essential containers must exit with code 0 within 30 minutes',
    'container web of the task: command, environment variable DATABASE_URL overridden',
  ]);
});

describe('the tags of the task', () => {
  test.each([
    { name: 'are not sent when nothing is said', asked: {}, sent: {} },
    {
      name: 'are those of the task definition and of ECS when that is requested',
      asked: { hasManagedTags: true, propagateTags: 'TASK_DEFINITION' },
      sent: { enableECSManagedTags: true, propagateTags: 'TASK_DEFINITION' },
    },
    { name: 'are never those of the service, which ECS refuses', asked: { propagateTags: 'SERVICE' }, sent: {} },
  ] as const)('$name', ({ asked, sent }) => {
    const planned = planOneOffTask(aTaskRequest(), aRequest(asked), { document: aDocument() });

    expect(planned).toMatchObject({ plan: { settings: { startedBy: 'GitHub-Actions', ...sent } } });
    expect(Object.keys('plan' in planned ? planned.plan.settings : {})).toEqual(['startedBy', ...Object.keys(sent)]);
  });
});

test('a volume that the task definition does not leave open is refused before anything is written', () => {
  const managedVolume = { name: 'data', configuration: { roleArn: 'arn:x', sizeInGiB: 30 } };

  expect(errorsOf({ managedVolume }, { document: aDocument() })).toEqual([
    'The task definition web has no volume data.',
  ]);
});
