import { toOutputName } from '@slipway/ecs-rules/images';
import type { RegistryLogin } from '../ports/ecr.ts';

/** The host that is used: a runner with dual-stack endpoints may have no other route. */
export function chooseHost({ registry, dualStackRegistry }: RegistryLogin): string {
  return dualStackRegistry ?? registry;
}

/** All hosts that the password opens. */
export function hostsOf(login: RegistryLogin): readonly string[] {
  return [...new Set([chooseHost(login), login.registry])];
}

/** User and password of each registry, under the names of the official login. */
export function collectLoginOutputs(logins: readonly RegistryLogin[]): Readonly<Record<string, string>> {
  const outputs = logins.flatMap((login) =>
    hostsOf(login).flatMap((host) => [
      [`docker_username_${toOutputName(host)}`, login.username],
      [`docker_password_${toOutputName(host)}`, login.password],
    ]),
  );
  return Object.fromEntries(outputs);
}
