import { type Environment, readVariable } from './environment.ts';

const PROXIES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy'] as const;

/**
 * Variables by which an earlier step, or a forgotten shell, leads calls elsewhere than usual, in words: the profile of
 * the AWS configuration, docker's host and context, a proxy. No user, password or path of a URL, which may be secret.
 */
export function readEnvironmentOverrides(environment: Environment): readonly string[] {
  const profile = readVariable(environment, 'AWS_PROFILE');
  const host = readVariable(environment, 'DOCKER_HOST');
  const context = readVariable(environment, 'DOCKER_CONTEXT');
  const proxy = PROXIES.find((name) => readVariable(environment, name) !== undefined);
  return [
    ...(profile === undefined ? [] : [`profile ${profile} (AWS_PROFILE)`]),
    ...(host === undefined ? [] : [`docker at ${formatHost(host)} (DOCKER_HOST)`]),
    ...(context === undefined ? [] : [`docker context ${context} (DOCKER_CONTEXT)`]),
    ...(proxy === undefined ? [] : [`a proxy (${proxy})`]),
  ];
}

/** The path of a socket is its name; of other addresses only scheme, host and port are shown. */
function formatHost(host: string): string {
  if (/^(?:unix|npipe):/.test(host)) return host;
  const found = /^([a-z]+:\/\/)(?:[^/]*@)?([^/]+)/.exec(host);
  return found === null ? 'an invalid URL' : `${found[1]}${found[2]}`;
}
