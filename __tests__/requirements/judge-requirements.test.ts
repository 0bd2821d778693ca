import { describe, expect, test } from '@jest/globals';
import { judgeRequirements } from '../../src/requirements/judge-requirements.ts';
import type { CheckedRequirement, Requirement, RequirementState } from '../../src/requirements/requirement.ts';

const SECRET = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-a1B2c3';

function checked(state: RequirementState, overrides: Partial<Requirement> = {}): CheckedRequirement {
  const requirement: Requirement = {
    kind: 'secret',
    name: 'prod/db-a1B2c3',
    ids: [SECRET],
    users: ['secrets[DB] of container web'],
    field: 'valueFrom',
    ...overrides,
  };
  return { requirement, state };
}

function unread(isDenied: boolean, why: string): RequirementState {
  return { kind: 'unread', isDenied, why, advice: 'Allow it.' };
}

test('what exists is not mentioned', () => {
  expect(judgeRequirements([checked({ kind: 'exists' })], 'eu-west-1')).toEqual({ errors: [], notices: [] });
});

test('what does not exist is an error with the fields that need it', () => {
  const group: Partial<Requirement> = {
    kind: 'log-group',
    name: '/ecs/web',
    users: ['awslogs-group of container web'],
    field: 'awslogs-group',
  };
  const answers = [checked({ kind: 'absent' }), checked({ kind: 'absent' }, group)];

  expect(judgeRequirements(answers, 'eu-west-1').errors).toEqual([
    {
      text: 'Secret "prod/db-a1B2c3" (secrets[DB] of container web) not found in eu-west-1.',
      advice: 'Create it, or correct valueFrom.',
    },
    {
      text: 'Log group "/ecs/web" (awslogs-group of container web) not found in eu-west-1.',
      advice:
        'Create it (aws logs create-log-group --log-group-name /ecs/web), correct awslogs-group, or set awslogs-create-group to "true".',
    },
  ]);
});

test('a secret that is scheduled for deletion is an error with the command that restores it', () => {
  const { errors } = judgeRequirements([checked({ kind: 'deleted', at: Date.UTC(2026, 11, 24) })], 'eu-west-1');

  expect(errors).toEqual([
    {
      text: 'Secret "prod/db-a1B2c3" (secrets[DB] of container web) is scheduled for deletion on 2026-12-24, so tasks cannot read it.',
      advice: `Restore it (aws secretsmanager restore-secret --secret-id ${SECRET}), or correct valueFrom.`,
    },
  ]);
});

test('many fields are counted', () => {
  const users = Array.from({ length: 7 }, (_, at) => `secrets[S${at}] of container web`);

  const [error] = judgeRequirements([checked({ kind: 'absent' }, { users })], 'eu-west-1').errors;

  expect(error?.text).toContain('secrets[S4] of container web and 2 more) not found');
});

test('a denied permission is one notice for all that it hides', () => {
  const answers = [
    checked(unread(true, 'secretsmanager:DescribeSecret on secret a was denied.'), { name: 'a' }),
    checked(unread(true, 'secretsmanager:DescribeSecret on secret b was denied.'), { name: 'b' }),
    checked(unread(true, 'ssm:DescribeParameters on parameters /c was denied.'), { kind: 'parameter', name: '/c' }),
  ];

  expect(judgeRequirements(answers, 'eu-west-1')).toEqual({
    errors: [],
    notices: [
      {
        level: 'notice',
        text: 'secretsmanager:DescribeSecret on secret a was denied. Not checked: secret "a", secret "b".',
        advice: 'Allow it.',
      },
      {
        level: 'notice',
        text: 'ssm:DescribeParameters on parameters /c was denied. Not checked: parameter "/c".',
        advice: 'Allow it.',
      },
    ],
  });
});

test('a network that fails is one notice for everything', () => {
  const answers = [
    checked(unread(false, 'No answer.'), { name: 'a' }),
    checked(unread(false, 'No answer either.'), { kind: 'log-group', name: '/ecs/web' }),
  ];

  expect(judgeRequirements(answers, 'eu-west-1').notices.map(({ text }) => text)).toEqual([
    'No answer. Not checked: secret "a", log group "/ecs/web".',
  ]);
});

describe('a role', () => {
  const arn = 'arn:aws:iam::111122223333:role/web';
  const role: Partial<Requirement> = {
    kind: 'role',
    name: 'web',
    ids: [arn],
    users: ['taskRoleArn'],
    field: 'taskRoleArn',
  };

  test('that does not exist is an error, in no region', () => {
    expect(judgeRequirements([checked({ kind: 'absent' }, role)], 'eu-west-1').errors).toEqual([
      { text: 'Role "web" (taskRoleArn) not found.', advice: 'Create it, or correct taskRoleArn.' },
    ]);
  });

  test('that tasks may not assume is an error', () => {
    const [error] = judgeRequirements([checked({ kind: 'untrusting' }, role)], 'eu-west-1').errors;

    expect(error?.text).toBe(
      'Role "web" (taskRoleArn) does not trust ecs-tasks.amazonaws.com, so tasks cannot use it.',
    );
  });

  test('that may not be passed is a warning, since a simulation does not know everything', () => {
    const caller = 'arn:aws:iam::111122223333:role/ci';
    const judged = judgeRequirements([checked({ kind: 'unpassable', caller }, { ...role, kind: 'pass' })], 'eu-west-1');

    expect(judged).toEqual({
      errors: [],
      notices: [
        {
          level: 'warning',
          text: `${caller} may not pass role "web" (taskRoleArn) to ECS tasks, by its policies. ECS refuses such a task definition.`,
          advice: `Allow iam:PassRole on ${arn} (PassTheRolesOfTheTask in Slipway's docs/permissions.md).`,
        },
      ],
    });
  });
});
