import { describe, expect, test } from '@jest/globals';
import type { RegistryLogin } from '../../src/ports/ecr.ts';
import { authorizeRegistries } from '../../src/registry/authorize.ts';
import { collectLoginOutputs } from '../../src/registry/login-outputs.ts';
import { anEcr } from '../support/fakes/fake-world.ts';

const LOGIN: RegistryLogin = {
  username: 'AWS',
  password: 'p',
  registry: '123456789012.dkr.ecr.eu-west-1.amazonaws.com',
  expiresAt: 0,
};

function askOf(login: RegistryLogin, accounts: readonly string[]): Promise<readonly RegistryLogin[]> {
  let calls = 0;
  const authorize = async () => {
    calls += 1;
    if (calls > 1) throw new Error('ECR was asked twice');
    return login;
  };
  return authorizeRegistries({ type: 'private', accounts }, anEcr({ authorize }));
}

describe('the logins', () => {
  test('without accounts are the one that ECR names', async () => {
    expect(await askOf(LOGIN, [])).toEqual([LOGIN]);
  });

  test('of several accounts are of their hosts, with one password and one call', async () => {
    const logins = await askOf(LOGIN, ['111111111111', '222222222222']);

    expect(logins).toEqual([
      { ...LOGIN, registry: '111111111111.dkr.ecr.eu-west-1.amazonaws.com' },
      { ...LOGIN, registry: '222222222222.dkr.ecr.eu-west-1.amazonaws.com' },
    ]);
  });

  test('are one where no host names an account', async () => {
    const login = { ...LOGIN, registry: '127.0.0.1:5000' };

    expect(await askOf(login, ['111111111111', '222222222222'])).toEqual([login]);
  });

  test('of ECR Public ask nothing of ECR', async () => {
    const login = { ...LOGIN, registry: 'public.ecr.aws' };
    const ecr = anEcr({ authorizePublic: () => Promise.resolve(login) });

    expect(await authorizeRegistries({ type: 'public', accounts: ['111111111111'] }, ecr)).toEqual([login]);
  });

  test('under dual-stack endpoints are of both hosts of an account, and have outputs for both', async () => {
    const dual = { ...LOGIN, dualStackRegistry: '123456789012.dkr-ecr.eu-west-1.on.aws' };

    const logins = await askOf(dual, ['111111111111']);

    expect(collectLoginOutputs(logins)).toEqual({
      docker_username_111111111111_dkr_ecr_eu_west_1_on_aws: 'AWS',
      docker_password_111111111111_dkr_ecr_eu_west_1_on_aws: 'p',
      docker_username_111111111111_dkr_ecr_eu_west_1_amazonaws_com: 'AWS',
      docker_password_111111111111_dkr_ecr_eu_west_1_amazonaws_com: 'p',
    });
  });
});
