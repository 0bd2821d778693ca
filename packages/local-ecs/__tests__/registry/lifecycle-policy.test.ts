import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { findExpiring, readLifecyclePolicy } from '../../src/registry/lifecycle-policy.ts';
import type { Image, Repository } from '../../src/registry/repository.ts';
import { aRepository } from '../support/builders/repository-builder.ts';

const DAY_MS = 86_400_000;
const NOW = 100 * DAY_MS;

/** An image pushed so many days ago, with its tags. */
interface Pushed {
  readonly name: string;
  readonly daysAgo: number;
  readonly tags?: readonly string[];
  readonly names?: readonly string[];
}

function aRepositoryOf(pushed: readonly Pushed[]): Repository {
  const images = pushed.map(({ name, daysAgo, names }): Image => {
    const mediaType = 'application/vnd.oci.image.index.v1+json';
    const manifest = { kind: 'index', mediaType, children: names ?? [] } as const;
    return { digest: name, text: '', manifest, pushedAt: NOW - daysAgo * DAY_MS };
  });
  return aRepository({
    images: new Map(images.map((image) => [image.digest, image])),
    tags: new Map(pushed.flatMap(({ name, tags = [] }) => tags.map((tag) => [tag, name]))),
  });
}

function aRule(rulePriority: number, selection: JsonObject): JsonObject {
  return { rulePriority, selection, action: { type: 'expire' } };
}

const keepNewest = (countNumber: number, tags: JsonObject = { tagStatus: 'any' }): JsonObject => ({
  ...tags,
  countType: 'imageCountMoreThan',
  countNumber,
});

const olderThan = (countNumber: number, tags: JsonObject): JsonObject => ({
  ...tags,
  countType: 'sinceImagePushed',
  countUnit: 'days',
  countNumber,
});

const UNTAGGED = { tagStatus: 'untagged' };
const PROD = { tagStatus: 'tagged', tagPrefixList: ['prod'] };

describe('a lifecycle policy selects images', () => {
  test.each<{ name: string; pushed: readonly Pushed[]; rules: readonly JsonObject[]; expiring: readonly string[] }>([
    {
      name: 'all but the newest',
      pushed: [
        { name: 'a', daysAgo: 3 },
        { name: 'b', daysAgo: 2 },
        { name: 'c', daysAgo: 1 },
      ],
      rules: [aRule(1, keepNewest(2))],
      expiring: ['1 a'],
    },
    {
      name: 'those without a tag that are too old',
      pushed: [
        { name: 'a', daysAgo: 20 },
        { name: 'b', daysAgo: 20, tags: ['prod-1'] },
        { name: 'c', daysAgo: 14 },
      ],
      rules: [aRule(1, olderThan(14, UNTAGGED))],
      expiring: ['1 a'],
    },
    {
      name: 'only what has a tag for each of the prefixes',
      pushed: [
        { name: 'a', daysAgo: 9, tags: ['prod-1', 'blue-1'] },
        { name: 'b', daysAgo: 9, tags: ['prod-2'] },
      ],
      rules: [aRule(1, olderThan(1, { tagStatus: 'tagged', tagPrefixList: ['prod', 'blue'] }))],
      expiring: ['1 a'],
    },
    {
      name: 'what fits a pattern',
      pushed: [
        { name: 'a', daysAgo: 9, tags: ['v1-dev'] },
        { name: 'b', daysAgo: 9, tags: ['v1'] },
      ],
      rules: [aRule(1, olderThan(1, { tagStatus: 'tagged', tagPatternList: ['*dev'] }))],
      expiring: ['1 a'],
    },
    {
      name: 'nothing that a rule of lower priority number has selected, though it is counted',
      pushed: [
        { name: 'a', daysAgo: 4, tags: ['prod-1'] },
        { name: 'b', daysAgo: 3 },
        { name: 'c', daysAgo: 2 },
        { name: 'd', daysAgo: 1, tags: ['prod-2'] },
      ],
      rules: [aRule(9, keepNewest(1)), aRule(1, keepNewest(5, PROD))],
      expiring: ['9 c', '9 b'],
    },
    {
      name: 'no image that an index names',
      pushed: [
        { name: 'part', daysAgo: 9 },
        { name: 'index', daysAgo: 9, tags: ['v1'], names: ['part'] },
      ],
      rules: [aRule(1, olderThan(1, UNTAGGED))],
      expiring: [],
    },
  ])('$name', ({ pushed, rules, expiring }) => {
    const read = readLifecyclePolicy(JSON.stringify({ rules }));

    const found = typeof read === 'string' ? read : findExpiring(aRepositoryOf(pushed), read, NOW);

    expect(typeof found === 'string' ? found : found.map((one) => `${one.priority} ${one.image.digest}`)).toEqual(
      expiring,
    );
  });
});

describe('a lifecycle policy is refused', () => {
  const policy = (...rules: readonly JsonObject[]): string => JSON.stringify({ rules });

  test.each([
    ['when it is no JSON', '{', 'rules must be a list'],
    ['without a priority', policy({ selection: keepNewest(1) }), 'rulePriority must be a whole number of 1 or more'],
    [
      'when two rules have one priority',
      policy(aRule(1, keepNewest(1, UNTAGGED)), aRule(1, keepNewest(1))),
      'rulePriority must be unique',
    ],
    [
      'when a rule for any image comes before another',
      policy(aRule(1, keepNewest(1)), aRule(2, keepNewest(1, UNTAGGED))),
      'a rule with tagStatus any must have the highest rulePriority',
    ],
    [
      'when tagged images are not told by their tags',
      policy(aRule(1, keepNewest(1, { tagStatus: 'tagged' }))),
      'tagPrefixList or tagPatternList goes with tagStatus tagged, and only with it',
    ],
    [
      'when images are to be archived',
      policy({ ...aRule(1, keepNewest(1)), action: { type: 'transition', targetStorageClass: 'archive' } }),
      'action must be expire in the local ECS',
    ],
    ['without days', policy(aRule(1, { ...olderThan(1, UNTAGGED), countUnit: 'weeks' })), 'countUnit must be days'],
  ])('%s', (_name, text, why) => {
    expect(readLifecyclePolicy(text)).toBe(why);
  });
});
