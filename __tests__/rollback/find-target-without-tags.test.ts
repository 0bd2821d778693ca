/** The tags of revisions cannot be read: AWS does not answer. */
import { describe, expect, test } from '@jest/globals';
import { DeployError } from '../../src/ports/deploy-error.ts';
import { revisionArn } from '../support/builders/service-builders.ts';
import { find } from './find-target-builders.ts';

const unread = new DeployError({
  kind: 'unreachable',
  message: 'ecs:ListTagsForResource got no usable answer.',
  advice: 'Run it again.',
});

describe('without an answer', () => {
  test.each([
    ['a release', { kind: 'release', release: 'v1' }],
    ['a commit', { kind: 'commit', commit: 'abc1234' }],
  ] as const)('%s is not searched for, and no permission is blamed', async (_, request) => {
    await expect(find({ request, unread })).rejects.toBe(unread);
  });

  test.each([['previous'], ['last-good']] as const)('%s is what the history has', async (kind) => {
    expect((await find({ request: { kind }, unread })).revision.arn).toBe(revisionArn('web:2'));
  });

  test.each([['previous'], ['last-good']] as const)('%s is not known where the history has none', async (kind) => {
    await expect(find({ request: { kind }, found: { history: [] }, unread })).rejects.toBe(unread);
  });

  test('a revision that is named is found', async () => {
    expect((await find({ request: { kind: 'number', number: 1 }, unread })).revision.arn).toBe(revisionArn('web:1'));
  });

  test('a revision that is running already is refused for that', async () => {
    await expect(find({ request: { kind: 'number', number: 3 }, unread })).rejects.toMatchObject({
      kind: 'input',
      message: expect.stringContaining('web:3 is already running.'),
    });
  });
});
