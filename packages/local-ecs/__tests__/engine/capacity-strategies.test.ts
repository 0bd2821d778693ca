import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { aService, aTaskDefinition, VirtualEcs } from '../support/fakes/virtual-ecs.ts';

const NETWORK = { networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } } };

/**
 * Providers `a` and `b`, and the two of Fargate, all of the cluster; task definitions `web` and, for Fargate, `far`.
 */
function withProviders(more: JsonObject = {}): VirtualEcs {
  const ecs = new VirtualEcs();
  for (const name of ['a', 'b']) {
    ecs.call('CreateCapacityProvider', { name, autoScalingGroupProvider: { autoScalingGroupArn: `arn:${name}` } });
  }
  ecs.call('PutClusterCapacityProviders', {
    cluster: 'default',
    capacityProviders: ['a', 'b', 'FARGATE', 'FARGATE_SPOT'],
    defaultCapacityProviderStrategy: [],
    ...more,
  });
  ecs.call('RegisterTaskDefinition', aTaskDefinition());
  const sized = { family: 'far', networkMode: 'awsvpc', cpu: '256', memory: '512' };
  ecs.call('RegisterTaskDefinition', aTaskDefinition({}, sized));
  return ecs;
}

function addInstance(ecs: VirtualEcs, address: string, capacityProvider?: string): void {
  const instance = { address, cpu: 2048, memoryMiB: 4096, availabilityZone: 'eu-west-1a' };
  const whole = capacityProvider === undefined ? instance : { ...instance, capacityProvider };
  const answer = ecs.send({ kind: 'add-instances', cluster: 'default', instances: [whole] });
  if (answer?.ok !== true) throw new Error(answer?.message);
}

function byWeight(...weights: readonly (readonly [string, number, number?])[]): JsonObject {
  return {
    capacityProviderStrategy: weights.map(([capacityProvider, weight, base = 0]) => ({
      capacityProvider,
      weight,
      base,
    })),
  };
}

/** Provider names of the running tasks, sorted. */
function listOwners(ecs: VirtualEcs): readonly unknown[] {
  const tasks = ecs.call('ListTasks').taskArns as readonly string[];
  if (tasks.length === 0) return [];
  const described = ecs.call('DescribeTasks', { tasks }).tasks as readonly JsonObject[];
  return described.map(({ capacityProviderName }) => capacityProviderName ?? 'none').sort();
}

