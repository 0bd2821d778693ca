import { replaceAccount } from '@slipway/ecs-rules/images';
import { defined } from '@slipway/ecs-rules/values';
import type { RegistriesRequest } from '../inputs/request.ts';
import type { Ecr, RegistryLogin } from '../ports/ecr.ts';

/**
 * The logins that are requested, in the order of the accounts. One password is valid for all: a token opens every
 * registry that the caller may use, whichever it was requested, which is why the API's own list of registries is
 * deprecated (ECR API reference, GetAuthorizationToken).
 */
export async function authorizeRegistries(
  { type, accounts }: RegistriesRequest,
  ecr: Pick<Ecr, 'authorize' | 'authorizePublic'>,
): Promise<readonly RegistryLogin[]> {
  if (type === 'public') return [await ecr.authorizePublic()];
  const login = await ecr.authorize();
  if (accounts.length === 0) return [login];
  const logins = accounts.map((account) => moveLogin(login, account));
  return [...new Map(logins.map((one) => [one.registry, one])).values()];
}

function moveLogin(login: RegistryLogin, account: string): RegistryLogin {
  const { registry, dualStackRegistry } = login;
  return {
    ...login,
    registry: replaceAccount(account, registry),
    ...defined({
      dualStackRegistry: dualStackRegistry === undefined ? undefined : replaceAccount(account, dualStackRegistry),
    }),
  };
}
