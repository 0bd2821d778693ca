import type { DeployFault } from '../errors.ts';
import type { DeployRequest } from '../inputs/request.ts';
import type { CallerIdentity } from '../world.ts';

/** Credentials of another account than the one that was expected. */
export function findForeignAccount(
  { expectedAccount }: Pick<DeployRequest, 'expectedAccount'>,
  { account, arn }: CallerIdentity,
): DeployFault | undefined {
  if (expectedAccount === undefined || expectedAccount === account) return undefined;
  return {
    kind: 'input',
    message: `The credentials are of the account ${account} (${arn}), and expected-account is ${expectedAccount}.`,
    advice: 'Log in to the account that is meant, or correct expected-account.',
  };
}
