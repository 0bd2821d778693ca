import { describe, expect, test } from '@jest/globals';
import { describeImagePlan, planImage } from '../../src/image/plan.ts';
import { aLook, aRepository, aRequest, COMMIT_TAG, OTHER, OURS, URI } from './builders.ts';

const OF_OUR_COMMIT = { tag: COMMIT_TAG, digest: OURS, buildInputs: 'our-inputs' };
const IMMUTABLE = aRepository({ hasImmutableTags: true });

describe('planning an image', () => {
  test('a release of a commit that was built is promoted: one more tag and no build', () => {
    expect(planImage(aLook({ tagged: [OF_OUR_COMMIT] }))).toEqual({
      kind: 'reuse',
      uri: URI,
      digest: OURS,
      tags: ['v1', COMMIT_TAG],
      tagsToAdd: ['v1'],
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
      look: { tagged: [{ tag: 'v1', digest: OTHER }] },
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
    const {
      commit: _,
      buildInputs: __,
      ...look
    } = aLook({ tags: { all: ['v1'] }, tagged: [{ tag: 'v1', digest: OTHER }] });

    expect(planImage(look)).toEqual({
      kind: 'build',
      uri: URI,
      tags: ['v1'],
      why: 'without a commit nobody can say whether an image is the same',
    });
  });

  test('an immutable tag that names another image is refused before the build', () => {
    expect(planImage(aLook({ repository: IMMUTABLE, tagged: [{ tag: 'v1', digest: OTHER }] }))).toEqual({
      kind: 'refuse',
      fault: {
        kind: 'registry',
        message: `The tag v1 names another image (${OTHER}) in the repository web, whose tags are immutable.`,
        advice: 'Give another image-tag, or set build to never to deploy the image that is there.',
      },
    });
  });

  test('an immutable tag that names another image is refused before a promotion too', () => {
    const tagged = [OF_OUR_COMMIT, { tag: 'v1', digest: OTHER }];

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
    const tagged = [{ tag: COMMIT_TAG, digest: OTHER, buildInputs: 'others' }];

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
      tagged: [{ tag: COMMIT_TAG, digest: OTHER, buildInputs: 'others' }],
    });

    expect(planImage(look)).toMatchObject({ kind: 'refuse', fault: { kind: 'registry' } });
  });
});

describe('planning without a build', () => {
  const never = aRequest({ mode: 'never' });

  test("an image of the tag is taken as it is, and does not get our commit's tag", () => {
    const look = aLook({ request: never, tagged: [{ tag: 'v1', digest: OTHER }] });

    expect(planImage(look)).toEqual({
      kind: 'reuse',
      uri: URI,
      digest: OTHER,
      tags: ['v1'],
      tagsToAdd: [],
      why: 'the tag v1 names it, and no build was asked for',
    });
  });

  test('an image of the commit is promoted', () => {
    expect(planImage(aLook({ request: never, tagged: [OF_OUR_COMMIT] }))).toMatchObject({
      digest: OURS,
      tagsToAdd: ['v1'],
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

    expect(describeImagePlan(planImage(look), 'web')).toEqual([
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
