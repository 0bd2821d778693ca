import { describe, expect, test } from '@jest/globals';
import { describeImagePlan, planImage } from '../../src/image/plan.ts';
import { aForeign, aLook, aRepository, aRequest, aTagged, COMMIT_TAG, OTHER, OURS, URI } from './builders.ts';

const OF_OUR_COMMIT = aTagged();
const IMMUTABLE = aRepository({ hasImmutableTags: true });

describe('planning an image', () => {
  test('a release of a commit that was built is promoted: one more tag and no build', () => {
    expect(planImage(aLook({ tagged: [OF_OUR_COMMIT] }))).toEqual({
      kind: 'reuse',
      uri: URI,
      digest: OURS,
      tags: ['v1', COMMIT_TAG],
      tagsToAdd: ['v1'],
      platforms: ['linux/amd64'],
      why: `the tag ${COMMIT_TAG} names an image of the same build inputs`,
    });
  });

  test('a run that is started again finds all tags in place', () => {
    const tagged = [OF_OUR_COMMIT, { ...OF_OUR_COMMIT, tag: 'v1' }];

    expect(planImage(aLook({ repository: IMMUTABLE, tagged }))).toMatchObject({ kind: 'reuse', tagsToAdd: [] });
  });

  test.each([
    { name: 'an empty repository', look: {}, why: 'there is no image of this commit or tag yet' },
    {
      name: 'an image of other build inputs',
      look: { tagged: [{ ...OF_OUR_COMMIT, buildInputs: 'others' }] },
      why: 'the image that is there has other build inputs',
    },
    {
      name: 'an image without a label',
      look: { tagged: [aForeign('v1')] },
      why: 'the image that is there has other build inputs',
    },
    {
      name: 'a build that is always wanted',
      look: { request: aRequest({ mode: 'always' }), tagged: [OF_OUR_COMMIT] },
      why: 'a build was asked for',
    },
  ])('$name means a build', ({ look, why }) => {
    expect(planImage(aLook(look))).toEqual({ kind: 'build', uri: URI, tags: ['v1', COMMIT_TAG], why });
  });

  test('without a commit nothing is reused, since the files may have changed', () => {
    const { commit: _, buildInputs: __, ...look } = aLook({ tags: { all: ['v1'] }, tagged: [aForeign('v1')] });

    expect(planImage(look)).toEqual({
      kind: 'build',
      uri: URI,
      tags: ['v1'],
      why: 'without a commit nobody can say whether an image is the same',
    });
  });

  test('an immutable tag that names another image is refused before the build', () => {
    expect(planImage(aLook({ repository: IMMUTABLE, tagged: [aForeign('v1')] }))).toEqual({
      kind: 'refuse',
      fault: {
        kind: 'registry',
        message: `The tag v1 names another image (${OTHER}) in the repository web, where it is immutable.`,
        advice: 'Give another image-tag, or set build to never to deploy the image that is there.',
      },
    });
  });

  test('an immutable tag that names another image is refused before a promotion too', () => {
    const tagged = [OF_OUR_COMMIT, aForeign('v1')];

    expect(planImage(aLook({ repository: IMMUTABLE, tagged }))).toMatchObject({
      kind: 'refuse',
      fault: { kind: 'registry' },
    });
  });

  test('always building into an immutable tag is refused, the same image or not', () => {
    const look = aLook({
      request: aRequest({ mode: 'always' }),
      repository: IMMUTABLE,
      tagged: [{ ...OF_OUR_COMMIT, tag: 'v1' }],
    });

    expect(planImage(look)).toMatchObject({ kind: 'refuse', fault: { kind: 'registry' } });
  });

  test("the commit's tag, which nobody asked for, gives way when it is taken and immutable", () => {
    const tagged = [aTagged({ digest: OTHER, buildInputs: 'others' })];

    expect(planImage(aLook({ repository: IMMUTABLE, tagged }))).toEqual({
      kind: 'build',
      uri: URI,
      tags: ['v1'],
      why: 'the image that is there has other build inputs',
      leftOut: COMMIT_TAG,
    });
  });

  test("the commit's tag does not give way when it is the only one", () => {
    const look = aLook({
      repository: IMMUTABLE,
      tags: { all: [COMMIT_TAG], commitTag: COMMIT_TAG },
      tagged: [aTagged({ digest: OTHER, buildInputs: 'others' })],
    });

    expect(planImage(look)).toMatchObject({ kind: 'refuse', fault: { kind: 'registry' } });
  });
});

