import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { aService, aTaskDefinition, VirtualEcs } from '../support/fakes/virtual-ecs.ts';

const ECS_ARN = 'arn:aws:ecs:eu-west-1:123456789012:';
const TAGS = [{ key: 'team', value: 'a' }];

/** One of everything that can be tagged: ARNs by kind. */
function oneOfEach(): { readonly ecs: VirtualEcs; readonly arns: Readonly<Record<string, string>> } {
  const ecs = new VirtualEcs();
  ecs.addInstances(1);
  ecs.call('RegisterTaskDefinition', aTaskDefinition());
  ecs.call('CreateService', aService({ desiredCount: 0 }));
  ecs.call('CreateCapacityProvider', { name: 'spare', autoScalingGroupProvider: { autoScalingGroupArn: 'arn:x' } });
  const { tasks } = ecs.call('RunTask', { taskDefinition: 'web' });
  const { containerInstanceArns } = ecs.call('ListContainerInstances');
  return {
    ecs,
    arns: {
      cluster: `${ECS_ARN}cluster/default`,
      service: `${ECS_ARN}service/default/web`,
      'task definition': `${ECS_ARN}task-definition/web:1`,
      'capacity provider': `${ECS_ARN}capacity-provider/spare`,
      task: String((tasks as readonly JsonObject[])[0]?.taskArn),
      'container instance': String((containerInstanceArns as readonly string[])[0]),
    },
  };
}

describe('tags', () => {
  test.each(['cluster', 'service', 'task definition', 'capacity provider', 'task', 'container instance'])(
    'are put on, listed and taken off a %s',
    (kind) => {
      const { ecs, arns } = oneOfEach();
      const resourceArn = arns[kind] ?? '';

      ecs.call('TagResource', { resourceArn, tags: [...TAGS, { key: 'b', value: '' }] });
      ecs.call('UntagResource', { resourceArn, tagKeys: ['b', 'nope'] });

      expect(ecs.call('ListTagsForResource', { resourceArn })).toEqual({ tags: TAGS });
    },
  );

  test.each([
    { name: 'no key', tags: [{ value: 'a' }], message: 'The key of a tag can not be blank.' },
    {
      name: 'a key of 129 characters',
      tags: [{ key: 'k'.repeat(129), value: '' }],
      message: 'The key of a tag can have at most 128 characters.',
    },
    {
      name: 'a value of 257 characters',
      tags: [{ key: 'k', value: 'v'.repeat(257) }],
      message: 'The value of a tag can have at most 256 characters.',
    },
    {
      name: 'a key of AWS’s own',
      tags: [{ key: 'AWS:x', value: '' }],
      message: "The prefix 'aws:' is reserved: no tag key and no tag value can begin with it.",
    },
    { name: 'a bracket', tags: [{ key: 'a<b', value: '' }], message: 'A tag contains invalid characters.' },
    {
      name: 'a key twice',
      tags: [
        { key: 'a', value: '1' },
        { key: 'a', value: '2' },
      ],
      message: 'The keys of tags must be unique.',
    },
    { name: 'none at all', tags: [], message: 'Tags can not be empty.' },
    {
      name: 'more than fifty with existing ones',
      tags: Array.from({ length: 50 }, (_, at) => ({ key: `k${at}`, value: '' })),
      message: 'A resource can have at most 50 tags.',
    },
  ])('are refused with $name', ({ tags, message }) => {
    const { ecs, arns } = oneOfEach();
    const resourceArn = arns.service ?? '';
    ecs.call('TagResource', { resourceArn, tags: TAGS });

    const answer = ecs.ask('TagResource', { resourceArn, tags });

    expect(answer).toEqual({ ok: false, type: 'InvalidParameterException', message, status: 400 });
    expect(ecs.call('ListTagsForResource', { resourceArn })).toEqual({ tags: TAGS });
  });

  test('of whatever script are taken', () => {
    const { ecs, arns } = oneOfEach();
    const tags = [{ key: 'équipe/チーム', value: 'a+b=c @ 1.2:3-4_5' }];

    ecs.call('TagResource', { resourceArn: arns.task ?? '', tags });

    expect(ecs.call('ListTagsForResource', { resourceArn: arns.task ?? '' })).toEqual({ tags });
  });
});

describe('a missing resource', () => {
  test.each([
    {
      kind: 'a service',
      arn: `${ECS_ARN}service/default/nope`,
      tagging: 'ResourceNotFoundException',
      listing: 'InvalidParameterException',
    },
    {
      kind: 'a cluster',
      arn: `${ECS_ARN}cluster/nope`,
      tagging: 'ClusterNotFoundException',
      listing: 'ClusterNotFoundException',
    },
    {
      kind: 'a provider of everybody',
      arn: `${ECS_ARN}capacity-provider/FARGATE`,
      tagging: 'ResourceNotFoundException',
      listing: 'InvalidParameterException',
    },
    { kind: 'no ARN', arn: 'web', tagging: 'InvalidParameterException', listing: 'InvalidParameterException' },
  ])('$kind', ({ arn, tagging, listing }) => {
    const { ecs } = oneOfEach();

    const answers = [
      ecs.ask('TagResource', { resourceArn: arn, tags: TAGS }),
      ecs.ask('UntagResource', { resourceArn: arn, tagKeys: ['a'] }),
      ecs.ask('ListTagsForResource', { resourceArn: arn }),
    ];

    expect(answers).toMatchObject([{ type: tagging }, { type: tagging }, { type: listing }]);
  });
});
