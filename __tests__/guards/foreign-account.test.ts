import { expect, test } from '@jest/globals';
import { findForeignAccount } from '../../src/guards/foreign-account.ts';

const identity = { account: '111122223333', arn: 'arn:aws:iam::111122223333:user/ci', region: 'eu-west-1' };

test('credentials of another account than the expected one are refused, naming both', () => {
  expect(findForeignAccount({ expectedAccount: '444455556666' }, identity)).toEqual({
    kind: 'input',
    message:
      'The credentials are of the account 111122223333 (arn:aws:iam::111122223333:user/ci), and expected-account is 444455556666.',
    advice: 'Log in to the account that is meant, or correct expected-account.',
  });
});

test.each([
  { name: 'the expected account', request: { expectedAccount: '111122223333' } },
  { name: 'any account, when none is expected', request: {} },
])('$name is right', ({ request }) => {
  expect(findForeignAccount(request, identity)).toBeUndefined();
});