describe('a service with a capacity provider strategy', () => {
  test('runs its tasks on the providers’ own instances, by base and weight', () => {
    const ecs = withProviders();
    addInstance(ecs, '127.0.1.1', 'a');
    addInstance(ecs, '127.0.1.2', 'b');
    addInstance(ecs, '127.0.1.3');

    const { service } = ecs.call('CreateService', aService({ desiredCount: 7, ...byWeight(['a', 1, 1], ['b', 2]) }));
    ecs.run();

    expect(service).toMatchObject(byWeight(['a', 1, 1], ['b', 2]));
    expect(service).not.toHaveProperty('launchType');
    expect(listOwners(ecs)).toEqual(['a', 'a', 'a', 'b', 'b', 'b', 'b']);
    expect(ecs.service().deployments).toMatchObject([
      { rolloutState: 'COMPLETED', ...byWeight(['a', 1, 1], ['b', 2]) },
    ]);
  });

  test('reports that its provider has no instance, though others of the cluster have capacity', () => {
    const ecs = withProviders();
    addInstance(ecs, '127.0.1.1', 'b');

    ecs.call('CreateService', aService({ desiredCount: 1, ...byWeight(['a', 1]) }));
    ecs.pass(60);

    expect(ecs.events()).toEqual([
      '(service web) was unable to reach steady state. Reason: No Container Instances were found in your capacity provider.',
    ]);
    addInstance(ecs, '127.0.1.2', 'a');
    ecs.run();
    expect(listOwners(ecs)).toEqual(['a']);
  });

  test('may be on Fargate and Fargate Spot', () => {
    const ecs = withProviders();
    const strategy = byWeight(['FARGATE', 0, 1], ['FARGATE_SPOT', 1]);

    ecs.call('CreateService', aService({ taskDefinition: 'far', desiredCount: 3, ...NETWORK, ...strategy }));
    ecs.run();

    expect(listOwners(ecs)).toEqual(['FARGATE', 'FARGATE_SPOT', 'FARGATE_SPOT']);
  });

  test('takes the default of the cluster when it names neither a launch type nor a strategy', () => {
    const strategy = [{ capacityProvider: 'b', weight: 1, base: 0 }];
    const ecs = withProviders({ defaultCapacityProviderStrategy: strategy });
    addInstance(ecs, '127.0.1.1', 'a');
    addInstance(ecs, '127.0.1.2', 'b');

    const { service } = ecs.call('CreateService', aService({ desiredCount: 1 }));
    const plain = ecs.call(
      'CreateService',
      aService({ serviceName: 'plain', desiredCount: 1, launchType: 'EC2' }),
    ).service;
    ecs.run();

    expect([service, plain]).toMatchObject([{ capacityProviderStrategy: strategy }, { launchType: 'EC2' }]);
    expect(listOwners(ecs)).toEqual(['b', 'none']);
  });

  test('changes it with a new deployment only, and returns to the launch type by an empty one', () => {
    const ecs = withProviders();
    addInstance(ecs, '127.0.1.1', 'a');
    addInstance(ecs, '127.0.1.2', 'b');
    ecs.call('CreateService', aService({ ...byWeight(['a', 1]) }));
    ecs.run();

    const same = ecs.ask('UpdateService', { service: 'web', ...byWeight(['a', 1]) });
    const quiet = ecs.ask('UpdateService', { service: 'web', ...byWeight(['b', 1]) });
    ecs.call('UpdateService', { service: 'web', forceNewDeployment: true, ...byWeight(['b', 1]) });
    ecs.run();
    const moved = listOwners(ecs);
    ecs.call('UpdateService', { service: 'web', forceNewDeployment: true, capacityProviderStrategy: [] });
    ecs.run();

    expect([same, quiet]).toMatchObject([
      { ok: true },
      {
        type: 'InvalidParameterException',
        message:
          'When switching from launch type to capacity provider strategy on an existing service, or making a change to a capacity provider strategy on a service that is already using one, you must force a new deployment.',
      },
    ]);
    expect(moved).toEqual(['b', 'b']);
    expect(listOwners(ecs)).toEqual(['none', 'none']);
    expect(ecs.service()).toMatchObject({ launchType: 'EC2' });
  });

  test('keeps its provider in the cluster', () => {
    const ecs = withProviders();
    ecs.call('CreateService', aService({ desiredCount: 0, ...byWeight(['a', 1]) }));

    const answer = ecs.ask('PutClusterCapacityProviders', {
      cluster: 'default',
      capacityProviders: ['b'],
      defaultCapacityProviderStrategy: [],
    });

    expect(answer).toEqual({
      ok: false,
      type: 'ResourceInUseException',
      message: 'The specified capacity provider is in use and cannot be removed.',
      status: 400,
    });
  });
});

const NOT_ASSOCIATED =
  'The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster or specify a valid capacity provider and try again.';

