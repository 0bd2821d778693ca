import { describe, expect, test } from '@jest/globals';
import { describeBuildInputs, hashBuildInputs, labelImage } from '../../src/image/build-inputs-hash.ts';
import { aRequest, COMMIT } from './builders.ts';

const same = (text: string) => text;

describe('the inputs of a build', () => {
  const base = aRequest({
    buildArguments: [
      { name: 'A', value: '1' },
      { name: 'B', value: '2' },
    ],
    platforms: ['linux/amd64', 'linux/arm64'],
  });

  test.each([
    { name: 'the order of build arguments', change: { buildArguments: [...base.buildArguments].reverse() } },
    { name: 'the order of platforms', change: { platforms: [...base.platforms].reverse() } },
    { name: 'tags', change: { tags: ['v9'] } },
    { name: 'caches', change: { cacheFrom: ['web:cache'], cacheTo: ['type=inline'] } },
    { name: 'the mode', change: { mode: 'always' as const } },
  ])('are the same whatever $name', ({ change }) => {
    expect(describeBuildInputs({ ...base, ...change }, COMMIT)).toBe(describeBuildInputs(base, COMMIT));
  });

  test.each([
    { name: 'the context', change: { context: './web' } },
    { name: 'the Dockerfile', change: { dockerfile: 'Dockerfile.web' } },
    { name: 'the target', change: { target: 'web' } },
    { name: 'a platform', change: { platforms: ['linux/amd64'] } },
    {
      name: "an argument's value",
      change: {
        buildArguments: [
          { name: 'A', value: '1' },
          { name: 'B', value: '3' },
        ],
      },
    },
    { name: 'a name that takes over a part of a value', change: { buildArguments: [{ name: 'A', value: '1,B=2' }] } },
    { name: 'a label', change: { labels: [{ name: 'l', value: 'x' }] } },
    { name: 'a flag', change: { flags: ['--no-cache'] } },
    { name: 'a secret', change: { buildSecrets: ['id=npm,env=NPM_TOKEN'] } },
  ])('differ with $name', ({ change }) => {
    expect(describeBuildInputs({ ...base, ...change }, COMMIT)).not.toBe(describeBuildInputs(base, COMMIT));
  });

  test('differ with the commit, and are unknown without one', () => {
    expect(hashBuildInputs(base, COMMIT, same)).not.toBe(hashBuildInputs(base, COMMIT.replace('c', 'd'), same));
    expect(hashBuildInputs(base, undefined, same)).toBeUndefined();
  });
});

describe('the labels of an image', () => {
  test("are the user's, the commit and the hash", () => {
    expect(labelImage([{ name: 'team', value: 'a' }], COMMIT, 'hash')).toEqual([
      { name: 'team', value: 'a' },
      { name: 'org.opencontainers.image.revision', value: COMMIT },
      { name: 'dev.slipway.build-inputs', value: 'hash' },
    ]);
  });

  test("keep the user's own revision, but nobody else's hash", () => {
    const given = [
      { name: 'org.opencontainers.image.revision', value: 'mine' },
      { name: 'dev.slipway.build-inputs', value: 'forged' },
    ];

    expect(labelImage(given, COMMIT, 'hash')).toEqual([given[0], { name: 'dev.slipway.build-inputs', value: 'hash' }]);
  });
});
