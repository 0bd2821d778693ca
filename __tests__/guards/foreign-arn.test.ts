import { describe, expect, test } from '@jest/globals';
import { findForeignReferences, findForeignRoles } from '../../src/guards/foreign-arn.ts';
import { aRequest } from '../support/service-builders.ts';

const identity = { account: '111122223333', arn: 'arn:aws:iam::111122223333:user/ci', region: 'eu-west-1' };

describe('a role that ECS cannot pass on', () => {
  test.each([
    {
      name: 'of another account',
      document: { taskRoleArn: 'arn:aws:iam::444455556666:role/web' },
      message:
        'taskRoleArn: the role arn:aws:iam::444455556666:role/web is of the account 444455556666, and the credentials are of 111122223333.',
    },
    {
      name: 'of another partition',
      document: { executionRoleArn: 'arn:aws-cn:iam::111122223333:role/web' },
      message:
        'executionRoleArn: the role arn:aws-cn:iam::111122223333:role/web is of the partition aws-cn, and the credentials are of aws.',
    },
  ])('$name is refused', ({ document, message }) => {
    expect(findForeignRoles(document, [], identity)).toEqual([
      { kind: 'input', message, advice: 'Name a role of the account that is deployed to.' },
    ]);
  });

  test.each([
    { name: 'of this account', document: { taskRoleArn: 'arn:aws:iam::111122223333:role/web' }, serving: [] },
    { name: 'by its name', document: { taskRoleArn: 'web' }, serving: [] },
    {
      name: 'that the serving revision has',
      document: { taskRoleArn: 'arn:aws:iam::444455556666:role/web' },
      serving: [{ taskRoleArn: 'arn:aws:iam::444455556666:role/web' }],
    },
  ])('one $name is not', ({ document, serving }) => {
    expect(findForeignRoles(document, serving, identity)).toEqual([]);
  });
});

describe('an ARN among the inputs', () => {
  test('of another account or region is refused with both', () => {
    const request = aRequest({
      cluster: 'arn:aws:ecs:eu-west-1:444455556666:cluster/shop',
      services: ['arn:aws:ecs:us-east-1:111122223333:service/shop/web'],
      taskDefinition: { kind: 'registered', reference: 'arn:aws-cn:ecs:cn-north-1:111122223333:task-definition/web:1' },
    });

    expect(findForeignReferences(request, identity).map(({ message }) => message)).toEqual([
      'cluster: arn:aws:ecs:eu-west-1:444455556666:cluster/shop is of the account 444455556666, and the credentials are of 111122223333.',
      'service: arn:aws:ecs:us-east-1:111122223333:service/shop/web is of the region us-east-1, and the run is in eu-west-1.',
      'task-definition-arn: arn:aws-cn:ecs:cn-north-1:111122223333:task-definition/web:1 is of the partition aws-cn, and the credentials are of aws.',
    ]);
  });

  test('of this account and region is right, and so is a name', () => {
    const request = aRequest({ cluster: 'arn:aws:ecs:eu-west-1:111122223333:cluster/shop', services: ['web'] });

    expect(findForeignReferences(request, identity)).toEqual([]);
  });
});
