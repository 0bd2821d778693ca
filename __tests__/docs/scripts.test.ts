/** Scripts of the workflows, run as a runner does: bash, files, and programs of its PATH. */

import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { readSteps, type WorkflowStep } from '../support/harness/run-workflow.ts';
import { findBlocks, readPage } from './pages.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-scripts-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, text = ''): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

function findScript(steps: readonly WorkflowStep[]): string {
  const [script, ...others] = steps.flatMap(({ run }) => run ?? []);
  if (script === undefined || others.length > 0) throw new Error('there is not one script');
  return script;
}

/** The default shell of a runner on Linux (GitHub Docs, workflow syntax, `shell`). */
function run(script: string, variables: Readonly<Record<string, string>>): void {
  const path = write('script.sh', script);
  const env = { PATH: process.env.PATH ?? '', HOME: folder, ...variables };
  execFileSync('bash', ['-e', path], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
}

describe('the script that finds the changed services of a monorepo', () => {
  const script = findScript(readSteps(readPage('examples/workflows/monorepo.yml')));

  function git(...args: readonly string[]): string {
    const env = { PATH: process.env.PATH ?? '', HOME: folder, GIT_CONFIG_NOSYSTEM: '1' };
    const as = ['-c', 'user.name=A', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
    return execFileSync('git', [...as, ...args], { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' }).trim();
  }

  /** @returns the SHA of the commit */
  function commit(): string {
    git('add', '--all', 'services', 'shared');
    git('commit', '--quiet', '--message', 'change');
    return git('rev-parse', 'HEAD');
  }

  function findChanges(base: string): readonly string[] {
    const output = write('output');
    run(script, { BASE: base, HEAD: git('rev-parse', 'HEAD'), GITHUB_OUTPUT: output });
    const [, list = ''] = /^services=(\[.*\])\n$/.exec(readFileSync(output, 'utf8')) ?? [];
    return JSON.parse(list) as readonly string[];
  }

  let base: string;

  beforeEach(() => {
    git('init', '--quiet');
    for (const name of ['api', 'web', 'worker']) write(`services/${name}/Dockerfile`, `FROM ${name}\n`);
    write('services/README.md');
    write('shared/log.js');
    base = commit();
  });

  test('names each service with a changed, new or deleted file, once', () => {
    write('services/api/Dockerfile', 'FROM other\n');
    write('services/api/src/a.js');
    write('services/queue/Dockerfile');
    rmSync(join(folder, 'services/worker/Dockerfile'));
    write('services/worker/Containerfile', 'FROM scratch\n');
    commit();

    expect(findChanges(base)).toEqual(['api', 'queue', 'worker']);
  });

  test('names both services of a file that moved, whatever its name', () => {
    write('services/api/a "b" ü\t.js', 'export const a = 1;\n');
    base = commit();
    renameSync(join(folder, 'services/api/a "b" ü\t.js'), join(folder, 'services/web/a "b" ü\t.js'));
    commit();

    expect(findChanges(base)).toEqual(['api', 'web']);
  });

  test('names no service that was deleted, and none for files of no service', () => {
    rmSync(join(folder, 'services/worker'), { recursive: true });
    write('services/README.md', 'more\n');
    commit();

    expect(findChanges(base)).toEqual([]);
  });

  test('names all services for a change of what they share', () => {
    write('shared/log.js', 'more\n');
    commit();

    expect(findChanges(base)).toEqual(['api', 'web', 'worker']);
  });

  test.each([
    { when: 'the branch is new', base: '0'.repeat(40) },
    { when: 'the commit before was removed by a force push', base: 'c0ffee'.padEnd(40, '0') },
    { when: 'it was started by hand', base: '' },
  ])('names all services if $when', ({ base: unknown }) => {
    expect(findChanges(unknown)).toEqual(['api', 'web', 'worker']);
  });

  test('compares a pull request with the first parent of its merge', () => {
    git('checkout', '--quiet', '-b', 'topic');
    write('services/web/index.js');
    commit();
    git('checkout', '--quiet', '-');
    write('services/api/index.js');
    commit();
    git('merge', '--quiet', '--no-ff', '--message', 'merge', 'topic');

    expect(findChanges('HEAD^1')).toEqual(['web']);
  });
});

/** A program that keeps its arguments, one a line, with the contents of files that it is given. */
const FAKE_GH = `#!/bin/sh
for argument; do
  case "$argument" in
    body=@*) printf 'body=%s\\n' "$(cat "\${argument#body=@}")" ;;
    *) printf '%s\\n' "$argument" ;;
  esac
done >> "$CALLS"
if [ "$2" = --paginate ]; then
  for last; do :; done
  jq --raw-output "$last" "$COMMENTS_FILE"
fi
`;

function putGh(): Readonly<Record<string, string>> {
  chmodSync(write('bin/gh', FAKE_GH), 0o755);
  return { PATH: `${join(folder, 'bin')}:${process.env.PATH ?? ''}`, CALLS: write('calls') };
}

function readCalls(): readonly string[] {
  return readFileSync(join(folder, 'calls'), 'utf8').trimEnd().split('\n');
}

test('the script that posts a plan gives gh the file, whatever is in it or in its name', () => {
  const script = findScript(readSteps(readPage('examples/workflows/plan.yml')));
  const path = write('a folder/$(touch x)/plan.md', '`$(touch x)`\n');
  const url = 'https://github.com/OWNER/NAME/pull/7';

  run(script, { ...putGh(), PLAN: path, PR: url });

  expect(readCalls()).toEqual(['pr', 'comment', url, '--edit-last', '--create-if-none', '--body-file', path]);
});

describe('the script that finds the comment of a plan', () => {
  const steps = findBlocks(readPage('docs/plan.md'), 'yaml').flatMap((block): readonly WorkflowStep[] => {
    const content: unknown = parse(block);
    return Array.isArray(content) ? content : [];
  });
  const script = findScript(steps);
  const plan = '<!-- slipway-plan production api -->\n\nAll of it\n';
  const aComment = (id: number, body: string, login = 'github-actions[bot]') => ({ id, body, user: { login } });

  function post(...comments: readonly ReturnType<typeof aComment>[]): readonly string[] {
    const variables = { GITHUB_REPOSITORY: 'OWNER/NAME', NUMBER: '7', PLAN: write('plan.md', plan) };
    run(script, { ...putGh(), ...variables, COMMENTS_FILE: write('comments.json', JSON.stringify(comments)) });
    return readCalls().slice(readCalls().indexOf('--silent'));
  }

  test('edits the comment with the marker of the same cluster and services', () => {
    const marker = '<!-- slipway-plan production api -->\n';

    expect(
      post(
        aComment(1, '<!-- slipway-plan production api web -->\n'),
        aComment(2, marker, 'someone'),
        aComment(3, `${marker}before`),
        aComment(4, 'another comment'),
      ),
    ).toEqual(
      ['--silent', '--method', 'PATCH', 'repos/OWNER/NAME/issues/comments/3', '--field'].concat(
        `body=${plan.trimEnd()}`.split('\n'),
      ),
    );
  });

  test('adds a comment if there is none', () => {
    expect(post(aComment(1, 'another comment'))).toEqual([
      ...['--silent', 'repos/OWNER/NAME/issues/7/comments', '--field'],
      ...`body=${plan.trimEnd()}`.split('\n'),
    ]);
  });
});
