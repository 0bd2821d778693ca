/** The main step of `login`: docker is logged in for the steps that come after. */

import { defined } from '@slipway/ecs-rules/values';
import { connectDocker } from '../adapters/docker/docker.ts';
import { createDockerConfig } from '../adapters/docker/docker-config.ts';
import { findCommand } from '../adapters/docker/find-command.ts';
import { copyLogin, endLogin, findHelper, shareLogin } from '../adapters/docker/shared-login.ts';
import { createClock } from '../adapters/runner/clock.ts';
import { readVariable } from '../adapters/runner/environment.ts';
import { openState } from '../adapters/runner/state.ts';
import type { RegistryLogin } from '../ports/ecr.ts';
import { openRetries, retryMethods } from '../ports/retry.ts';
import type { SharedLogin } from '../ports/shared-login.ts';
import { authorizeRegistries } from '../registry/authorize.ts';
import { logInWith } from '../registry/login.ts';
import { chooseHost, collectLoginOutputs, hostsOf } from '../registry/login-outputs.ts';
import { ECR_CALLS } from '../run/retry-reads.ts';
import { runSideStep, type SideStep } from './side-step.ts';

/** Ends the process. */
export async function logIn(): Promise<void> {
  await runSideStep('login', async (step) => {
    const { own, report } = step;
    const logins = await authorize(step);
    giveOutputs(logins, step);
    if (findCommand('docker', own.environment) === undefined) {
      const text = 'docker is not installed, so there was no docker login; the outputs are set.';
      return report({ type: 'notice', text });
    }
    await shareLogins(logins, step);
  });
}

/** The SDK is loaded only now: a step whose inputs are wrong ends before. */
async function authorize({ request, own, runner, clients, report }: SideStep): Promise<readonly RegistryLogin[]> {
  const { registries, shouldMaskPasswords } = request;
  if (registries.type === 'public' && registries.accounts.length > 0) {
    report({ type: 'notice', text: 'registries is ignored: ECR Public has a single registry.' });
  }
  if (!shouldMaskPasswords) {
    const text = 'The registry password is not masked: anyone who can read this log can see it.';
    report({ type: 'warning', text, advice: 'Remove mask-password unless another job needs the password.' });
  }
  const { createEcr } = await import('../adapters/aws/ecr.ts');
  const mask = shouldMaskPasswords ? runner.mask : () => {};
  const retry = openRetries({ clock: createClock(), signal: own.signal, report });
  return authorizeRegistries(registries, retryMethods(createEcr(mask, clients), ECR_CALLS, retry));
}

function giveOutputs(logins: readonly RegistryLogin[], { runner }: SideStep): void {
  for (const [name, value] of Object.entries(collectLoginOutputs(logins))) runner.setOutput(name, value);
  const [first, ...others] = logins;
  if (first !== undefined && others.length === 0) runner.setOutput('registry', chooseHost(first));
}

async function shareLogins(logins: readonly RegistryLogin[], step: SideStep): Promise<void> {
  const { request, own, runner, report } = step;
  const { environment, signal } = own;
  const hosts = logins.flatMap(hostsOf);
  const into = readVariable(environment, 'DOCKER_CONFIG');
  const locate = (folder: string): SharedLogin => ({ folder, ...defined({ into }) });
  const config = createDockerConfig(environment, (folder) => recordLogin({ ...locate(folder), hosts }, step));
  const login = locate(config.folder());
  const docker = connectDocker({ environment, workspace: own.workspace, config, report, signal });
  const world = { docker, report, clock: createClock(), signal };
  try {
    for (const one of logins) await logInShared(one, login.folder, world);
    await shareLogin(login, hosts);
  } catch (thrown) {
    await endLogin(login);
    throw thrown;
  }
  if (into === undefined) runner.exportVariable('DOCKER_CONFIG', login.folder);
  else if (request.shouldStayLoggedIn) config.remove();
}

/** Before anything is in the folder: after a step that is killed, too, the post step cleans up. */
function recordLogin(login: SharedLogin & { readonly hosts: readonly string[] }, step: SideStep): void {
  const state = openState(step.runner);
  if (!step.request.shouldStayLoggedIn) state.remember({ login });
  else if (login.into !== undefined) state.remember({ dockerConfig: login.folder });
}

async function logInShared(
  login: RegistryLogin,
  folder: string,
  world: Parameters<typeof logInWith>[1],
): Promise<void> {
  const host = chooseHost(login);
  const helper = findHelper(folder, host);
  if (helper !== undefined) {
    const text = `The credential helper ${helper} is configured for ${host}; in this job, the login replaces it.`;
    world.report({ type: 'notice', text });
  }
  await logInWith({ ...login, registry: host }, world);
  for (const one of hostsOf(login)) copyLogin(folder, host, one);
}
