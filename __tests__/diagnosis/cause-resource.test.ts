import { expect, test } from '@jest/globals';
import { findMissingKey, findResource } from '../../src/diagnosis/cause-resource.ts';
import type { CauseKind } from '../../src/diagnosis/diagnosis.ts';
import { TARGET_GROUP } from '../support/builders/stopped-tasks.ts';

test.each<readonly [CauseKind, string, string | undefined]>([
  ['target-group-absent', `The target group ${TARGET_GROUP} does not exist.`, TARGET_GROUP],
  ['secret-absent', "can't find the secret 'shop/db' in this region.", 'shop/db'],
  ['secret-absent', 'invalid ssm parameters: /db/user, /db/password', '/db/user, /db/password'],
  ['secret-absent', 'invalid parameters: /db/user,/db/password.', '/db/user,/db/password'],
  ['role-inaccessible', 'assume the role arn:aws:iam::111122223333:role/web.', 'arn:aws:iam::111122223333:role/web'],
  ['log-group-denied', 'on log-group:/ecs/web:log-stream:', '/ecs/web'],
  ['provider-failed', 'for capacity provider spot.', 'spot'],
  ['ecs-says', `in subnet-0123456789abcdef0 of ${TARGET_GROUP}`, undefined],
])('%s is about what its words name: "%s"', (kind, words, resource) => {
  expect(findResource(kind, words)).toBe(resource);
});

test('the key that a secret lacks is named without the end of the sentence', () => {
  expect(findMissingKey('did not contain json key password.')).toBe('password');
  expect(findMissingKey('something else')).toBeUndefined();
});
