import { describe, expect, test } from '@jest/globals';
import { isTag } from '@slipway/ecs-rules/images';
import fc from 'fast-check';
import { chooseTags } from '../../src/image/tags.ts';
import { COMMIT, COMMIT_TAG } from './builders.ts';

describe('the tags of an image', () => {
  test.each([
    {
      name: 'a push to a branch gives the tag of the commit',
      given: [],
      origin: { ref: 'refs/heads/main', commit: COMMIT },
      all: [COMMIT_TAG],
    },
    {
      name: 'a pushed tag comes first, the commit after it',
      given: [],
      origin: { ref: 'refs/tags/v1.4.2', commit: COMMIT },
      all: ['v1.4.2', COMMIT_TAG],
    },
    {
      name: "a release's tag wins over the ref",
      given: [],
      origin: { ref: 'refs/tags/x', releaseTag: 'v2', commit: COMMIT },
      all: ['v2', COMMIT_TAG],
    },
    {
      name: 'given tags replace those of the event, not that of the commit',
      given: ['blue', 'live'],
      origin: { ref: 'refs/tags/v1', commit: COMMIT },
      all: ['blue', 'live', COMMIT_TAG],
    },
    {
      name: 'a pre-release is a tag like any other',
      given: [],
      origin: { ref: 'refs/tags/v2.0.0-rc.1', commit: COMMIT },
      all: ['v2.0.0-rc.1', COMMIT_TAG],
    },
    {
      name: 'so is a tag that is no version',
      given: [],
      origin: { ref: 'refs/tags/nightly', commit: COMMIT },
      all: ['nightly', COMMIT_TAG],
    },
    {
      name: 'a workflow started by hand on a tag is one of that tag',
      given: [],
      origin: { ref: 'refs/tags/v1.4.2', eventName: 'workflow_dispatch', commit: COMMIT },
      all: ['v1.4.2', COMMIT_TAG],
    },
    {
      name: 'given tags stand even where the release is a draft',
      given: ['blue'],
      origin: { releaseTag: 'v2', withdrawn: 'draft' as const, commit: COMMIT },
      all: ['blue', COMMIT_TAG],
    },
    { name: 'no tag comes twice', given: [COMMIT_TAG, 'a', 'a'], origin: { commit: COMMIT }, all: [COMMIT_TAG, 'a'] },
  ])('$name', ({ given, origin, all }) => {
    expect(chooseTags(given, origin, 'acme/web')).toEqual({ kind: 'tags', tags: { all, commitTag: COMMIT_TAG } });
  });

  test('outside a workflow the given tags are all there is', () => {
    expect(chooseTags(['mine'], {}, 'web')).toEqual({ kind: 'tags', tags: { all: ['mine'] } });
  });

  test('with no tag and no commit the user is asked for one', () => {
    expect(chooseTags([], { ref: 'refs/heads/main' }, 'web')).toEqual({
      kind: 'error',
      error: {
        kind: 'input',
        message: 'No tag for the image: image-tag is not set, and this run has neither a git tag nor a commit.',
        advice: 'Set image-tag.',
      },
    });
  });

  test('a tag of git that is no image tag is refused with a proposal, never rewritten', () => {
    expect(chooseTags([], { ref: 'refs/tags/release/1.0+b', commit: COMMIT }, 'web')).toEqual({
      kind: 'error',
      error: {
        kind: 'input',
        message:
          'The tag "release/1.0+b" of this event is not a valid image tag: 1 to 128 letters, digits, "_", "." and "-", not starting with "." or "-".',
        advice: 'Set image-tag, for example "release-1.0-b".',
      },
    });
  });
});

describe('a tag of git that names a component', () => {
  test.each([
    { tag: 'api/v1.2.0', repository: 'api', made: 'v1.2.0', name: 'in a repository of that component' },
    {
      tag: 'api/v1.2.0',
      repository: 'acme/api',
      made: 'v1.2.0',
      name: 'in a repository of that component, in a namespace',
    },
    { tag: 'services/api/v1.2.0', repository: 'api', made: 'v1.2.0', name: 'by its path' },
    { tag: '@acme/api@1.2.0', repository: 'acme/api', made: '1.2.0', name: 'as packages are named' },
    { tag: 'api/v1.2.0', repository: 'shop', made: 'api-v1.2.0', name: 'in a repository that components share' },
    { tag: 'api@1.2.0', repository: 'shop', made: 'api-1.2.0', name: 'as packages are named, in a shared repository' },
    { tag: 'v1.2.0/api', repository: 'shop', made: 'v1.2.0-api', name: 'the other way round' },
  ])('$name: $tag is $made in $repository', ({ tag, repository, made }) => {
    expect(chooseTags([], { ref: `refs/tags/${tag}`, commit: COMMIT }, repository)).toEqual({
      kind: 'tags',
      tags: { all: [made, COMMIT_TAG], commitTag: COMMIT_TAG, madeFrom: tag },
    });
  });

  test('has to leave an image tag behind', () => {
    expect(chooseTags([], { ref: 'refs/tags/api/.hidden', commit: COMMIT }, 'api')).toMatchObject({ kind: 'error' });
  });

  test('becomes a legal tag or is refused, whatever it is, and is never longer than a tag may be', () => {
    const text = fc.string({ unit: fc.constantFrom(...'aZ09._-/@+ é'), maxLength: 200 });
    fc.assert(
      fc.property(text, text, (tag, repository) => {
        const choice = chooseTags([], { releaseTag: tag, commit: COMMIT }, repository);

        return choice.kind === 'error' || choice.tags.all.every(isTag);
      }),
    );
  });
});

describe('an event of a tag that must not be deployed', () => {
  test.each([
    { withdrawn: 'draft', what: 'is of a draft release' },
    { withdrawn: 'unpublished', what: 'is of an unpublished release' },
    { withdrawn: 'deleted', what: 'deleted its tag or branch' },
  ] as const)('is refused: it $what', ({ withdrawn, what }) => {
    expect(chooseTags([], { releaseTag: 'v1', withdrawn, commit: COMMIT }, 'web')).toEqual({
      kind: 'error',
      error: {
        kind: 'input',
        message: `This event ${what}, so its commit is not the tagged one.`,
        advice: 'Run on "release: types: [published]" or on a pushed tag, or set image-tag.',
      },
    });
  });
});
