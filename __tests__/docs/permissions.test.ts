import { describe, expect, test } from '@jest/globals';
import { ASKED_BY_OTHERS, FREE_ACTIONS } from '../../src/iam/policy.ts';
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
  test('allows each action that a run calls, what docker needs to push, and the passing of roles, each once', () => {
    const named = [...readSources('src/aws/').matchAll(/action: '([a-z-]+:[A-Za-z]+)'/g)].map(([, action]) => action);
    const called = new Set(named.filter((action) => !FREE_ACTIONS.includes(action ?? '')));

    expect(listActions(readStatements().permissions)).toEqual([...called, ...Object.keys(ASKED_BY_OTHERS)].sort());
  });

  test('is made of the statements by feature, and so are the words around it', () => {
    expect(fillSection(PAGE, { name: 'iam', text: renderPolicies() })).toBe(PAGE);
    expect(PAGE).toContain('<!-- iam -->');
  });

  test('passes named roles to tasks only', () => {
    const [passing] = readStatements().permissions.filter(({ Action }) => Action === 'iam:PassRole');

    expect(passing?.Condition).toEqual({ StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } });
    expect([passing?.Resource].flat().filter((resource) => resource?.includes('*'))).toEqual([]);
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

test('the policies of the examples are on the pages, to the letter', () => {
  const blocks = listPages().flatMap((page) => findBlocks(readPage(page), 'json'));
  const examples = listFolder('examples/iam/').map((name) => readPage(`examples/iam/${name}`));

  expect(examples.filter((example) => !blocks.includes(example))).toEqual([]);
});
