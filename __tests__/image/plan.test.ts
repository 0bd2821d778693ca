import { describe, expect, test } from '@jest/globals';
import { describeImagePlan, planImage } from '../../src/image/plan.ts';
import { aForeign, anObservation, aRepository, aRequest, aTagged, COMMIT_TAG, OTHER, OURS, URI } from './builders.ts';

const OF_OUR_COMMIT = aTagged();
const IMMUTABLE = aRepository({ hasImmutableTags: true });

describe('planning an image', () => {
  test('a release of a commit that was built is promoted: one more tag and no build', () => {
    expect(planImage(anObservation({ tagged: [OF_OUR_COMMIT] }))).toEqual({
      kind: 'reuse',
      uri: URI,
      digest: OURS,
      tags: ['v1', COMMIT_TAG],
      tagsToAdd: ['v1'],
      platforms: ['linux/amd64'],
      why: `tag ${COMMIT_TAG} exists with the same build inputs`,
    });
  });

  test('a run that is started again finds all tags in place', () => {
    const tagged = [OF_OUR_COMMIT, { ...OF_OUR_COMMIT, tag: 'v1' }];

    expect(planImage(anObservation({ repository: IMMUTABLE, tagged }))).toMatchObject({ kind: 'reuse', tagsToAdd: [] });
  });

  test.each([
    { name: 'an empty repository', state: {}, why: 'no image exists for this commit or tag' },
    {
      name: 'an image of other build inputs',
      state: { tagged: [{ ...OF_OUR_COMMIT, buildInputs: 'others' }] },
      why: 'the existing image has other build inputs',
    },
    {
      name: 'an image without a label',
      state: { tagged: [aForeign('v1')] },
      why: 'the existing image has other build inputs',
    },
    {
      name: 'a build that is always wanted',
      state: { request: aRequest({ mode: 'always' }), tagged: [OF_OUR_COMMIT] },
      why: 'build: always',
    },
  ])('$name means a build', ({ state, why }) => {
    expect(planImage(anObservation(state))).toEqual({ kind: 'build', uri: URI, tags: ['v1', COMMIT_TAG], why });
  });

  test('without a commit nothing is reused, since the files may have changed', () => {
    const { commit: _, buildInputs: __, ...state } = anObservation({ tags: { all: ['v1'] }, tagged: [aForeign('v1')] });

    expect(planImage(state)).toEqual({
      kind: 'build',
      uri: URI,
      tags: ['v1'],
      why: 'without a commit, images cannot be compared',
    });
  });

  test('an immutable tag that names another image is refused before the build', () => {
    expect(planImage(anObservation({ repository: IMMUTABLE, tagged: [aForeign('v1')] }))).toEqual({
      kind: 'refuse',
      error: {
        kind: 'registry',
        message: `Tag v1 already points to another image (${OTHER}) in repository web, where it is immutable.`,
        advice: 'Use another image-tag, or set build: never to deploy the existing image.',
      },
    });
  });

  test('an immutable tag that names another image is refused before a promotion too', () => {
    const tagged = [OF_OUR_COMMIT, aForeign('v1')];

    expect(planImage(anObservation({ repository: IMMUTABLE, tagged }))).toMatchObject({
      kind: 'refuse',
      error: { kind: 'registry' },
    });
  });

  test('always building into an immutable tag is refused, the same image or not', () => {
    const state = anObservation({
      request: aRequest({ mode: 'always' }),
      repository: IMMUTABLE,
      tagged: [{ ...OF_OUR_COMMIT, tag: 'v1' }],
    });

    expect(planImage(state)).toMatchObject({ kind: 'refuse', error: { kind: 'registry' } });
  });

  test("the commit's tag, which was not requested, is dropped when it is taken and immutable", () => {
    const tagged = [aTagged({ digest: OTHER, buildInputs: 'others' })];

    expect(planImage(anObservation({ repository: IMMUTABLE, tagged }))).toEqual({
      kind: 'build',
      uri: URI,
      tags: ['v1'],
      why: 'the existing image has other build inputs',
      leftOut: COMMIT_TAG,
    });
  });

  test("the commit's tag does not give way when it is the only one", () => {
    const state = anObservation({
      repository: IMMUTABLE,
      tags: { all: [COMMIT_TAG], commitTag: COMMIT_TAG },
      tagged: [aTagged({ digest: OTHER, buildInputs: 'others' })],
    });

    expect(planImage(state)).toMatchObject({ kind: 'refuse', error: { kind: 'registry' } });
  });
});

