import { describe, expect, test } from '@jest/globals';
import { CHECKED_BY_OTHERS, FEATURES, FREE_ACTIONS } from '../../src/iam/policy.ts';
import { renderPolicies } from '../../src/iam/policy-text.ts';
import { fillSection } from '../../src/inputs/tables.ts';
import { findBlocks, listFolder, listPages, readPage, readSources } from './pages.ts';

const PAGE = readPage('docs/permissions.md');

interface Statement {
  readonly Sid?: string;
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Principal?: object;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Policies of the page: what the role may do, and who may take it. */
function readStatements(): { readonly permissions: readonly Statement[]; readonly trust: readonly Statement[] } {
  const statements = findBlocks(PAGE, 'json').flatMap(
    (block) => (JSON.parse(block) as { readonly Statement: readonly Statement[] }).Statement,
  );
  return {
    permissions: statements.filter((statement) => statement.Principal === undefined),
    trust: statements.filter((statement) => statement.Principal !== undefined),
  };
}

function listActions(statements: readonly Statement[]): readonly string[] {
  return statements.flatMap(({ Action }) => Action).sort();
}

describe('the policy of the role', () => {
  test('allows each action that a run calls, what docker needs to push, each once, and the passing of roles', () => {
    const named = [...readSources('src/adapters/aws/').matchAll(/action: '([a-z-]+:[A-Za-z]+)'/g)].map(
      ([, action]) => action,
    );
    const called = new Set(named.filter((action) => !FREE_ACTIONS.includes(action ?? '')));

    const passes = readStatements().permissions.filter(({ Action }) => Action === 'iam:PassRole');
    const others = readStatements().permissions.filter(({ Action }) => Action !== 'iam:PassRole');

    expect(passes.length).toBeGreaterThan(0);
    expect([...listActions(others), 'iam:PassRole'].sort()).toEqual(
      [...called, ...Object.keys(CHECKED_BY_OTHERS)].sort(),
    );
  });

  test('is made of the statements by feature, and so are the words around it', () => {
    expect(fillSection(PAGE, { name: 'iam', text: renderPolicies() })).toBe(PAGE);
    expect(PAGE).toContain('<!-- iam -->');
  });

  test('passes named roles to tasks and to what starts them', () => {
    const passing = readStatements().permissions.filter(({ Action }) => Action === 'iam:PassRole');

    expect(passing.map(({ Condition }) => Condition)).toEqual(
      ['ecs-tasks', 'events', 'scheduler'].map((service) => ({
        StringEquals: { 'iam:PassedToService': `${service}.amazonaws.com` },
      })),
    );
    expect(passing.flatMap(({ Resource }) => Resource).filter((resource) => resource?.includes('*'))).toEqual([]);
  });

  test('trusts one environment of one repository, or its tags of versions', () => {
    const conditions = readStatements().trust.map(({ Action, Condition }) => ({ Action, Condition }));
    const aud = { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' };
    const environment = { 'token.actions.githubusercontent.com:sub': 'repo:OWNER/NAME:environment:production' };
    const tags = { 'token.actions.githubusercontent.com:sub': 'repo:OWNER/NAME:ref:refs/tags/v*' };
    const Action = 'sts:AssumeRoleWithWebIdentity';

    expect(conditions).toEqual([
      { Action, Condition: { StringEquals: { ...aud, ...environment } } },
      { Action, Condition: { StringEquals: aud, StringLike: tags } },
    ]);
  });
});

describe('the role that only reads', () => {
  const statements = (JSON.parse(readPage('examples/iam/read-only.json')) as { readonly Statement: Statement[] })
    .Statement;
  const granted = FEATURES.flatMap((feature) => feature.statements);
  /** Read after a failure, for a build, or for services that CodeDeploy deploys. */
  const NOT_FOR_A_PLAN = [
    ...['elasticloadbalancing:DescribeTargetHealth', 'logs:GetLogEvents'],
    ...['cloudwatch:DescribeAlarms', 'cloudwatch:GetMetricData'],
    ...['ecr-public:GetAuthorizationToken', 'sts:GetServiceBearerToken'],
  ];

  test('has each read of the other policy that a plan needs, once, and nothing else', () => {
    const reads = granted
      .flatMap(({ Action }) => Action)
      .filter((action) => /:(?:BatchGet|Describe|Get|List)/.test(action))
      .filter((action) => !action.startsWith('codedeploy:') && !NOT_FOR_A_PLAN.includes(action));

    expect(listActions(statements)).toEqual(reads.sort());
  });

  test('has each action on the resources, and under the condition, of the other policy', () => {
    const wrong = statements.flatMap(({ Action, Resource, Condition }) =>
      [Action].flat().filter((action) => {
        const other = granted.find((statement) => statement.Action.includes(action));
        const isOn = other?.Resource.every((resource) => [Resource].flat().includes(resource)) === true;
        return !isOn || JSON.stringify(Condition) !== JSON.stringify(other.Condition);
      }),
    );
    const known = granted.flatMap(({ Resource }) => Resource);

    expect(wrong).toEqual([]);
    expect(statements.flatMap(({ Resource }) => Resource ?? []).filter((one) => !known.includes(one))).toEqual([]);
  });

  test('trusts pull requests and the default branch of one repository', () => {
    const [trust] = JSON.parse(readPage('examples/iam/trust-plan.json')).Statement as readonly Statement[];

    expect(trust?.Condition).toEqual({
      StringEquals: {
        'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
        'token.actions.githubusercontent.com:sub': [
          ...['repo:OWNER/NAME:pull_request', 'repo:OWNER/NAME:ref:refs/heads/main'],
        ],
      },
    });
  });
});

test('the policies of the examples are on the pages, to the letter', () => {
  const blocks = listPages().flatMap((page) => findBlocks(readPage(page), 'json'));
  const examples = listFolder('examples/iam/').map((name) => readPage(`examples/iam/${name}`));

  expect(examples.filter((example) => !blocks.includes(example))).toEqual([]);
});
