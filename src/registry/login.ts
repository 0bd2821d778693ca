import { quoteOutsideText } from '@slipway/ecs-rules/text';
import type { RegistriesRequest } from '../inputs/request.ts';
import { DeployError } from '../ports/deploy-error.ts';
import type { RegistryLogin } from '../ports/ecr.ts';
import type { Reporter } from '../ports/message.ts';
import type { Ports } from '../ports/ports.ts';
import type { DockerResult } from '../ports/runner.ts';
import { authorizeRegistries } from './authorize.ts';
import { judgeRegistryFailure, pickCauseLine, recogniseDockerTrouble } from './docker-failure.ts';
import type { LoginEvent } from './events.ts';

/** The ports that a login needs. */
export type LoginWorld = Pick<Ports, 'ecr' | 'docker' | 'clock' | 'signal'> & Reporter<LoginEvent>;

const MOST_TRIES = 3;
const PAUSE_MS = 2_000;
const QUOTE_WIDTH = 300;

/**
 * Logs docker in to ECR.
 *
 * @returns host of the registry, with its port
 * @throws DeployError of kind `registry`, or whatever `Ecr.authorize` throws
 */
export async function logIn(world: LoginWorld): Promise<string> {
  const login = await world.ecr.authorize();
  await logInWith(login, world);
  return login.registry;
}

/**
 * Logs docker in to the registries of base images. Without any, it does nothing.
 *
 * @throws DeployError of kind `registry`, or whatever `Ecr` throws
 */
export async function logInFurther(registries: RegistriesRequest, world: LoginWorld): Promise<void> {
  if (registries.type === 'private' && registries.accounts.length === 0) return;
  for (const login of await authorizeRegistries(registries, world.ecr)) await logInWith(login, world);
}

/**
 * Logs docker in to `login.registry`. The password goes by stdin alone: an argument list is open to every user of the
 * machine.
 *
 * @throws DeployError of kind `registry`
 */
export async function logInWith(login: RegistryLogin, world: Omit<LoginWorld, 'ecr'>): Promise<void> {
  const result = await tryLogin(login, world);
  if (result.exitCode !== 0) throw explainFailure(result, login);
  world.report({ type: 'logged-in', registry: login.registry });
}

async function tryLogin(login: RegistryLogin, world: Omit<LoginWorld, 'ecr'>): Promise<DockerResult> {
  const args = ['login', `--username=${login.username}`, '--password-stdin', '--', login.registry];
  for (let tries = 1; ; tries += 1) {
    const result = await world.docker.run(args, { input: login.password, isQuiet: true });
    const isPassing = result.exitCode !== 0 && judgeRegistryFailure(result.stderr) === 'passing';
    if (!isPassing || tries >= MOST_TRIES || world.signal.aborted) return result;
    await world.clock.sleep(PAUSE_MS * tries, world.signal);
  }
}

function explainFailure(result: DockerResult, login: RegistryLogin): DeployError {
  const said = hideSecret(`${result.stdout}\n${result.stderr}`, login.password);
  const trouble = recogniseDockerTrouble(said);
  const words = quoteOutsideText(pickCauseLine(said), QUOTE_WIDTH);
  return new DeployError({
    kind: 'registry',
    message: `docker could not log in to ${login.registry}: ${trouble?.message ?? words}`,
    advice:
      trouble?.advice ??
      'Check that the registry is reachable (proxy, VPC endpoint) and that the role allows ecr:GetAuthorizationToken.',
  });
}

function hideSecret(text: string, secret: string): string {
  return secret === '' ? text : text.replaceAll(secret, '***');
}