describe('planning for a tag that was made from a tag of git', () => {
  const tags = { all: ['api-v1', COMMIT_TAG], commitTag: COMMIT_TAG, madeFrom: 'api/v1' };

  test('says what became of it', () => {
    const state = anObservation({ tags, tagged: [OF_OUR_COMMIT] });

    expect(describeImagePlan(planImage(state), state)[0]).toBe(
      'The tag "api/v1" of this event is api-v1 as a tag of the image',
    );
  });

  test('it is never taken from another image, even where tags can be moved', () => {
    expect(planImage(anObservation({ tags, tagged: [aForeign('api-v1')] }))).toMatchObject({
      kind: 'refuse',
      error: {
        message: `Tag api-v1 already points to another image (${OTHER}) in repository web, and a tag made from a git tag is never moved.`,
      },
    });
  });
});

/**
 * The whole decision. `same` is an image of our build inputs, `other` one of others; `v1` is the tag that was requested
 * and `sha` the commit's.
 */
describe('reuse, build or refuse', () => {
  const REUSE = 'reuse';
  const BUILD = 'build';
  const REFUSE = 'refuse';
  const rows = [
    { mode: 'auto', v1: 'none', sha: 'none', mutable: BUILD, immutable: BUILD },
    { mode: 'auto', v1: 'none', sha: 'same', mutable: REUSE, immutable: REUSE },
    { mode: 'auto', v1: 'none', sha: 'other', mutable: BUILD, immutable: BUILD },
    { mode: 'auto', v1: 'same', sha: 'none', mutable: REUSE, immutable: REUSE },
    { mode: 'auto', v1: 'same', sha: 'same', mutable: REUSE, immutable: REUSE },
    { mode: 'auto', v1: 'same', sha: 'other', mutable: REUSE, immutable: REUSE },
    { mode: 'auto', v1: 'other', sha: 'none', mutable: BUILD, immutable: REFUSE },
    { mode: 'auto', v1: 'other', sha: 'same', mutable: REUSE, immutable: REFUSE },
    { mode: 'auto', v1: 'other', sha: 'other', mutable: BUILD, immutable: REFUSE },
    { mode: 'always', v1: 'none', sha: 'none', mutable: BUILD, immutable: BUILD },
    { mode: 'always', v1: 'none', sha: 'same', mutable: BUILD, immutable: BUILD },
    { mode: 'always', v1: 'none', sha: 'other', mutable: BUILD, immutable: BUILD },
    { mode: 'always', v1: 'same', sha: 'none', mutable: BUILD, immutable: REFUSE },
    { mode: 'always', v1: 'same', sha: 'same', mutable: BUILD, immutable: REFUSE },
    { mode: 'always', v1: 'other', sha: 'none', mutable: BUILD, immutable: REFUSE },
    { mode: 'never', v1: 'none', sha: 'none', mutable: REFUSE, immutable: REFUSE },
    { mode: 'never', v1: 'none', sha: 'same', mutable: REUSE, immutable: REUSE },
    { mode: 'never', v1: 'none', sha: 'other', mutable: REUSE, immutable: REUSE },
    { mode: 'never', v1: 'same', sha: 'none', mutable: REUSE, immutable: REUSE },
    { mode: 'never', v1: 'other', sha: 'none', mutable: REUSE, immutable: REUSE },
    { mode: 'never', v1: 'other', sha: 'same', mutable: REUSE, immutable: REUSE },
  ] as const;
  const SAME = { digest: OURS, buildInputs: 'our-inputs' };
  const DIFFERENT = { digest: OTHER, buildInputs: 'other-inputs' };
  const tag = (name: string, which: 'none' | 'same' | 'other') =>
    which === 'none' ? [] : [aTagged({ tag: name, ...(which === 'same' ? SAME : DIFFERENT) })];
  const kinds = rows.flatMap(({ mutable, immutable, ...row }) => [
    { ...row, repository: 'mutable', exceptions: [], hasImmutableTags: false, outcome: mutable },
    { ...row, repository: 'immutable', exceptions: [], hasImmutableTags: true, outcome: immutable },
    { ...row, repository: 'mutable but for v*', exceptions: ['v*'], hasImmutableTags: false, outcome: immutable },
    { ...row, repository: 'immutable but for v*', exceptions: ['v*'], hasImmutableTags: true, outcome: mutable },
  ]);

  test.each(kinds)('$mode, v1: $v1, sha: $sha, $repository: $outcome', (row) => {
    const { mode, v1, sha, hasImmutableTags, exceptions, outcome } = row;
    const repository = aRepository({ hasImmutableTags, exceptions });
    const tagged = [...tag('v1', v1), ...tag(COMMIT_TAG, sha)];

    expect(planImage(anObservation({ request: aRequest({ mode }), repository, tagged })).kind).toBe(outcome);
  });
});

