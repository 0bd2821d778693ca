import { describe, expect, test } from '@jest/globals';
import { aService, aTaskDefinition, VirtualEcs } from '../../support/virtual-ecs.ts';

describe('pages', () => {
  test('ListServices gives ten a page unless asked otherwise, and every service once', () => {
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
    { name: 'no page of nothing', input: { maxResults: 0 } },
    { name: 'no page over a hundred', input: { maxResults: 101 } },
    { name: 'no token of one’s own making', input: { nextToken: 'x' } },
  ])('there is $name', ({ input }) => {
    expect(new VirtualEcs().ask('ListClusters', input)).toMatchObject({ type: 'InvalidParameterException' });
  });

  test.each([
    { operation: 'DescribeServices', member: 'services', most: 10 },
    { operation: 'DescribeTasks', member: 'tasks', most: 100 },
    { operation: 'DescribeServiceDeployments', member: 'serviceDeploymentArns', most: 20 },
    { operation: 'DescribeServiceRevisions', member: 'serviceRevisionArns', most: 20 },
    { operation: 'DeleteTaskDefinitions', member: 'taskDefinitions', most: 10 },
  ])('$operation takes $most at a time', ({ operation, member, most }) => {
    const names = Array.from({ length: most }, (_, at) => `n${at}`);
    const ecs = new VirtualEcs();

    const asked = [ecs.ask(operation, { [member]: names }), ecs.ask(operation, { [member]: [...names, 'one'] })];

    expect(asked).toMatchObject([{ ok: true }, { ok: false, type: 'InvalidParameterException' }]);
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

  test('newest first when asked, of one whole family', () => {
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

describe('what is not there', () => {
  test('is MISSING in failures, beside what is', () => {
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
  test('`default` is there from the start, empty and ACTIVE', () => {
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

describe('tags', () => {
  test('are put on, listed and taken off any resource', () => {
    const ecs = new VirtualEcs();
    ecs.call('RegisterTaskDefinition', aTaskDefinition());
    ecs.call('CreateService', aService({ desiredCount: 0, tags: [{ key: 'a', value: '1' }] }));
    const resourceArn = 'arn:aws:ecs:eu-west-1:123456789012:service/default/web';

    ecs.call('TagResource', { resourceArn, tags: [{ key: 'b', value: '2' }] });
    ecs.call('UntagResource', { resourceArn, tagKeys: ['a'] });

    expect(ecs.call('ListTagsForResource', { resourceArn })).toEqual({ tags: [{ key: 'b', value: '2' }] });
  });
});
