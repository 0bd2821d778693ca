/** Where a run comes from, in each CI whose variables are known. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readOrigin } from '../../../src/adapters/runner/origin.ts';
import { toTagValue } from '../../../src/ledger/entry.ts';
import { linkToCommit } from '../../../src/text/commit-link.ts';
import { linkToRun } from '../../../src/text/run-link.ts';
import { CIRCLECI, COMMIT, GITLAB, JENKINS, PIPELINE_ID } from '../../support/builders/ci-variables.ts';
import { anyHostileText } from '../../support/generators/hostile-text.ts';

describe('a job of GitLab', () => {
  test('has the commit, the pipeline as its run, and the retries as its attempt', () => {
    expect(readOrigin({ ...GITLAB, CI_COMMIT_BRANCH: 'main' })).toEqual({
      commit: COMMIT,
      ref: 'refs/heads/main',
      repository: 'https://gitlab.com/acme/web/shop',
      workflow: '.gitlab-ci.yml',
      runId: '987654',
      runNumber: 42,
      runAttempt: 1,
      step: 'deploy',
      serverUrl: 'https://gitlab.com/',
    });
  });

  test('that is retried is the same step of the same run, in another attempt', () => {
    const first = readOrigin(GITLAB);

    expect(readOrigin({ ...GITLAB, CI_JOB_ID: '778', CI_JOB_RETRY_COUNT: '1' })).toEqual({ ...first, runAttempt: 2 });
  });

  test('has no attempt before GitLab 19.3', () => {
    expect(readOrigin({ ...GITLAB, CI_JOB_RETRY_COUNT: undefined })).not.toHaveProperty('runAttempt');
  });

  test('has the tag that was pushed', () => {
    expect(readOrigin({ ...GITLAB, CI_COMMIT_TAG: 'v1.4.2' }).ref).toBe('refs/tags/v1.4.2');
  });

  test('links to its pipeline and commit, on an own server below a path, too', () => {
    const {
      repository = '',
      runId = '',
      serverUrl,
    } = readOrigin({
      ...GITLAB,
      CI_SERVER_URL: 'https://acme.example/gitlab',
      CI_PROJECT_URL: 'https://acme.example/gitlab/web/shop',
    });

    expect(linkToRun({ repository, runId }, serverUrl)).toBe('https://acme.example/gitlab/web/shop/-/pipelines/987654');
    expect(linkToCommit({ repository, commit: COMMIT }, serverUrl)).toBe(
      `https://acme.example/gitlab/web/shop/-/commit/${COMMIT}`,
    );
  });

  test.each([
    { named: 'the same project', from: '7', isFromFork: false },
    { named: 'a fork', from: '8', isFromFork: true },
  ])('for a merge request of $named says so', ({ from, isFromFork }) => {
    const environment = {
      ...GITLAB,
      CI_PIPELINE_SOURCE: 'merge_request_event',
      CI_MERGE_REQUEST_PROJECT_ID: '7',
      CI_MERGE_REQUEST_SOURCE_PROJECT_ID: from,
    };

    expect(readOrigin(environment)).toMatchObject({ eventName: 'merge_request_event', isFromFork });
  });

  test('for a merge request whose projects are not named does not say so', () => {
    const environment = { ...GITLAB, CI_PIPELINE_SOURCE: 'merge_request_event' };

    expect(readOrigin(environment)).not.toHaveProperty('isFromFork');
  });

  test.each([undefined, ''])('without a name (%j) is no step', (name) => {
    expect(readOrigin({ ...GITLAB, CI_JOB_NAME: name })).not.toHaveProperty('step');
  });

  test('without the address of its project is no run that could be found again', () => {
    expect(readOrigin({ ...GITLAB, CI_PROJECT_URL: 'javascript:alert(1)' })).not.toHaveProperty('runId');
  });
});

describe('a job of CircleCI', () => {
  test('has the commit, the pipeline as its run, and no place in an order', () => {
    expect(readOrigin({ ...CIRCLECI, CIRCLE_BRANCH: 'main' })).toEqual({
      commit: COMMIT,
      ref: 'refs/heads/main',
      repository: 'acme/shop',
      runId: PIPELINE_ID,
      runUrl: 'https://circleci.com/gh/acme/shop/311',
      runNumber: 311,
      step: 'deploy',
      serverUrl: 'https://circleci.com/',
    });
  });

  test('that is rerun is the same step of the same run', () => {
    const rerun = readOrigin({ ...CIRCLECI, CIRCLE_BUILD_NUM: '312', CIRCLE_WORKFLOW_ID: 'another' });
    const { runId, step, repository } = readOrigin(CIRCLECI);

    expect(rerun).toMatchObject({ runId, step, repository });
  });

  test('has the tag that was pushed', () => {
    expect(readOrigin({ ...CIRCLECI, CIRCLE_TAG: 'v1.4.2' }).ref).toBe('refs/tags/v1.4.2');
  });

  test('of each parallel part is a step of its own', () => {
    const steps = ['0', '1'].map(
      (index) => readOrigin({ ...CIRCLECI, CIRCLE_NODE_TOTAL: '2', CIRCLE_NODE_INDEX: index }).step,
    );

    expect(steps).toEqual(['deploy/0', 'deploy/1']);
  });

  test.each([{ CIRCLE_PR_NUMBER: '5' }, { CIRCLE_PR_REPONAME: 'shop' }])('with %j is of a fork', (variables) => {
    expect(readOrigin({ ...CIRCLECI, ...variables })).toMatchObject({
      eventName: 'pull_request',
      isFromFork: true,
    });
  });
});

describe('a build of Jenkins', () => {
  test('has commit, number and address, no id that stays its own, and no place in an order', () => {
    expect(readOrigin({ ...JENKINS, BRANCH_NAME: 'main' })).toEqual({
      commit: COMMIT,
      ref: 'refs/heads/main',
      repository: 'acme/shop',
      runUrl: 'https://ci.acme.example/jenkins/job/shop/job/main/12/',
      runNumber: 12,
      serverUrl: 'https://ci.acme.example/jenkins/',
    });
  });

  test('has the branch that the Git plugin names', () => {
    expect(readOrigin({ ...JENKINS, GIT_BRANCH: 'origin/main' }).ref).toBe('refs/heads/main');
    expect(readOrigin({ ...JENKINS, GIT_BRANCH: 'fix/origin/x' }).ref).toBe('refs/heads/fix/origin/x');
  });

  test('has the tag that was pushed, which is also the name of its branch', () => {
    expect(readOrigin({ ...JENKINS, TAG_NAME: 'v1.4.2', BRANCH_NAME: 'v1.4.2' }).ref).toBe('refs/tags/v1.4.2');
  });

  test.each([
    ['of another kind', 'see https://ci.acme.example/job/12/'],
    ['with a character that a tag cannot hold', 'https://ci.acme.example/job/feature%2Fx/12/'],
    ['with a password', 'https://robot:s3cret@ci.acme.example/job/12/'],
    ['that is too long for a tag', `https://ci.acme.example/${'x'.repeat(233)}`],
  ])('has no address %s', (_named, url) => {
    expect(readOrigin({ ...JENKINS, BUILD_URL: url })).not.toHaveProperty('runUrl');
  });

  test('has an address that just fits into a tag', () => {
    const url = `https://ci.acme.example/${'x'.repeat(232)}`;

    expect([url.length, readOrigin({ ...JENKINS, BUILD_URL: url }).runUrl]).toEqual([256, url]);
  });

  test.each([
    { named: 'the same repository', fork: undefined, isFromFork: false },
    { named: 'a fork', fork: 'someone', isFromFork: true },
  ])('for a change of $named says so', ({ fork, isFromFork }) => {
    expect(readOrigin({ ...JENKINS, CHANGE_ID: '5', CHANGE_FORK: fork })).toMatchObject({
      eventName: 'pull_request',
      isFromFork,
    });
  });
});

describe('the commit', () => {
  test.each([
    { ci: 'GitLab', environment: { GITLAB_CI: 'true' } },
    { ci: 'Jenkins', environment: { JENKINS_URL: 'https://ci.acme.example/', BUILD_NUMBER: '1' } },
    { ci: 'any other CI', environment: {} },
  ])('that $ci does not name is that of GITHUB_SHA', ({ environment }) => {
    expect(readOrigin({ ...environment, GITHUB_SHA: COMMIT }).commit).toBe(COMMIT);
  });

  test('that the CI names precedes that of GITHUB_SHA', () => {
    expect(readOrigin({ ...GITLAB, GITHUB_SHA: 'a'.repeat(40) }).commit).toBe(COMMIT);
  });
});

test('a job of GitHub on an agent of Jenkins is one of GitHub', () => {
  const environment = { ...JENKINS, GITHUB_ACTIONS: 'true', GITHUB_SHA: 'a'.repeat(40), GITHUB_REF: 'refs/heads/main' };

  expect(readOrigin(environment)).toEqual({ commit: 'a'.repeat(40), ref: 'refs/heads/main' });
});

describe('any text in the variables', () => {
  const read = (variables: Readonly<Record<string, string>>) =>
    fc
      .record(Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, orHostile(value)])), {
        requiredKeys: [],
      })
      .map((texts) => readOrigin({ ...texts, ...onlyMarkers(variables) }));
  const origins = fc.oneof(read(GITLAB), read(CIRCLECI), read(JENKINS));

  test('gives a commit of 40 hex digits, ids and addresses that a tag holds unchanged, or none', () => {
    fc.assert(
      fc.property(origins, ({ commit, repository, runId, runUrl, runNumber, runAttempt, step, serverUrl }) => {
        expect(commit ?? COMMIT).toMatch(/^[0-9a-f]{40}$/);
        expect(runId ?? '1').toMatch(/^(?:\d{1,15}|[0-9a-f-]{36})$/);
        for (const address of [runUrl, serverUrl]) expect(address ?? 'https://x').toMatch(/^https?:\/\/[\w./:+=@-]+$/);
        for (const number of [runNumber, runAttempt]) expect(Number.isSafeInteger(number ?? 1)).toBe(true);
        for (const text of [repository, runId, runUrl, step]) {
          expect(toTagValue(text ?? '')).toBe((text ?? '').slice(0, 256));
        }
      }),
    );
  });

  test('never makes two names of a job one', () => {
    fc.assert(
      fc.property(anyHostileText(), anyHostileText(), (one, other) => {
        const [first, second] = [one, other].map((name) => readOrigin({ ...GITLAB, CI_JOB_NAME: name }).step ?? '');

        expect(first === second).toBe(one === other);
      }),
    );
  });
});

function orHostile(value: string): fc.Arbitrary<string> {
  const cut = anyHostileText().map((text) => `${value}${text}`);
  return fc.oneof(fc.constant(value), anyHostileText(), cut);
}

/** What the CI is recognized by. */
function onlyMarkers(variables: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const markers = ['GITLAB_CI', 'CIRCLECI'].filter((name) => name in variables);
  return Object.fromEntries(markers.map((name) => [name, 'true']));
}