describe('planning without a build', () => {
  const never = aRequest({ mode: 'never' });

  test("an image of the tag is taken as it is, and does not get our commit's tag", () => {
    const state = anObservation({ request: never, tagged: [aForeign('v1')] });

    expect(planImage(state)).toEqual({
      kind: 'reuse',
      uri: URI,
      digest: OTHER,
      tags: ['v1'],
      tagsToAdd: [],
      platforms: [],
      why: 'tag v1 exists, and no build was requested',
    });
  });

  test('an image of the commit is promoted', () => {
    expect(planImage(anObservation({ request: never, tagged: [OF_OUR_COMMIT] }))).toMatchObject({
      digest: OURS,
      tagsToAdd: ['v1'],
    });
  });

  test('an image of the commit does not stand in for a tag that was requested, which may be mistyped', () => {
    const request = aRequest({ mode: 'never', tags: ['v1'] });

    expect(planImage(anObservation({ request, tagged: [OF_OUR_COMMIT] }))).toMatchObject({
      kind: 'refuse',
      error: { message: 'No image in repository web has the tag v1, and build is never.' },
    });
  });

  test('an absent image is refused', () => {
    expect(planImage(anObservation({ request: never }))).toEqual({
      kind: 'refuse',
      error: {
        kind: 'absent',
        message: `No image in repository web has the tag v1 or ${COMMIT_TAG}, and build is never.`,
        advice: 'Push the image first, use an image-tag that exists, or set build: auto.',
      },
    });
  });
});

describe('planning without a repository', () => {
  test('it is created when that is requested', () => {
    const state = anObservation({ request: aRequest({ shouldCreateRepository: true }), repository: undefined });

    expect(describeImagePlan(planImage(state), state)).toEqual([
      'Create the repository web (immutable tags, scan on push)',
      `Build an image and push it to web as v1, ${COMMIT_TAG}: the repository is new`,
    ]);
  });

  test('else the command that creates it is reported', () => {
    expect(planImage(anObservation({ repository: undefined }))).toEqual({
      kind: 'refuse',
      error: {
        kind: 'absent',
        message: 'Repository web not found in this registry.',
        advice:
          'Set create-repository: true, or create it: aws ecr create-repository --repository-name web --image-tag-mutability IMMUTABLE --image-scanning-configuration scanOnPush=true',
      },
    });
  });
});
