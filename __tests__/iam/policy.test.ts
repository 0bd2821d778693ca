import { describe, expect, test } from '@jest/globals';
import { CHECKED_BY_OTHERS, FEATURES, findStatement } from '../../src/iam/policy.ts';

const STATEMENTS = FEATURES.flatMap(({ statements }) => statements);
const ACTIONS = STATEMENTS.flatMap(({ Action }) => Action);

/**
 * Actions for which the Service Authorization Reference lists no resource type; of `ecs:ListTasks` a condition names
 * the cluster.
 */
const WITHOUT_RESOURCE = [
  'application-autoscaling:DescribeScalableTargets',
  'application-autoscaling:DescribeScalingPolicies',
  'cloudwatch:GetMetricData',
  'ecr-public:GetAuthorizationToken',
  'ecr:DescribePullThroughCacheRules',
  'ecr:GetAuthorizationToken',
  'ecs:DescribeTaskDefinition',
  'ecs:ListTaskDefinitions',
  'ecs:ListTasks',
  'codedeploy:BatchGetDeploymentTargets',
  'codedeploy:ListDeploymentTargets',
  'codedeploy:StopDeployment',
  'elasticloadbalancing:DescribeTargetGroupAttributes',
  'elasticloadbalancing:DescribeTargetGroups',
  'elasticloadbalancing:DescribeTargetHealth',
  'ssm:DescribeParameters',
  'sts:GetServiceBearerToken',
];

describe('the policy', () => {
  test('has each action in one statement, roles once for each service, and each statement a name of its own', () => {
    const names = STATEMENTS.map(({ Sid }) => Sid);
    const allowed = STATEMENTS.flatMap(({ Action, Condition }) =>
      Action.map((action) => `${action} ${Condition?.StringEquals?.['iam:PassedToService'] ?? ''}`),
    );

    expect([new Set(allowed).size, new Set(names).size]).toEqual([allowed.length, names.length]);
  });

  test('gives every action by its name', () => {
    expect(ACTIONS.filter((action) => !/^[a-z-]+:[A-Za-z]+$/.test(action))).toEqual([]);
  });

  test('is for all resources only where the action takes no other', () => {
    const wide = STATEMENTS.filter(({ Resource }) => Resource.includes('*')).flatMap(({ Action }) => Action);

    expect(wide.filter((action) => !WITHOUT_RESOURCE.includes(action))).toEqual([]);
  });

  test('has what others ask for in the name of the role', () => {
    expect(Object.keys(CHECKED_BY_OTHERS).filter((action) => findStatement(action) === undefined)).toEqual([]);
  });
});
