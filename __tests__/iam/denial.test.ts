import { describe, expect, test } from '@jest/globals';
import { adviseDenial, type Denial, readDenial } from '../../src/iam/denial.ts';

const USER = 'User: arn:aws:sts::123456789012:assumed-role/deploy-web/run is not authorized to perform: ';
const SERVICE = 'arn:aws:ecs:eu-west-1:123456789012:service/production/web';
const ROLE = 'arn:aws:iam::123456789012:role/web-task';

describe('the words of a denial', () => {
  test.each<{ readonly name: string; readonly words: string; readonly denial: Denial | undefined }>([
    {
      name: 'that no policy of the role allows it',
      words: `${USER}ecs:UpdateService on resource: ${SERVICE} because no identity-based policy allows the ecs:UpdateService action`,
      denial: { action: 'ecs:UpdateService', resource: SERVICE, because: 'statement' },
    },
    {
      name: 'that a role may not be passed, in answer to a registration',
      words: `${USER}iam:PassRole on resource: ${ROLE} because no identity-based policy allows the iam:PassRole action`,
      denial: { action: 'iam:PassRole', resource: ROLE, because: 'statement' },
    },
    {
      name: 'that a policy forbids it',
      words: `${USER}ecr:PutImage on resource: arn:aws:ecr:eu-west-1:123456789012:repository/web with an explicit deny in a service control policy`,
      denial: {
        action: 'ecr:PutImage',
        resource: 'arn:aws:ecr:eu-west-1:123456789012:repository/web',
        because: 'explicit-deny',
      },
    },
    {
      name: 'that the organisation does not allow it',
      words: `${USER}ecs:RunTask on resource: * because no service control policy allows the ecs:RunTask action`,
      denial: { action: 'ecs:RunTask', resource: '*', because: 'other' },
    },
    {
      name: 'that the permissions boundary does not allow it',
      words: `${USER}ecs:RunTask because no permissions boundary allows the ecs:RunTask action`,
      denial: { action: 'ecs:RunTask', because: 'other' },
    },
    {
      name: 'without a resource',
      words: `${USER}ecr:GetAuthorizationToken`,
      denial: { action: 'ecr:GetAuthorizationToken', because: 'statement' },
    },
    { name: 'that are not of IAM', words: 'The security token included in the request is expired', denial: undefined },
  ])('$name', ({ words, denial }) => {
    expect(readDenial(words)).toEqual(denial);
  });
});

describe('the advice', () => {
  test('is the statement to add, on the resource that was denied', () => {
    expect(adviseDenial({ action: 'ecs:UpdateService', resource: SERVICE, because: 'statement' })).toBe(
      `Add to the policy of the role (ReadAndUpdateTheService in Slipway's docs/permissions.md): {"Effect":"Allow","Action":"ecs:UpdateService","Resource":"${SERVICE}"}`,
    );
  });

  test('passes a role to tasks only', () => {
    expect(adviseDenial({ action: 'iam:PassRole', resource: ROLE, because: 'statement' })).toBe(
      `Add to the policy of the role (PassTheRolesOfTheTask in Slipway's docs/permissions.md): {"Effect":"Allow","Action":"iam:PassRole","Resource":"${ROLE}","Condition":{"StringEquals":{"iam:PassedToService":"ecs-tasks.amazonaws.com"}}}`,
    );
  });

  test('is a statement too where the page has none', () => {
    expect(adviseDenial({ action: 'kms:Decrypt', because: 'statement' })).toBe(
      'Add to the policy of the role: {"Effect":"Allow","Action":"kms:Decrypt","Resource":"*"}',
    );
  });

  test('is no statement where one would not help', () => {
    expect([
      adviseDenial({ action: 'ecr:PutImage', because: 'explicit-deny' }),
      adviseDenial({ action: 'ecs:RunTask', because: 'other' }),
    ]).toEqual([
      'A policy explicitly denies ecr:PutImage: remove or narrow that statement.',
      'The policy that AWS names must allow ecs:RunTask, in addition to the policy of the role.',
    ]);
  });
});

test('a role that is passed to another service gets the condition of that service', () => {
  const denial = { action: 'iam:PassRole', because: 'statement', resource: 'arn:aws:iam::1:role/x' } as const;

  expect(adviseDenial(denial, 'events:PutTargets')).toContain(
    '(PassTheRolesOfRules in Slipway\'s docs/permissions.md): {"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::1:role/x","Condition":{"StringEquals":{"iam:PassedToService":"events.amazonaws.com"}}}',
  );
  expect(adviseDenial(denial, 'ecs:RegisterTaskDefinition')).toContain('"ecs-tasks.amazonaws.com"');
});
