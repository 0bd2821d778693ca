import { describe, expect, test } from '@jest/globals';
import { renderHelp } from '../../src/cli/help.ts';
import { ASKED_BY_OTHERS, FREE_ACTIONS } from '../../src/iam/policy.ts';
import { renderPolicies } from '../../src/iam/policy-text.ts';
import { fillSection } from '../../src/inputs/tables.ts';
import { EXIT_CODES } from '../../src/rollout/verdict.ts';
import { VERSION } from '../../src/version.ts';
import { findBlocks, findRows, findSection, listFolder, readPage, readSources } from './pages.ts';

const README = readPage('README.md');

interface Statement {
  readonly Sid?: string;
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Principal?: object;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Policies of the section on IAM: what the role may do, and who may take it. */
function readStatements(): { readonly permissions: readonly Statement[]; readonly trust: readonly Statement[] } {
  const statements = findBlocks(findSection(README, 'IAM'), 'json').flatMap(
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

describe('the IAM policy of the README', () => {
  test('allows each action that a run calls, what docker needs to push, and the passing of roles, each once', () => {
    const named = [...readSources('src/aws/').matchAll(/action: '([a-z-]+:[A-Za-z]+)'/g)].map(([, action]) => action);
    const called = new Set(named.filter((action) => !FREE_ACTIONS.includes(action ?? '')));

    expect(listActions(readStatements().permissions)).toEqual([...called, ...Object.keys(ASKED_BY_OTHERS)].sort());
  });

  test('is made of the statements by feature, and so are the words around it', () => {
    expect(fillSection(README, { name: 'iam', text: renderPolicies() })).toBe(README);
    expect(README).toContain('<!-- iam -->');
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

  test('has the examples of it, to the letter', () => {
    const blocks = findBlocks(README, 'json');
    const examples = listFolder('examples/iam/').map((name) => readPage(`examples/iam/${name}`));

    expect(examples.filter((example) => !blocks.includes(example))).toEqual([]);
  });
});

describe('the table of verdicts', () => {
  test('has each verdict once, with its colour and its exit code', () => {
    const rows = findRows(findSection(README, 'How a rollout is judged'));
    const told = Object.fromEntries(rows.map(([verdict, colour, code]) => [verdict, `${colour} ${code}`]));
    const codes = Object.entries(EXIT_CODES);

    expect(rows).toHaveLength(codes.length);
    expect(told).toEqual(
      Object.fromEntries(codes.map(([verdict, code]) => [`\`${verdict}\``, `${code === 0 ? 'green' : 'red'} ${code}`])),
    );
  });
});

describe('the troubleshooting', () => {
  const SOURCES = readSources('src/');
  const errors = findRows(findSection(README, 'Troubleshooting')).map(([error = '']) => error.slice(1, -1));

  test.each(errors)('of "%s" is about words that Slipway says', (error) => {
    const said = error.split('…').filter((words) => words.trim() !== '');

    expect(said).not.toEqual([]);
    expect(said.filter((words) => !SOURCES.includes(words))).toEqual([]);
  });
});

describe('the README', () => {
  test('shows the help as it is', () => {
    expect(findBlocks(findSection(README, 'The command line'), 'text')).toEqual([renderHelp()]);
  });

  test('gives the two commands of a fresh clone alone, each in a block of its own', () => {
    expect(findBlocks(findSection(README, 'Try it'), 'sh')).toEqual(['npm run demo\n', 'npm test\n']);
  });

  test.each([...README.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path = '']) => path))(
    'links to %s, which is there',
    (path) => {
      const folder = path.replace(/\/?$/, '/');

      expect(() => (path.includes('.') || path === 'LICENSE' ? readPage(path) : readSources(folder))).not.toThrow();
    },
  );
});

describe('the version', () => {
  const { version } = JSON.parse(readPage('package.json')) as { readonly version: string };

  test('of the program is that of the package', () => {
    expect(VERSION).toBe(version);
  });

  test('has its lines in the changelog', () => {
    expect(readPage('CHANGELOG.md').split('\n')).toContain(`## ${version}`);
  });
});
