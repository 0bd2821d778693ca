import { describe, expect, test } from '@jest/globals';
import { narrowStatements, type PolicyNames } from '../../src/iam/narrow-statements.ts';
import { FEATURES } from '../../src/iam/policy.ts';

const NAMES: PolicyNames = {
  partition: 'aws-cn',
  region: 'cn-north-1',
  account: '210987654321',
  cluster: 'shop',
  services: [
    {
      name: 'api',
      family: 'shop-api',
      repository: 'shop/api',
      roles: ['arn:aws-cn:iam::210987654321:role/team/api'],
      secrets: ['arn:aws-cn:secretsmanager:cn-north-1:210987654321:secret:db-a1B2c3'],
      logGroups: ['/shop/api'],
    },
    { name: 'mail', family: 'mail', roles: [], secrets: [], logGroups: [] },
  ],
  deployRole: 'arn:aws-cn:iam::210987654321:role/deploy',
};

const resourcesOf = (sid: string, names = NAMES) =>
  narrowStatements(new Set([sid]), names).flatMap(({ Resource }) => Resource);

describe('a statement for other names', () => {
  test.each<[string, readonly string[]]>([
    [
      'ReadAndUpdateTheService',
      [
        'arn:aws-cn:ecs:cn-north-1:210987654321:service/shop/api',
        'arn:aws-cn:ecs:cn-north-1:210987654321:service/shop/mail',
      ],
    ],
    [
      'RegisterRevisions',
      [
        'arn:aws-cn:ecs:cn-north-1:210987654321:task-definition/shop-api:*',
        'arn:aws-cn:ecs:cn-north-1:210987654321:task-definition/mail:*',
      ],
    ],
    ['FindReuseAndPushImages', ['arn:aws-cn:ecr:cn-north-1:210987654321:repository/shop/api']],
    ['PassTheRolesOfTheTask', ['arn:aws-cn:iam::210987654321:role/team/api']],
    ['CheckRoles', ['arn:aws-cn:iam::210987654321:role/team/api', 'arn:aws-cn:iam::210987654321:role/deploy']],
    ['CheckSecrets', ['arn:aws-cn:secretsmanager:cn-north-1:210987654321:secret:db-a1B2c3']],
    ['ReadLastLogLines', ['arn:aws-cn:logs:cn-north-1:210987654321:log-group:/shop/api:log-stream:*']],
    ['ReadRevisions', ['*']],
  ])('%s', (sid, resources) => {
    expect(resourcesOf(sid)).toEqual(resources);
  });

  test('names the cluster in its condition', () => {
    const [statement] = narrowStatements(new Set(['ListTasks']), NAMES);

    expect(statement?.Condition).toEqual({
      ArnEquals: { 'ecs:cluster': 'arn:aws-cn:ecs:cn-north-1:210987654321:cluster/shop' },
    });
  });

  test('is left out where no service has such a resource', () => {
    const services = NAMES.services.slice(1);

    expect(resourcesOf('FindReuseAndPushImages', { ...NAMES, services })).toEqual([]);
    expect(resourcesOf('PassTheRolesOfTheTask', { ...NAMES, services })).toEqual([]);
  });
});

test('no name of the example is left, in the statements of every ECS deploy', () => {
  const ecs = FEATURES.filter(({ name }) => !/CodeDeploy|scheduled|verify/.test(name));
  const sids = ecs.flatMap(({ statements }) => statements.map(({ Sid }) => Sid));

  const written = JSON.stringify(narrowStatements(new Set(sids), NAMES));

  expect(written).not.toMatch(/123456789012|eu-west-1|production|web/);
});