describe('planning for a tag that was made from a tag of git', () => {
  const tags = { all: ['api-v1', COMMIT_TAG], commitTag: COMMIT_TAG, madeFrom: 'api/v1' };

  test('says what became of it', () => {
    const look = aLook({ tags, tagged: [OF_OUR_COMMIT] });

    expect(describeImagePlan(planImage(look), look)[0]).toBe(
      'The tag "api/v1" of this event is api-v1 as a tag of the image',
    );
  });

  test('it is never taken from another image, even where tags can be moved', () => {
    expect(planImage(aLook({ tags, tagged: [aForeign('api-v1')] }))).toMatchObject({
      kind: 'refuse',
      fault: {
        message: `The tag api-v1 names another image (${OTHER}) in the repository web, and one that was made from a tag of git is never moved.`,
      },
    });
  });
});

/**
 * The whole decision. `same` is an image of our build inputs, `other` one of others; `v1` is the tag that was asked for
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

    expect(planImage(aLook({ request: aRequest({ mode }), repository, tagged })).kind).toBe(outcome);
  });
});

describe('planning without a build', () => {
  const never = aRequest({ mode: 'never' });

  test("an image of the tag is taken as it is, and does not get our commit's tag", () => {
    const look = aLook({ request: never, tagged: [aForeign('v1')] });

    expect(planImage(look)).toEqual({
      kind: 'reuse',
      uri: URI,
      digest: OTHER,
      tags: ['v1'],
      tagsToAdd: [],
      platforms: [],
      why: 'the tag v1 names it, and no build was asked for',
    });
  });

  test('an image of the commit is promoted', () => {
    expect(planImage(aLook({ request: never, tagged: [OF_OUR_COMMIT] }))).toMatchObject({
      digest: OURS,
      tagsToAdd: ['v1'],
    });
  });

  test('an image of the commit does not stand in for a tag that was asked for, which may be mistyped', () => {
    const request = aRequest({ mode: 'never', tags: ['v1'] });

    expect(planImage(aLook({ request, tagged: [OF_OUR_COMMIT] }))).toMatchObject({
      kind: 'refuse',
      fault: { message: 'No image of the repository web has the tag v1, and build is never.' },
    });
  });

  test('an absent image is refused', () => {
    expect(planImage(aLook({ request: never }))).toEqual({
      kind: 'refuse',
      fault: {
        kind: 'absent',
        message: `No image of the repository web has the tag v1 or ${COMMIT_TAG}, and build is never.`,
        advice: 'Push the image first, give the image-tag of one that is there, or set build to auto.',
      },
    });
  });
});

describe('planning without a repository', () => {
  test('it is created when that is asked for', () => {
    const look = aLook({ request: aRequest({ shouldCreateRepository: true }), repository: undefined });

    expect(describeImagePlan(planImage(look), look)).toEqual([
      'Create the repository web (immutable tags, scan on push)',
      `Build an image and push it to web as v1, ${COMMIT_TAG}: the repository is new`,
    ]);
  });

  test('else the command that creates it is told', () => {
    expect(planImage(aLook({ repository: undefined }))).toEqual({
      kind: 'refuse',
      fault: {
        kind: 'absent',
        message: 'There is no repository web in this registry.',
        advice:
          'Set create-repository to true, or create it: aws ecr create-repository --repository-name web --image-tag-mutability IMMUTABLE --image-scanning-configuration scanOnPush=true',
      },
    });
  });
});
