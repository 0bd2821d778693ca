import { describe, expect, test } from '@jest/globals';
import {
  CACHE,
  CODE_DEPLOY_NAME,
  ENVIRONMENT_FILE,
  FIELD_NAME,
  type Grammar,
  PATH,
  PLATFORM,
  ROLE,
  SECURITY_GROUP,
  STAGE,
  STARTED_BY,
  SUBNET,
  textOf,
} from '../../src/grammar/grammar.ts';
import { atMost, listOf } from '../../src/grammar/parse.ts';

const isTaken = (text: string, grammar: Grammar) => 'value' in textOf(grammar)(text);

describe('the longest text is taken, and no longer one', () => {
  test.each<readonly [string, Grammar, (length: number) => string]>([
    ['path', PATH, (length) => 'x'.repeat(length)],
    ['place for a cache', CACHE, (length) => 'x'.repeat(length)],
    ['platform', PLATFORM, (length) => `linux/${'x'.repeat(length - 6)}`],
    ['subnet', SUBNET, (length) => `subnet-${'0'.repeat(length - 7)}`],
    ['security group', SECURITY_GROUP, (length) => `sg-${'0'.repeat(length - 3)}`],
    ['build stage', STAGE, (length) => 'x'.repeat(length)],
    ['startedBy', STARTED_BY, (length) => 'x'.repeat(length)],
    ['name of CodeDeploy', CODE_DEPLOY_NAME, (length) => 'x'.repeat(length)],
    ['name of a member', FIELD_NAME, (length) => 'x'.repeat(length)],
    ['role', ROLE, (length) => `arn:aws:iam::123456789012:role/${'x'.repeat(length - 40)}/12345678`],
    ['file of variables', ENVIRONMENT_FILE, (length) => `arn:aws:s3:::config/${'x'.repeat(length - 24)}.env`],
  ])('%s', (_, grammar, make) => {
    const [longest, longer] = [make(grammar.longest), make(grammar.longest + 1)];

    expect([isTaken(longest, grammar), isTaken(longer, grammar)]).toEqual([true, false]);
  });

  test('of characters, not of halves of one', () => {
    const face = '\u{1f600}';

    expect([isTaken(face.repeat(4096), PATH), isTaken(face.repeat(4097), PATH)]).toEqual([true, false]);
  });

  test.each<readonly [string, Grammar, number]>([
    ['path', PATH, 4096],
    ['place for a cache', CACHE, 1024],
    ['platform', PLATFORM, 64],
    ['build stage', STAGE, 128],
    ['startedBy', STARTED_BY, 128],
    ['name of CodeDeploy', CODE_DEPLOY_NAME, 100],
  ])('%s: that of its source', (_, { longest }, length) => {
    expect(longest).toBe(length);
  });
});

describe('nothing may stand before or behind', () => {
  test.each<readonly [string, Grammar, string]>([
    ['the ARN of a file of variables', ENVIRONMENT_FILE, 'arn:aws:s3:::config/hello.env'],
    ['a field name', FIELD_NAME, 'tag'],
    ['a platform', PLATFORM, 'linux/arm64'],
    ['a cache location', CACHE, 'type=gha'],
    ['a subnet', SUBNET, 'subnet-0'],
    ['a role', ROLE, 'arn:aws:iam::123456789012:role/hello'],
  ])('%s', (_, grammar, text) => {
    expect([text, `"${text}`, `${text}"`, `x ${text}`].map((one) => isTaken(one, grammar))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

test('advice about a bucket is for an S3 address alone', () => {
  const adviceFor = (text: string) => {
    const parsed = textOf(ENVIRONMENT_FILE)(text);
    return 'errors' in parsed ? parsed.errors[0]?.advice : undefined;
  };

  expect(adviceFor('s3://config/hello.env')).toBe('Use arn:aws:s3:::BUCKET/KEY instead of s3://BUCKET/KEY');
  expect(adviceFor('https://s3://config/hello.env')).toBe('Use arn:aws:s3:::BUCKET/KEY, with a key that ends in .env');
});

test('a list may have as many items as ECS takes, and no more', () => {
  const parse = atMost(2, listOf(textOf(SUBNET)));

  expect(parse('subnet-1,subnet-2')).toEqual({ value: ['subnet-1', 'subnet-2'] });
  expect(parse('subnet-1,subnet-2,subnet-3')).toMatchObject({
    errors: [{ problem: 'must have at most 2 items (got 3)' }],
  });
});
