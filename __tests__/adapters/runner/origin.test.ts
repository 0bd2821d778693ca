import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { makeFolder, removeFolder } from '../../../packages/local-ecs/__tests__/support/harness/scratch.ts';
import { readOrigin } from '../../../src/adapters/runner/origin.ts';

const COMMIT = 'c0ffee0123456789c0ffee0123456789c0ffee01';
let folder = '';
beforeEach(() => {
  folder = makeFolder();
});
afterEach(() => removeFolder(folder));

function anEvent(text: string): string {
  writeFileSync(join(folder, 'event.json'), text);
  return join(folder, 'event.json');
}

function aPullRequest(head: string): object {
  return { pull_request: { head: { repo: { full_name: head } } }, repository: { full_name: 'acme/shop' } };
}

describe('the origin of a run', () => {
  test('a push', () => {
    const environment = { GITHUB_SHA: COMMIT, GITHUB_REF: 'refs/heads/main', GITHUB_EVENT_NAME: 'push' };

    expect(readOrigin(environment)).toEqual({ commit: COMMIT, ref: 'refs/heads/main', eventName: 'push' });
  });

  test('a release, with the tag of its event', () => {
    const path = anEvent('{"release": {"tag_name": "v1.4.2"}}');
    const environment = { GITHUB_SHA: COMMIT, GITHUB_EVENT_NAME: 'release', GITHUB_EVENT_PATH: path };

    expect(readOrigin(environment)).toEqual({ commit: COMMIT, releaseTag: 'v1.4.2', eventName: 'release' });
  });

  test.each([
    { name: 'no file', text: undefined },
    { name: 'broken JSON', text: '{' },
    { name: 'no release in it', text: '{"release": null}' },
    { name: 'a tag that is no text', text: '{"release": {"tag_name": 7}}' },
  ])('a release event with $name has no tag', ({ text }) => {
    const path = text === undefined ? join(folder, 'none') : anEvent(text);

    expect(readOrigin({ GITHUB_EVENT_NAME: 'release', GITHUB_EVENT_PATH: path })).toEqual({ eventName: 'release' });
  });

  test.each([
    {
      name: 'a draft',
      eventName: 'release',
      event: { action: 'created', release: { tag_name: 'v1', draft: true } },
      withdrawn: 'draft',
    },
    {
      name: 'a release that is deleted',
      eventName: 'release',
      event: { action: 'deleted', release: { tag_name: 'v1', draft: true } },
      withdrawn: 'unpublished',
    },
    {
      name: 'a release that was unpublished',
      eventName: 'release',
      event: { action: 'unpublished', release: { tag_name: 'v1' } },
      withdrawn: 'unpublished',
    },
    { name: 'a tag that is deleted', eventName: 'push', event: { deleted: true }, withdrawn: 'deleted' },
    {
      name: 'a pre-release',
      eventName: 'release',
      event: { action: 'published', release: { tag_name: 'v1', draft: false, prerelease: true } },
      withdrawn: undefined,
    },
    { name: 'a pushed tag', eventName: 'push', event: { deleted: false }, withdrawn: undefined },
  ])('$name is $withdrawn', ({ eventName, event, withdrawn }) => {
    const path = anEvent(JSON.stringify(event));

    expect(readOrigin({ GITHUB_EVENT_NAME: eventName, GITHUB_EVENT_PATH: path }).withdrawn).toBe(withdrawn);
  });

  test.each([
    { name: 'a pull request of a fork', eventName: 'pull_request', event: aPullRequest('eve/shop'), isFromFork: true },
    {
      name: 'a pull request of the repository',
      eventName: 'pull_request',
      event: aPullRequest('acme/shop'),
      isFromFork: false,
    },
    {
      name: 'a pull request of a fork that was deleted',
      eventName: 'pull_request',
      event: { pull_request: { head: { repo: null } }, repository: { full_name: 'acme/shop' } },
      isFromFork: undefined,
    },
    {
      name: 'a review of a pull request of a fork',
      eventName: 'pull_request_review',
      event: aPullRequest('eve/shop'),
      isFromFork: true,
    },
    {
      name: 'a workflow run that a fork began',
      eventName: 'workflow_run',
      event: { workflow_run: { head_repository: { full_name: 'eve/shop' } }, repository: { full_name: 'acme/shop' } },
      isFromFork: true,
    },
    { name: 'a workflow run that says nothing', eventName: 'workflow_run', event: {}, isFromFork: undefined },
    { name: 'a push', eventName: 'push', event: aPullRequest('eve/shop'), isFromFork: undefined },
  ])('$name is of a fork: $isFromFork', ({ eventName, event, isFromFork }) => {
    const path = anEvent(JSON.stringify(event));

    expect(readOrigin({ GITHUB_EVENT_NAME: eventName, GITHUB_EVENT_PATH: path }).isFromFork).toBe(isFromFork);
  });

  test('the release of another event is not read', () => {
    const path = anEvent('{"release": {"tag_name": "v1"}}');

    expect(readOrigin({ GITHUB_EVENT_NAME: 'push', GITHUB_EVENT_PATH: path })).toEqual({ eventName: 'push' });
  });

  test.each([
    { name: 'too short', commit: 'c0ffee' },
    { name: 'an option', commit: `--${COMMIT.slice(2)}` },
    { name: 'with a newline', commit: `${COMMIT}\n` },
  ])('a commit that is $name is left out, as outside a workflow', ({ commit }) => {
    expect(readOrigin({ GITHUB_SHA: commit })).toEqual({});
  });

  test('the run of a workflow: its file whatever the branch, its number and attempt, its page', () => {
    const environment = {
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_WORKFLOW: 'Deploy',
      GITHUB_WORKFLOW_REF: 'acme/shop/.github/workflows/deploy.yml@refs/tags/v1.4.2',
      GITHUB_RUN_ID: '9876543210',
      GITHUB_RUN_NUMBER: '41',
      GITHUB_RUN_ATTEMPT: '2',
      GITHUB_SERVER_URL: 'https://github.com',
    };

    expect(readOrigin(environment)).toEqual({
      repository: 'acme/shop',
      workflow: '.github/workflows/deploy.yml',
      runId: '9876543210',
      runNumber: 41,
      runAttempt: 2,
      serverUrl: 'https://github.com',
    });
  });

  test('a workflow of another repository, or an old runner, is known by its name', () => {
    const environment = { GITHUB_REPOSITORY: 'acme/shop', GITHUB_WORKFLOW: 'Deploy', GITHUB_RUN_NUMBER: '4.5' };

    expect(readOrigin(environment)).toEqual({ repository: 'acme/shop', workflow: 'Deploy' });
  });
});
