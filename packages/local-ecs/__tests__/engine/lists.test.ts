import { describe, expect, test } from '@jest/globals';
import { aService, aTaskDefinition, VirtualEcs } from '../support/fakes/virtual-ecs.ts';

describe('pages', () => {
  test('ListServices returns ten per page by default, and every service once', () => {
    const ecs = new VirtualEcs();
    ecs.call('RegisterTaskDefinition', aTaskDefinition());
    for (let at = 0; at < 25; at += 1) ecs.call('CreateService', aService({ serviceName: `s${at}`, desiredCount: 0 }));

    const sizes: number[] = [];
    const seen = new Set<string>();
    let nextToken: string | undefined;
    do {
      const page = ecs.call('ListServices', nextToken === undefined ? {} : { nextToken });
      const arns = page.serviceArns as readonly string[];
      sizes.push(arns.length);
      for (const arn of arns) seen.add(arn);
      nextToken = page.nextToken as string | undefined;
    } while (nextToken !== undefined);

    expect([sizes, seen.size]).toEqual([[10, 10, 5], 25]);
  });

  test.each([
    { operation: 'ListClusters', most: 100 },
    { operation: 'ListTasks', most: 100 },
    { operation: 'ListContainerInstances', most: 100 },
    { operation: 'ListTaskDefinitions', most: 100 },
    { operation: 'ListTaskDefinitionFamilies', most: 100 },
    { operation: 'ListServices', most: 100 },
    { operation: 'ListServicesByNamespace', most: 100, input: { namespace: 'shop' } },
    { operation: 'ListAccountSettings', most: 10 },
    { operation: 'DescribeCapacityProviders', most: 10 },
  ])('of $operation have $most items at most', ({ operation, most, input = {} }) => {
    const ecs = new VirtualEcs();

    const requested = [
      ecs.ask(operation, { ...input, maxResults: most }),
      ecs.ask(operation, { ...input, maxResults: most + 1 }),
    ];

    expect(requested).toMatchObject([
      { ok: true },
      { ok: false, type: 'InvalidParameterException', message: `maxResults must be between 1 and ${most}.` },
    ]);
  });

  test.each([
    { name: 'no page of nothing', input: { maxResults: 0 } },
    { name: 'no page over a hundred', input: { maxResults: 101 } },
    { name: 'no token of one’s own making', input: { nextToken: 'x' } },
  ])('there is $name', ({ input }) => {
    expect(new VirtualEcs().ask('ListClusters', input)).toMatchObject({ type: 'InvalidParameterException' });
  });

  test.each([
    { operation: 'DescribeServices', field: 'services', most: 10 },
    { operation: 'DescribeClusters', field: 'clusters', most: 100 },
    { operation: 'DescribeCapacityProviders', field: 'capacityProviders', most: 100 },
    { operation: 'DescribeContainerInstances', field: 'containerInstances', most: 100 },
    { operation: 'DescribeTasks', field: 'tasks', most: 100 },
    { operation: 'DescribeServiceDeployments', field: 'serviceDeploymentArns', most: 20 },
    { operation: 'DescribeServiceRevisions', field: 'serviceRevisionArns', most: 20 },
    { operation: 'DeleteTaskDefinitions', field: 'taskDefinitions', most: 10 },
  ])('$operation takes $most at a time', ({ operation, field, most }) => {
    const names = Array.from({ length: most }, (_, at) => `n${at}`);
    const ecs = new VirtualEcs();

    const requested = [ecs.ask(operation, { [field]: names }), ecs.ask(operation, { [field]: [...names, 'one'] })];

    expect(requested).toMatchObject([{ ok: true }, { ok: false, type: 'InvalidParameterException' }]);
  });
});

