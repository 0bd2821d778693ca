import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { aService, aTaskDefinition, VirtualEcs } from '../support/fakes/virtual-ecs.ts';

/** The revision is tagged `of=revision`, and so are requests that ask for it. */
function withRevision(): VirtualEcs {
  const ecs = new VirtualEcs();
  ecs.addInstances(1);
  const tags = [
    { key: 'of', value: 'revision' },
    { key: 'team', value: 'a' },
  ];
  ecs.call('RegisterTaskDefinition', aTaskDefinition({}, { tags }));
  return ecs;
}

function readTags(ecs: VirtualEcs): JsonObject {
  const tasks = ecs.call('ListTasks').taskArns as readonly string[];
  const [task] = ecs.call('DescribeTasks', { tasks, include: ['TAGS'] }).tasks as readonly JsonObject[];
  const tags = task?.tags as readonly { readonly key: string; readonly value: string }[];
  return Object.fromEntries(tags.map(({ key, value }) => [key, value]));
}

describe('the tags of a task that is run', () => {
  test.each([
    { name: 'none', input: {}, tags: {} },
    { name: 'those of the request', input: { tags: [{ key: 'of', value: 'request' }] }, tags: { of: 'request' } },
    {
      name: 'those of the task definition',
      input: { propagateTags: 'TASK_DEFINITION' },
      tags: { of: 'revision', team: 'a' },
    },
    {
      name: 'those of both, the request’s first',
      input: { propagateTags: 'TASK_DEFINITION', tags: [{ key: 'of', value: 'request' }] },
      tags: { of: 'request', team: 'a' },
    },
    {
      name: 'those that ECS manages',
      input: { enableECSManagedTags: true },
      tags: { 'aws:ecs:clusterName': 'default' },
    },
  ])('are $name', ({ input, tags }) => {
    const ecs = withRevision();

    ecs.call('RunTask', { taskDefinition: 'web', ...input });

    expect(readTags(ecs)).toEqual(tags);
  });

  test('cannot be those of a service', () => {
    expect(withRevision().ask('RunTask', { taskDefinition: 'web', propagateTags: 'SERVICE' })).toMatchObject({
      type: 'InvalidParameterException',
    });
  });

  test('go with the task, an hour after its end', () => {
    const ecs = withRevision();
    ecs.call('RunTask', { taskDefinition: 'web', tags: [{ key: 'a', value: '1' }] });
    const [resourceArn = ''] = ecs.call('ListTasks').taskArns as readonly string[];
    ecs.call('StopTask', { task: resourceArn });
    ecs.pass(60);

    const within = ecs.call('ListTagsForResource', { resourceArn });
    ecs.pass(3600);

    expect(within).toEqual({ tags: [{ key: 'a', value: '1' }] });
    expect(ecs.state.tags.has(resourceArn)).toBe(false);
  });
});

describe('the tags of a service’s tasks', () => {
  const own = { tags: [{ key: 'of', value: 'service' }] };

  test.each([
    { name: 'none', input: {}, tags: {} },
    { name: 'the service’s', input: { propagateTags: 'SERVICE' }, tags: { of: 'service' } },
    {
      name: 'the task definition’s',
      input: { propagateTags: 'TASK_DEFINITION' },
      tags: { of: 'revision', team: 'a' },
    },
    {
      name: 'the managed ones',
      input: { enableECSManagedTags: true },
      tags: { 'aws:ecs:clusterName': 'default', 'aws:ecs:serviceName': 'web' },
    },
  ])('are $name', ({ input, tags }) => {
    const ecs = withRevision();

    ecs.call('CreateService', aService({ desiredCount: 1, ...own, ...input }));
    ecs.run();

    expect(readTags(ecs)).toEqual(tags);
  });

  test('that ECS manages cannot be taken off', () => {
    const ecs = withRevision();
    ecs.call('RunTask', { taskDefinition: 'web', enableECSManagedTags: true });
    const [resourceArn = ''] = ecs.call('ListTasks').taskArns as readonly string[];

    ecs.call('UntagResource', { resourceArn, tagKeys: ['aws:ecs:clusterName'] });

    expect(readTags(ecs)).toEqual({ 'aws:ecs:clusterName': 'default' });
  });
});

describe('RunTask', () => {
  test.each([
    { name: 'eleven tasks', input: { count: 11 } },
    { name: 'no task', input: { count: 0 } },
    { name: 'a long startedBy', input: { startedBy: 's'.repeat(129) } },
    { name: 'a long client token', input: { clientToken: 't'.repeat(65) } },
    { name: 'a client token with a blank', input: { clientToken: 'a b' } },
    {
      name: 'overrides over 8192 characters',
      input: { overrides: { containerOverrides: [{ name: 'web', command: ['x'.repeat(8200)] }] } },
    },
  ])('refuses $name', ({ input }) => {
    expect(withRevision().ask('RunTask', { taskDefinition: 'web', ...input })).toMatchObject({
      type: 'InvalidParameterException',
    });
  });

  test('lays overrides over the task definition, and shows them', () => {
    const ecs = withRevision();
    const web = { name: 'web', command: ['migrate'], environment: [{ name: 'A', value: '1' }], cpu: 128, memory: 256 };

    const { tasks } = ecs.call('RunTask', {
      taskDefinition: 'web',
      overrides: { containerOverrides: [web] },
      startedBy: 'me',
      group: 'jobs',
      enableExecuteCommand: true,
    });

    expect(tasks).toMatchObject([
      {
        startedBy: 'me',
        group: 'jobs',
        cpu: '128',
        memory: '256',
        enableExecuteCommand: true,
        overrides: { containerOverrides: [web] },
        containers: [{ cpu: '128', memory: '256' }],
      },
    ]);
    expect(ecs.call('ListTasks', { startedBy: 'me' }).taskArns).toHaveLength(1);
  });
});
