import type { DeployRequest } from '../inputs/request.ts';
import type { ErrorDetails } from '../ports/deploy-error.ts';
import type { CallerIdentity } from '../ports/identity.ts';

/** Credentials of another account than the one that was expected. */
export function findForeignAccount(
  { expectedAccount }: Pick<DeployRequest, 'expectedAccount'>,
  { account, arn }: CallerIdentity,
): ErrorDetails | undefined {
  if (expectedAccount === undefined || expectedAccount === account) return undefined;
  return {
    kind: 'input',
    message: `The credentials belong to account ${account} (${arn}), but expected-account is ${expectedAccount}.`,
    advice: 'Use credentials of the expected account, or correct expected-account.',
  };
}
