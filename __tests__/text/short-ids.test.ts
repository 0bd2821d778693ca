import { describe, expect, test } from '@jest/globals';
import { shortenIds } from '../../src/text/short-ids.ts';

const ID = '0123456789abcdef0123456789abcdef';
const DIGEST = `sha256:${'ab'.repeat(32)}`;

describe('long ids', () => {
  test.each([
    [
      'of one task',
      `(service web) has started 1 tasks: (task ${ID}).`,
      '(service web) has started 1 tasks: (task 01234567).',
    ],
    [
      'of several tasks, which are counted',
      `has started 3 tasks: (task ${ID}) (task ${ID}) (task ${ID}).`,
      'has started 3 tasks.',
    ],
    [
      'of an ARN',
      `The one-off task arn:aws:ecs:eu-west-1:111122223333:task/prod/${ID} failed.`,
      'The one-off task 01234567 failed.',
    ],
    ['of a digest', `web:v2@${DIGEST}`, 'web:v2@sha256:abababababab'],
    [
      'of a target group',
      'registered 1 targets in (target-group arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/0123456789abcdef)',
      'registered 1 targets in (target-group web)',
    ],
  ])('%s are short', (_, text, short) => {
    expect(shortenIds(text)).toBe(short);
  });

  test('of a command stay whole, so that it can be copied', () => {
    const command = `See task 01234567: aws ecs describe-tasks --tasks ${ID}`;

    expect(shortenIds(`task ${ID} stopped. ${command}`)).toBe(`task 01234567 stopped. ${command}`);
  });

  test('of nineteen tasks keep a line short', () => {
    const tasks = Array.from({ length: 19 }, () => `(task ${ID})`).join(' ');

    expect(shortenIds(`(service web) has started 19 tasks: ${tasks}.`)).toBe('(service web) has started 19 tasks.');
  });
});
