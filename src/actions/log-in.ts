/** The main step of `login`: docker is logged in for the steps that come after. */
import { makePatient, openPatience } from '../patient.ts';
import { ECR_CALLS } from '../patient-world.ts';
import { authorizeRegistries } from '../registry/authorize.ts';
import { logInWith } from '../registry/login.ts';
import { chooseHost, collectLoginOutputs, hostsOf } from '../registry/login-outputs.ts';
import { createClock } from '../runner/clock.ts';
import { connectDocker } from '../runner/docker.ts';
import { createDockerConfig } from '../runner/docker-config.ts';
import { readVariable } from '../runner/environment.ts';
import { findCommand } from '../runner/find-command.ts';
import { copyLogin, endLogin, findHelper, type SharedLogin, shareLogin } from '../runner/shared-login.ts';
import { openState } from '../runner/state.ts';
import type { RegistryLogin } from '../world/ecr.ts';
import { runSideStep, type SideStep } from './side-step.ts';

/** Ends the process. */
export async function logIn(): Promise<void> {
  await runSideStep('login', async (step) => {
    const { own, tell } = step;
    const logins = await authorize(step);
    giveOutputs(logins, step);
    if (findCommand('docker', own.environment) === undefined) {
      const text = 'There is no docker command on this machine, so docker was not logged in; the outputs are set.';
      return tell({ type: 'notice', text });
    }
    await shareLogins(logins, step);
  });
}

/** The SDK is loaded only now: a step whose inputs are wrong ends before. */
async function authorize({ request, own, runner, clients, tell }: SideStep): Promise<readonly RegistryLogin[]> {
  const { registries, shouldMaskPasswords } = request;
  if (registries.type === 'public' && registries.accounts.length > 0) {
    tell({ type: 'notice', text: 'registries is not looked at: ECR Public has one registry for everybody.' });
  }
  if (!shouldMaskPasswords) {
    const text = 'The password of the registry is not hidden: whoever can read this log may find it there.';
    tell({ type: 'warning', text, advice: 'Leave mask-password out unless another job needs the password.' });
  }
  const { createEcr } = await import('../aws/ecr.ts');
  const mask = shouldMaskPasswords ? runner.mask : () => {};
  const patience = openPatience({ clock: createClock(), signal: own.signal, tell });
  return authorizeRegistries(registries, makePatient(createEcr(mask, clients), ECR_CALLS, patience));
}

function giveOutputs(logins: readonly RegistryLogin[], { runner }: SideStep): void {
  for (const [name, value] of Object.entries(collectLoginOutputs(logins))) runner.setOutput(name, value);
  const [first, ...others] = logins;
  if (first !== undefined && others.length === 0) runner.setOutput('registry', chooseHost(first));
}

async function shareLogins(logins: readonly RegistryLogin[], step: SideStep): Promise<void> {
  const { request, own, runner, tell } = step;
  const { environment, signal } = own;
  const hosts = logins.flatMap(hostsOf);
  const into = readVariable(environment, 'DOCKER_CONFIG');
  const locate = (folder: string): SharedLogin => ({ folder, ...(into === undefined ? {} : { into }) });
  const config = createDockerConfig(environment, (folder) => rememberLogin({ ...locate(folder), hosts }, step));
  const login = locate(config.folder());
  const docker = connectDocker({ environment, workspace: own.workspace, config, tell, signal });
  const world = { docker, tell, clock: createClock(), signal };
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
function rememberLogin(login: SharedLogin & { readonly hosts: readonly string[] }, step: SideStep): void {
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
    const text = `The credential helper ${helper} is set for ${host}; in this job the login takes its place.`;
    world.tell({ type: 'notice', text });
  }
  await logInWith({ ...login, registry: host }, world);
  for (const one of hostsOf(login)) copyLogin(folder, host, one);
}
