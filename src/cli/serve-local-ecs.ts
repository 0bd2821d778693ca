import { DeployError } from '../errors.ts';
import { formatInputFault } from '../inputs/fault.ts';
import { type LocalEcs, startLocalEcs } from '../local/local-ecs.ts';
import { createContainerRuntime } from '../local/runtime/container-runtime.ts';
import type { StartRuntime } from '../local/runtime/contract.ts';
import { isDockerReachable } from '../local/runtime/docker-reachable.ts';
import { EXIT_CODES } from '../rollout/verdict.ts';
import { describeBeginning } from './describe-beginning.ts';
import { greet } from './greet.ts';
import { loadConfig } from './load-config.ts';
import { loadScenario } from './load-scenario.ts';
import { loadSecrets } from './load-secrets.ts';
import type { ToldOptions } from './local-options.ts';
import { type LocalOptions, settleOptions } from './settle-options.ts';

/** What serving needs of the process. */
export interface ServeWorld {
  readonly write: (line: string) => void;
  /** One line to stderr. */
  readonly writeError: (line: string) => void;
  /** Ends the serving. */
  readonly signal: AbortSignal;
}

/** `slipway local`: starts the local ECS, says how to talk to it, and serves until it is told to end. */
export async function serveLocalEcs(told: ToldOptions, world: ServeWorld): Promise<number> {
  const options = await readOptions(told);
  if ('refused' in options) {
    for (const fault of options.refused) world.writeError(fault);
    return EXIT_CODES.refused;
  }
  const why = options.tasks === 'containers' ? await findDockerFault() : undefined;
  if (why !== undefined) {
    world.writeError(`Tasks cannot run as containers: ${why} Start Docker, or run with --tasks simulated.`);
    return EXIT_CODES.refused;
  }
  const local = await openLocalEcs(options, world.writeError).catch(asInputFault);
  if (local instanceof DeployError) {
    world.writeError(`${local.message} ${local.advice}`);
    return EXIT_CODES.refused;
  }
  for (const line of greet(local, options)) world.write(line);
  await untilAborted(world.signal);
  await local.close();
  const rest = options.data === undefined ? 'nothing of it is left' : `its state is in ${options.data}`;
  world.write(`The local ECS has ended; ${rest}.`);
  return 0;
}

async function readOptions(told: ToldOptions): Promise<LocalOptions | { readonly refused: readonly string[] }> {
  const file = told.config === undefined ? { told: {} } : await loadConfig(told.config);
  if ('faults' in file) return { refused: file.faults };
  const options = settleOptions(told, file.told);
  return 'refused' in options ? { refused: options.refused.map(formatInputFault) } : options;
}

/** What the user can mend is told; anything else is thrown on. */
function asInputFault(thrown: unknown): DeployError {
  if (thrown instanceof DeployError) return thrown;
  throw thrown;
}

/** Why containers cannot run here; undefined when they can. */
export async function findDockerFault(): Promise<string | undefined> {
  const reach = await isDockerReachable();
  return reach.isReachable ? undefined : reach.why;
}

/** A local ECS with all that its options tell. */
export async function openLocalEcs(options: LocalOptions, write: (line: string) => void): Promise<LocalEcs> {
  const { port, account, region, seed, clock, speed, data, told, scenario } = options;
  const { faults, consistency, throttling } = options;
  return startLocalEcs({
    port,
    clock: clock === 'virtual' ? { kind: 'virtual' } : { kind: 'scaled', speed },
    beginWith: describeBeginning(options),
    hasNoCluster: options.clusters.length === 0,
    faults,
    consistency,
    throttling,
    ...(told.has('account') ? { account } : {}),
    ...(told.has('region') ? { region } : {}),
    ...(told.has('seed') ? { seed } : {}),
    ...(data === undefined ? {} : { dataFolder: data }),
    ...(options.tasks === 'containers' ? { startRuntime: await prepareContainers(options, write) } : {}),
    ...(scenario === undefined
      ? {}
      : { scenario: typeof scenario === 'string' ? await loadScenario(scenario) : scenario }),
  });
}

async function prepareContainers(options: LocalOptions, write: (line: string) => void): Promise<StartRuntime> {
  const settings = {
    speed: options.speed,
    engineName: 'slipway local',
    warn: write,
    ...(options.secrets === undefined ? {} : { secrets: await loadSecrets(options.secrets) }),
    ...(options.envFiles === undefined ? {} : { environmentFolder: options.envFiles }),
  };
  return (world) => createContainerRuntime({ ...world, ...settings });
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve());
  });
}
