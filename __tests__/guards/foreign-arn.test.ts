import { describe, expect, test } from '@jest/globals';
import { findForeignReferences, findForeignRoles } from '../../src/guards/foreign-arn.ts';
import { aRequest } from '../support/builders/service-builders.ts';

const identity = { account: '111122223333', arn: 'arn:aws:iam::111122223333:user/ci', region: 'eu-west-1' };

describe('a role that ECS cannot pass on', () => {
  test.each([
    {
      name: 'of another account',
      document: { taskRoleArn: 'arn:aws:iam::444455556666:role/web' },
      message:
        'taskRoleArn: the role arn:aws:iam::444455556666:role/web is in account 444455556666, but the credentials are for 111122223333.',
    },
    {
      name: 'of another partition',
      document: { executionRoleArn: 'arn:aws-cn:iam::111122223333:role/web' },
      message:
        'executionRoleArn: the role arn:aws-cn:iam::111122223333:role/web is in partition aws-cn, but the credentials are for aws.',
    },
  ])('$name is refused', ({ document, message }) => {
    expect(findForeignRoles(document, [], identity)).toEqual([
      { kind: 'input', message, advice: 'Use a role of the account that you deploy to.' },
    ]);
  });

  test.each([
    { name: 'of this account', document: { taskRoleArn: 'arn:aws:iam::111122223333:role/web' }, current: [] },
    { name: 'by its name', document: { taskRoleArn: 'web' }, current: [] },
    {
      name: 'that the current revision has',
      document: { taskRoleArn: 'arn:aws:iam::444455556666:role/web' },
      current: [{ taskRoleArn: 'arn:aws:iam::444455556666:role/web' }],
    },
  ])('one $name is not', ({ document, current }) => {
    expect(findForeignRoles(document, current, identity)).toEqual([]);
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
      'cluster: arn:aws:ecs:eu-west-1:444455556666:cluster/shop is in account 444455556666, but the credentials are for 111122223333.',
      'service: arn:aws:ecs:us-east-1:111122223333:service/shop/web is in region us-east-1, but this run uses eu-west-1.',
      'task-definition-arn: arn:aws-cn:ecs:cn-north-1:111122223333:task-definition/web:1 is in partition aws-cn, but the credentials are for aws.',
    ]);
  });

  test('of this account and region is right, and so is a name', () => {
    const request = aRequest({ cluster: 'arn:aws:ecs:eu-west-1:111122223333:cluster/shop', services: ['web'] });

    expect(findForeignReferences(request, identity)).toEqual([]);
  });
});
