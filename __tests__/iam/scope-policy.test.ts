import { describe, expect, test } from '@jest/globals';
import { EXAMPLE, FEATURES } from '../../src/iam/policy.ts';
import { type Scope, scopeStatement } from '../../src/iam/scope-policy.ts';

const STATEMENTS = FEATURES.flatMap(({ statements }) => statements);
const EXAMPLE_SCOPE: Scope = { partition: 'aws', ...EXAMPLE };
const SCOPE: Scope = {
  partition: 'aws-cn',
  region: 'cn-north-1',
  account: '210987654321',
  cluster: 'staging',
  service: 'api',
  deployRole: 'slipway',
};

function findScoped(sid: string) {
  const statement = STATEMENTS.find(({ Sid }) => Sid === sid);
  return statement === undefined ? undefined : scopeStatement(statement, SCOPE);
}

describe('a statement for other resources', () => {
  test('is the same for those of the example', () => {
    expect(STATEMENTS.map((statement) => scopeStatement(statement, EXAMPLE_SCOPE))).toEqual(STATEMENTS);
  });

  test('names nothing of the example', () => {
    const scoped = JSON.stringify(STATEMENTS.map((statement) => scopeStatement(statement, SCOPE)));
    // Names of other features' resources, which a deploy of one service does not use.
    const rest = scoped.replaceAll(/(?:AppECS|DgpECS)-[\w/-]+/g, '');

    expect(rest).not.toMatch(/arn:aws:|eu-west-1|123456789012|production|[/:]web\b|github-deploy/);
  });

  test('has the name of the service in its roles, log group, secrets and revisions', () => {
    expect(findScoped('PassTheRolesOfTheTask')?.Resource).toEqual([
      'arn:aws-cn:iam::210987654321:role/api-execution',
      'arn:aws-cn:iam::210987654321:role/api-task',
    ]);
    expect(findScoped('ReadLastLogLines')?.Resource).toEqual([
      'arn:aws-cn:logs:cn-north-1:210987654321:log-group:/ecs/api:log-stream:*',
    ]);
    expect(findScoped('CheckSecrets')?.Resource).toEqual([
      'arn:aws-cn:secretsmanager:cn-north-1:210987654321:secret:staging/api/*',
    ]);
    expect(findScoped('RegisterRevisions')?.Resource).toEqual([
      'arn:aws-cn:ecs:cn-north-1:210987654321:task-definition/api:*',
    ]);
  });

  test('has the cluster in its condition, and keeps * and the services that roles are passed to', () => {
    expect(findScoped('ListTasks')).toMatchObject({
      Resource: ['*'],
      Condition: { ArnEquals: { 'ecs:cluster': 'arn:aws-cn:ecs:cn-north-1:210987654321:cluster/staging' } },
    });
    expect(findScoped('PassTheRolesOfTheTask')?.Condition).toEqual({
      StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' },
    });
  });
});
