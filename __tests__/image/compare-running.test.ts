import { describe, expect, test } from '@jest/globals';
import { compareWithRunning, toIndexDigests } from '../../src/image/compare-running.ts';
import type { ImageLookup } from '../../src/image/image-lookup.ts';
import type { ImageDigests } from '../../src/image/pin.ts';
import { OTHER, OURS } from './builders.ts';

const CHILD = `sha256:${'c'.repeat(64)}`;
const found = (digest: string): ImageLookup => ({ kind: 'found', digest, isOwn: true });

interface Case {
  readonly image?: string;
  readonly lookup?: ImageLookup;
  readonly running?: ImageDigests;
  readonly isRequested?: boolean;
  readonly isGiven?: boolean;
}

/** One container `web`, requested unless the case says otherwise. */
function compare({ image = 'web:v1', lookup, running = { web: OURS }, isRequested = true, isGiven = false }: Case) {
  return compareWithRunning({
    next: { containerDefinitions: [{ name: 'web', image }] },
    running,
    seen: lookup === undefined ? [] : [{ reference: image, lookup, platforms: [], children: [] }],
    isRequested: () => isRequested,
    isGiven: () => isGiven,
  });
}

const NOTHING = { unresolved: [], movedAlong: [] };

describe('an image whose tag', () => {
  test('names what runs is the same', () => {
    expect(compare({ lookup: found(OURS) })).toEqual(NOTHING);
  });

  test('names another image is deployed again', () => {
    const redeployBecause = `image web:v1 is now ${OTHER.slice(0, 19)}, but ${OURS.slice(0, 19)} is running`;

    expect(compare({ lookup: found(OTHER) })).toEqual({ ...NOTHING, redeployBecause });
  });

  test('that was not requested is only reported when it was moved', () => {
    expect(compare({ lookup: found(OTHER), isRequested: false })).toEqual({
      unresolved: [],
      movedAlong: [expect.stringContaining('web:v1 is now')],
    });
    expect(compare({ lookup: { kind: 'unknown', why: 'no such host' }, isRequested: false })).toEqual(NOTHING);
  });

  test.each([
    { name: 'it cannot be resolved', lookup: { kind: 'unknown', why: 'no such host' } as const, words: 'no such host' },
    { name: 'it was not looked up', words: 'is unknown' },
    { name: 'what runs is unknown', lookup: found(OURS), running: {}, words: 'the running digest of image' },
    { name: 'its tasks run several', lookup: found(OURS), running: { proxy: OURS }, words: 'is unknown' },
  ])('cannot be compared since $name is deployed again if it was given, else reported', ({ name: _, words, ...it }) => {
    expect(compare({ ...it, isGiven: true }).redeployBecause).toContain(words);
    expect(compare(it)).toEqual({ unresolved: [expect.stringContaining(words)], movedAlong: [] });
  });
});

test('an image by digest is the same by its reference', () => {
  expect(compare({ image: `web@${OTHER}`, isGiven: true })).toEqual(NOTHING);
});

test('the image of one platform counts as the index that its tag names', () => {
  const seen = [{ reference: 'web:v1', lookup: found(OURS), platforms: [], children: [CHILD] }];

  expect(toIndexDigests({ web: CHILD, proxy: OTHER }, seen)).toEqual({ web: OURS, proxy: OTHER });
});