describe.each(['CreateService', 'RunTask'])('%s refuses', (operation) => {
  test.each([
    {
      name: 'a launch type and a strategy',
      input: { launchType: 'EC2', ...byWeight(['a', 1]) },
      message:
        'Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.',
    },
    { name: 'a provider of no cluster', input: byWeight(['c', 1]), message: NOT_ASSOCIATED },
    {
      name: 'no weight at all',
      input: byWeight(['a', 0], ['b', 0]),
      message:
        'There are no capacity providers in the capacity provider strategy with a weight value greater than zero. Specify a weight value greater than zero for at least one capacity provider and try again.',
    },
    {
      name: 'two bases',
      input: byWeight(['a', 1, 1], ['b', 1, 1]),
      message:
        'There are multiple capacity providers in the specified capacity provider strategy with a base value greater than zero. Only one capacity provider can have a base value greater than zero. Specify a valid capacity provider strategy and try again.',
    },
    {
      name: 'groups and Fargate together',
      input: byWeight(['a', 1], ['FARGATE', 1]),
      message:
        'A capacity provider strategy cannot contain a mix of capacity providers using Auto Scaling groups and Fargate providers. Specify one or the other and try again.',
    },
    {
      name: 'a weight over a thousand',
      input: byWeight(['a', 1001]),
      message: 'The weight of a capacity provider must be between 0 and 1000.',
    },
    {
      name: 'a provider twice',
      input: byWeight(['a', 1], ['a', 1]),
      message: 'A capacity provider strategy names each provider once.',
    },
  ])('$name', ({ input, message }) => {
    const ecs = withProviders();
    addInstance(ecs, '127.0.1.1', 'a');
    const request = operation === 'RunTask' ? { taskDefinition: 'web' } : aService();

    const answer = ecs.ask(operation, { ...request, ...input });

    expect(answer).toEqual({ ok: false, type: 'InvalidParameterException', message, status: 400 });
  });

  test('Fargate’s providers on a cluster that does not have them', () => {
    const ecs = withProviders({ capacityProviders: [] });
    const request = operation === 'RunTask' ? { taskDefinition: 'far' } : aService({ taskDefinition: 'far' });

    const answer = ecs.ask(operation, { ...request, ...NETWORK, ...byWeight(['FARGATE_SPOT', 1]) });

    expect(answer).toMatchObject({ type: 'InvalidParameterException', message: NOT_ASSOCIATED });
  });

  test('a default strategy without a weight', () => {
    const ecs = withProviders({ defaultCapacityProviderStrategy: [{ capacityProvider: 'a' }] });
    const request = operation === 'RunTask' ? { taskDefinition: 'web' } : aService();

    expect(ecs.ask(operation, request)).toMatchObject({
      type: 'InvalidParameterException',
      message:
        "There are no capacity providers with a weight value greater than zero defined in the default capacity provider strategy. At least one capacity provider must have a weight value greater than zero specified. Update the cluster's default capacity provider strategy or specify a valid capacity provider strategy and try again.",
    });
  });
});

describe('RunTask with a capacity provider strategy', () => {
  test('places each task by its provider, and reports tasks that one has no capacity for', () => {
    const ecs = withProviders();
    addInstance(ecs, '127.0.1.1', 'a');

    const { tasks, failures } = ecs.call('RunTask', {
      taskDefinition: 'web',
      count: 4,
      ...byWeight(['a', 3], ['b', 1]),
    });

    expect((tasks as readonly JsonObject[]).map(({ capacityProviderName }) => capacityProviderName)).toEqual([
      'a',
      'a',
      'a',
    ]);
    expect(failures).toMatchObject([{ reason: 'AGENT' }]);
  });
});

describe('a container instance of a provider', () => {
  test('names it', () => {
    const ecs = withProviders();
    addInstance(ecs, '127.0.1.1', 'a');

    const { containerInstanceArns } = ecs.call('ListContainerInstances');

    expect(
      ecs.call('DescribeContainerInstances', { containerInstances: containerInstanceArns ?? [] }).containerInstances,
    ).toMatchObject([{ capacityProviderName: 'a' }]);
  });

  test('cannot name a missing one', () => {
    expect(() => addInstance(new VirtualEcs(), '127.0.1.1', 'nope')).toThrow(
      'The specified capacity provider was not found. Specify a valid capacity provider and try again.',
    );
  });
});
