import { expect, test } from '@jest/globals';
import { findForeignAccount } from '../../src/guards/foreign-account.ts';

const identity = { account: '111122223333', arn: 'arn:aws:iam::111122223333:user/ci', region: 'eu-west-1' };

test('credentials of another account than the expected one are refused, naming both', () => {
  expect(findForeignAccount({ expectedAccount: '444455556666' }, identity)).toEqual({
    kind: 'input',
    message:
      'The credentials belong to account 111122223333 (arn:aws:iam::111122223333:user/ci), but expected-account is 444455556666.',
    advice: 'Use credentials of the expected account, or correct expected-account.',
  });
});

test.each([
  { name: 'the expected account', request: { expectedAccount: '111122223333' } },
  { name: 'any account, when none is expected', request: {} },
])('$name is right', ({ request }) => {
  expect(findForeignAccount(request, identity)).toBeUndefined();
});
