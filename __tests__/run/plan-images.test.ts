import { describe, expect, test } from '@jest/globals';
import type { InputName } from '../../src/inputs/declarations.ts';
import { dropRepeated, warnOfNoImage } from '../../src/run/plan-images.ts';
import { requestOf } from '../inputs/raw-inputs.ts';

describe('a run without an image', () => {
  test('is warned of where nothing else about the revision or the count is requested', () => {
    const request = requestOf({ service: 'web,api', 'circuit-breaker': 'on' });

    expect(warnOfNoImage(request)).toMatchObject([
      { level: 'warning', text: 'image and repository are empty, so web, api gets no new image.' },
    ]);
  });

  test.each<[string, Partial<Record<InputName, string>>]>([
    ['an image', { image: 'web:2' }],
    ['a repository', { repository: 'web' }],
    ['a file', { 'task-definition': 'web.json' }],
    ['a family', { 'task-definition-family': 'web' }],
    ['a setting of the container', { 'environment-variables': 'A=1' }],
    ['a role', { 'task-role-arn': 'web' }],
    ['a forced deployment', { 'force-new-deployment': 'true' }],
    ['a count', { 'desired-count': '2' }],
    ['a one-off task', { 'run-task': 'true' }],
    ['a rollback', { 'rollback-to': 'previous' }],
  ])('is normal with %s', (_, inputs) => {
    expect(warnOfNoImage(requestOf({ service: 'web', ...inputs }))).toEqual([]);
  });
});

test('an error that is found more than once is kept once, in the order of the first', () => {
  const errors = [{ text: 'a', advice: 'x' }, { text: 'b' }, { text: 'a', advice: 'x' }, { text: 'a', advice: 'y' }];

  expect(dropRepeated(errors)).toEqual([{ text: 'a', advice: 'x' }, { text: 'b' }, { text: 'a', advice: 'y' }]);
});
