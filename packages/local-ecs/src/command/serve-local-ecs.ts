import { formatInputError } from '@slipway/ecs-rules/text';
import { defined } from '@slipway/ecs-rules/values';
import { type Emulator, openEmulator } from '../emulator/emulator.ts';
import { SettingError } from '../errors/setting-error.ts';
import { createContainerRuntime } from '../runtime/container-runtime.ts';
import type { StartRuntime } from '../runtime/contract.ts';
import { isDockerReachable } from '../runtime/docker-reachable.ts';
import type { SecretValues } from '../runtime/secret.ts';
import { chooseToken } from './control-token.ts';
import { listInitialCommands } from './initial-commands.ts';
import { loadConfig } from './load-config.ts';
import { loadScenario } from './load-scenario.ts';
import { loadSecrets } from './load-secrets.ts';
import type { GivenOptions } from './local-options.ts';
import { type LocalOptions, settleOptions } from './settle-options.ts';
import { formatStartMessage } from './start-message.ts';

/** Exit code when options cannot be used. */
const REFUSED = 2;

/** What the command needs from the process. */
export interface ServeWorld {
  readonly write: (line: string) => void;
  /** One line to stderr. */
  readonly writeError: (line: string) => void;
  /** Stops the command. */
  readonly signal: AbortSignal;
}

/** `slipway local`: starts the local ECS, prints how to connect, and runs until it is stopped. */
export async function serveLocalEcs(given: GivenOptions, world: ServeWorld): Promise<number> {
  const options = await readOptions(given);
  if ('refused' in options) {
    for (const error of options.refused) world.writeError(error);
    return REFUSED;
  }
  const local = await openLocalEcs(options, world.writeError).catch(asInputError);
  if (local instanceof SettingError) {
    world.writeError(`${local.message} ${local.advice}`);
    return REFUSED;
  }
  for (const line of formatStartMessage(local, options)) world.write(line);
  await untilAborted(world.signal);
  await local.close();
  const rest = options.data === undefined ? 'no state was kept' : `its state is in ${options.data}`;
  world.write(`The local ECS has stopped; ${rest}.`);
  return 0;
}

async function readOptions(given: GivenOptions): Promise<LocalOptions | { readonly refused: readonly string[] }> {
  const file = given.config === undefined ? { given: {} } : await loadConfig(given.config);
  if ('errors' in file) return { refused: file.errors };
  const options = settleOptions(given, file.given);
  return 'refused' in options ? { refused: options.refused.map(formatInputError) } : options;
}

/** Reports errors that the user can fix; rethrows all others. */
function asInputError(thrown: unknown): SettingError {
  if (thrown instanceof SettingError) return thrown;
  throw thrown;
}

/** Why containers cannot run here; undefined when they can. */
export async function findDockerError(): Promise<string | undefined> {
  const reach = await isDockerReachable();
  return reach.isReachable ? undefined : reach.why;
}

/** A local ECS with all its options. @throws SettingError when it cannot start with them */
export async function openLocalEcs(options: LocalOptions, write: (line: string) => void): Promise<Emulator> {
  const why = options.tasks === 'containers' ? await findDockerError() : undefined;
  if (why !== undefined) {
    throw new SettingError(`Tasks cannot run as containers: ${why}`, 'Start Docker, or run with --tasks simulated.');
  }
  const { port, listen, account, region, seed, clock, speed, data, given, scenario } = options;
  const { faults, consistency, throttling } = options;
  const secrets = options.secrets === undefined ? undefined : await loadSecrets(options.secrets);
  return openEmulator({
    port,
    listen,
    clock: clock === 'virtual' ? { kind: 'virtual' } : { kind: 'scaled', speed },
    beginWith: listInitialCommands(options),
    hasNoCluster: options.clusters.length === 0,
    faults,
    consistency,
    throttling,
    warn: write,
    ...defined({
      account: given.has('account') ? account : undefined,
      region: given.has('region') ? region : undefined,
      seed: given.has('seed') ? seed : undefined,
      token: chooseToken(listen),
      dataFolder: data,
      secretValues: secrets,
      startRuntime: options.tasks === 'containers' ? prepareContainers(options, { secrets, write }) : undefined,
      scenario:
        scenario === undefined ? undefined : typeof scenario === 'string' ? await loadScenario(scenario) : scenario,
    }),
  });
}

interface ContainerParts {
  readonly secrets: SecretValues | undefined;
  readonly write: (line: string) => void;
}

function prepareContainers(options: LocalOptions, { secrets, write }: ContainerParts): StartRuntime {
  const settings = {
    speed: options.speed,
    engineName: 'slipway local',
    warn: write,
    ...defined({ secrets, environmentFolder: options.envFiles }),
  };
  return (world) => createContainerRuntime({ ...world, ...settings });
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve());
  });
}