describe('task definitions are listed', () => {
  function families(): VirtualEcs {
    const ecs = new VirtualEcs();
    for (const family of ['web', 'api', 'web-2']) ecs.call('RegisterTaskDefinition', aTaskDefinition({}, { family }));
    for (let count = 0; count < 10; count += 1) ecs.call('RegisterTaskDefinition', aTaskDefinition());
    return ecs;
  }

  test('by family, and by number as a number', () => {
    const { taskDefinitionArns } = families().call('ListTaskDefinitions');

    const names = (taskDefinitionArns as readonly string[]).map((arn) => arn.split('/')[1]);
    expect(names).toEqual(['api:1', ...Array.from({ length: 11 }, (_, at) => `web:${at + 1}`), 'web-2:1']);
  });

  test('newest first on request, of one family', () => {
    const input = { familyPrefix: 'web', sort: 'DESC', maxResults: 2 };

    const { taskDefinitionArns } = families().call('ListTaskDefinitions', input);

    const names = (taskDefinitionArns as readonly string[]).map((arn) => arn.split('/')[1]);
    expect(names).toEqual(['web:11', 'web:10']);
  });

  test('families by prefix', () => {
    expect(families().call('ListTaskDefinitionFamilies', { familyPrefix: 'web' })).toEqual({
      families: ['web', 'web-2'],
    });
  });
});

describe('what does not exist', () => {
  test('is MISSING in failures, next to the found ones', () => {
    const ecs = new VirtualEcs();
    ecs.call('RegisterTaskDefinition', aTaskDefinition());
    ecs.call('CreateService', aService({ desiredCount: 0 }));

    const { services, failures } = ecs.call('DescribeServices', { services: ['api', 'web'] });

    expect(services).toMatchObject([{ serviceName: 'web' }]);
    expect(failures).toEqual([{ arn: 'arn:aws:ecs:eu-west-1:123456789012:service/default/api', reason: 'MISSING' }]);
  });

  test('a task too', () => {
    expect(new VirtualEcs().call('DescribeTasks', { tasks: ['0'.repeat(32)] })).toEqual({
      tasks: [],
      failures: [{ arn: `arn:aws:ecs:eu-west-1:123456789012:task/default/${'0'.repeat(32)}`, reason: 'MISSING' }],
    });
  });
});

describe('clusters', () => {
  test('`default` exists from the start, empty and ACTIVE', () => {
    expect(new VirtualEcs().call('DescribeClusters')).toMatchObject({
      clusters: [
        {
          clusterArn: 'arn:aws:ecs:eu-west-1:123456789012:cluster/default',
          status: 'ACTIVE',
          registeredContainerInstancesCount: 0,
          runningTasksCount: 0,
          pendingTasksCount: 0,
          activeServicesCount: 0,
        },
      ],
      failures: [],
    });
  });

  test('one with services cannot be deleted', () => {
    const ecs = new VirtualEcs();
    ecs.call('CreateCluster', { clusterName: 'shop' });
    ecs.call('RegisterTaskDefinition', aTaskDefinition());
    ecs.call('CreateService', aService({ cluster: 'shop', desiredCount: 0 }));

    const refused = ecs.ask('DeleteCluster', { cluster: 'shop' });
    ecs.call('DeleteService', { cluster: 'shop', service: 'web' });
    const { cluster } = ecs.call('DeleteCluster', { cluster: 'shop' });

    expect(refused).toMatchObject({ type: 'ClusterContainsServicesException' });
    expect(cluster).toMatchObject({ status: 'INACTIVE' });
    expect(ecs.call('ListClusters').clusterArns).toEqual(['arn:aws:ecs:eu-west-1:123456789012:cluster/default']);
  });
});

describe('an unknown cluster', () => {
  test.each([
    { operation: 'ListTasks', input: {} },
    { operation: 'ListServices', input: {} },
    { operation: 'ListContainerInstances', input: {} },
    { operation: 'DescribeTasks', input: { tasks: ['t'] } },
    { operation: 'DescribeServices', input: { services: ['s'] } },
    { operation: 'DescribeContainerInstances', input: { containerInstances: ['i'] } },
    { operation: 'RunTask', input: { taskDefinition: 'web' } },
    { operation: 'StopTask', input: { task: 't' } },
    { operation: 'CreateService', input: { serviceName: 's' } },
    { operation: 'UpdateService', input: { service: 's' } },
    { operation: 'DeleteService', input: { service: 's' } },
    { operation: 'GetTaskProtection', input: {} },
    { operation: 'PutClusterCapacityProviders', input: { capacityProviders: [], defaultCapacityProviderStrategy: [] } },
    { operation: 'DeleteCluster', input: {} },
  ])('is refused by $operation', ({ operation, input }) => {
    expect(new VirtualEcs().ask(operation, { cluster: 'nope', ...input })).toEqual({
      ok: false,
      type: 'ClusterNotFoundException',
      message: 'Cluster not found.',
      status: 400,
    });
  });
});
