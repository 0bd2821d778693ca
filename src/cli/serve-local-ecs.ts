import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { DeployError } from '../errors.ts';
import type { Json } from '../json.ts';
import type { Command, InstanceSpecification, Scenario } from '../local/engine/contract.ts';
import { formatFormFault } from '../local/forms/form.ts';
import { SCENARIO } from '../local/forms/scenario-form.ts';
import { type LocalEcs, startLocalEcs } from '../local/local-ecs.ts';
import { createContainerRuntime } from '../local/runtime/container-runtime.ts';
import type { StartRuntime } from '../local/runtime/contract.ts';
import { isDockerReachable } from '../local/runtime/docker-reachable.ts';
import { EXIT_CODES } from '../rollout/verdict.ts';
import type { LocalOptions } from './arguments.ts';
import { loadSecrets } from './load-secrets.ts';

/** What serving needs of the process. */
export interface ServeWorld {
  readonly write: (line: string) => void;
  /** Ends the serving. */
  readonly signal: AbortSignal;
}

/** `slipway local`: starts the local ECS, says how to talk to it, and serves until it is told to end. */
export async function serveLocalEcs(options: LocalOptions, world: ServeWorld): Promise<number> {
  const why = options.tasks === 'containers' ? await findDockerFault() : undefined;
  if (why !== undefined) {
    world.write(`Tasks cannot run as containers: ${why} Start Docker, or run with --tasks simulated.`);
    return 2;
  }
  const local = await openLocalEcs(options, world.write).catch(asInputFault);
  if (local instanceof DeployError) {
    world.write(`${local.message} ${local.advice}`);
    return EXIT_CODES.refused;
  }
  greet(local, options, world.write);
  await untilAborted(world.signal);
  await local.close();
  const rest = options.data === undefined ? 'nothing of it is left' : `its state is in ${options.data}`;
  world.write(`The local ECS has ended; ${rest}.`);
  return 0;
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

/** A local ECS with its cluster and container instances. */
export async function openLocalEcs(options: LocalOptions, write: (line: string) => void): Promise<LocalEcs> {
  const { port, account, region, speed, data, given } = options;
  return startLocalEcs({
    port,
    clock: { kind: 'scaled', speed },
    beginWith: describeBeginning(options),
    ...(given.includes('account') ? { account } : {}),
    ...(given.includes('region') ? { region } : {}),
    ...(data === undefined ? {} : { dataFolder: data }),
    ...(options.tasks === 'containers' ? { startRuntime: await prepareContainers(options, write) } : {}),
    ...(options.scenario === undefined ? {} : { scenario: await loadScenario(options.scenario) }),
  });
}

/** A folder that goes on has its clusters and instances. */
function describeBeginning({ cluster, region, ...options }: LocalOptions): readonly Command[] {
  const caller = { accessKeyId: 'local', region };
  const input = { clusterName: cluster };
  return [
    { kind: 'call', operation: 'CreateCluster', input, caller },
    ...describeInstances({ ...options, region }).map(
      (instance): Command => ({ kind: 'add-instance', cluster, instance }),
    ),
  ];
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

/** Each instance has a loopback address of its own, so that several tasks can hold one static port. */
function describeInstances(options: Omit<LocalOptions, 'cluster'>): readonly InstanceSpecification[] {
  return Array.from({ length: options.instances }, (_, at) => ({
    address: `127.0.${1 + Math.floor(at / 250)}.${1 + (at % 250)}`,
    cpu: options.instanceCpu,
    memoryMiB: options.instanceMemoryMiB,
    availabilityZone: `${options.region}${'abc'[at % 3]}`,
  }));
}

async function loadScenario(path: string): Promise<Scenario> {
  const scenario = readScenarioText(await readFile(path, 'utf8').catch(() => undefined));
  if (typeof scenario !== 'string') return scenario;
  const advice = 'See docs/local-ecs.md for the form of a scenario.';
  throw new DeployError({ kind: 'input', message: `The scenario ${path} cannot be used: ${scenario}.`, advice });
}

function readScenarioText(text: string | undefined): Scenario | string {
  if (text === undefined) return 'the file cannot be read';
  try {
    const content = parse(text) as Json;
    const formed = SCENARIO.read(content, []);
    return 'faults' in formed ? formed.faults.map(formatFormFault).join(' ') : formed.value;
  } catch {
    return 'it is neither YAML nor JSON';
  }
}

function greet(local: LocalEcs, options: LocalOptions, write: (line: string) => void): void {
  const pace = options.speed === 1 ? 'in real time' : `${options.speed} times as fast as real`;
  const tasks = options.tasks === 'containers' ? 'run as containers' : 'are simulated';
  const { settings, instances } = local.host.state();
  const { account, region } = settings;
  const count = [...instances.values()].filter(({ cluster }) => cluster === options.cluster).length;
  write(`Local ECS and ECR at ${local.address}: account ${account}, ${region}, ${pace}.`);
  write(`Cluster ${options.cluster} has ${count} container instances; tasks ${tasks}.`);
  if (options.data !== undefined) write(`Its state is in ${options.data}.`);
  write('Point any AWS client at it:');
  write(`  export AWS_ENDPOINT_URL=${local.address} AWS_REGION=${region} AWS_DEFAULT_REGION=${region}`);
  write('  export AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local');
  write('End it with Ctrl-C.');
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve());
  });
}
