import { describe, expect, test } from '@jest/globals';
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
    { name: 'no tag comes twice', given: [COMMIT_TAG, 'a', 'a'], origin: { commit: COMMIT }, all: [COMMIT_TAG, 'a'] },
  ])('$name', ({ given, origin, all }) => {
    expect(chooseTags(given, origin)).toEqual({ kind: 'tags', tags: { all, commitTag: COMMIT_TAG } });
  });

  test('outside a workflow the given tags are all there is', () => {
    expect(chooseTags(['mine'], {})).toEqual({ kind: 'tags', tags: { all: ['mine'] } });
  });

  test('with no tag and no commit the user is asked for one', () => {
    expect(chooseTags([], { ref: 'refs/heads/main' })).toEqual({
      kind: 'fault',
      fault: {
        kind: 'input',
        message: 'There is no tag for the image: none was given, and neither a tag nor a commit is known here.',
        advice: 'Give image-tag.',
      },
    });
  });

  test('a tag of git that is no image tag is refused with a proposal, never rewritten', () => {
    expect(chooseTags([], { ref: 'refs/tags/release/1.0+b', commit: COMMIT })).toEqual({
      kind: 'fault',
      fault: {
        kind: 'input',
        message:
          'The tag "release/1.0+b" of this event is no image tag: that is 1 to 128 letters, digits, "_", "." and "-", neither "." nor "-" first.',
        advice: 'Give image-tag, for example "release-1.0-b".',
      },
    });
  });
});
