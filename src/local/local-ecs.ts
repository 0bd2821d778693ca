import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCallLog } from './call-log.ts';
import { type ClockRequest, createClock, type EngineClock } from './clock.ts';
import { createControls } from './controls.ts';
import type { EngineSettings, Scenario } from './engine/contract.ts';
import { createState, type EngineState, nextWake, step } from './engine/step.ts';
import { createHost, type Host } from './host.ts';
import type { Controls } from './http/control.ts';
import { createEndpoint } from './http/endpoint.ts';
import { createFaultBook } from './http/fault-book.ts';
import { createForeignCalls } from './http/foreign-call.ts';
import { type Listener, listen } from './http/server.ts';
import { createReadTask } from './read-task.ts';
import { openBlobs } from './registry/blobs.ts';
import { createPasswords } from './registry/passwords.ts';
import { createRegistry, type Registry } from './registry/registry.ts';
import type { ImageSource, StartRuntime, TaskRuntime } from './runtime/contract.ts';
import { connectServices } from './services.ts';

export interface LocalEcsOptions {
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** Twelve digits. */
  readonly account?: string;
  readonly region?: string;
  readonly clock?: ClockRequest;
  /** How tasks run: simulated by the scenario unless a runtime is given. */
  readonly startRuntime?: StartRuntime;
  readonly scenario?: Scenario;
  /** Where the registry's blobs lie; kept at the end. Absent: a temporary folder, removed at the end. */
  readonly dataFolder?: string;
  /** Start of the identifiers' sequence, so that a run can be repeated. */
  readonly seed?: number;
  /** Milliseconds of engine time between the scheduler's looks at a service. */
  readonly schedulerIntervalMs?: number;
}

/** A local ECS and ECR that is up. */
export interface LocalEcs extends Controls {
  /** `http://127.0.0.1:PORT`, what `AWS_ENDPOINT_URL` is set to. */
  readonly address: string;
  /** `127.0.0.1:PORT`, what image references begin with. */
  readonly registryHost: string;
  /** Where the registry's blobs lie. */
  readonly dataFolder: string;
  readonly host: Host<EngineState>;
  readonly images: ImageSource;
  /** Ends tasks, connections and timers, and removes the temporary folder. May be called twice. */
  close(): Promise<void>;
}

const ENGINE = { createState, step, nextWake };
const DEFAULTS = { account: '123456789012', region: 'us-east-1', seed: 1, schedulerIntervalMs: 10_000 };

/** Starts a local ECS on 127.0.0.1. @throws Error when the port is taken or the runtime cannot start */
export async function startLocalEcs(options: LocalEcsOptions = {}): Promise<LocalEcs> {
  const clock = createClock(options.clock ?? { kind: 'real' });
  const listener = await listen(options.port ?? 0);
  const folder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'slipway-local-')));
  const clear = async (): Promise<void> => {
    await listener.close();
    if (options.dataFolder === undefined) await rm(folder, { recursive: true, force: true });
  };
  try {
    return await assemble({ options, clock, folder, listener, clear });
  } catch (thrown) {
    await clear();
    throw thrown;
  }
}

interface Foundation {
  readonly options: LocalEcsOptions;
  readonly clock: EngineClock;
  readonly folder: string;
  readonly listener: Listener;
  /** Gives the port back and removes the temporary folder. */
  readonly clear: () => Promise<void>;
}

async function assemble(foundation: Foundation): Promise<LocalEcs> {
  const { options, clock, listener } = foundation;
  const settings = readSettings(options);
  const registry = await createLocalRegistry(foundation, settings);
  const images = asImageSource(registry);
  const { host, runtime } = await startHost(foundation, settings, images);
  const services = connectServices({ host, registry, runtime, clock });
  if (options.scenario !== undefined) host.putScenario(options.scenario);
  const log = createCallLog();
  const faults = createFaultBook();
  const address = `http://${registry.parts.host}`;
  const { account, region } = settings;
  const callAsSomebodyElse = createForeignCalls({ services, region, log, now: clock.now });
  const controls = createControls({ host, clock, settings, log, faults, address, callAsSomebodyElse });
  const api = { account, region, now: clock.now, services, callAsSomebodyElse, log, faults };
  listener.answerWith(createEndpoint({ api, controls, registry }));
  const close = once(async () => {
    host.close();
    await runtime?.close();
    await foundation.clear();
  });
  return {
    ...controls,
    address,
    registryHost: registry.parts.host,
    dataFolder: foundation.folder,
    host,
    images,
    close,
  };
}

function readSettings(options: LocalEcsOptions): EngineSettings {
  const { account, region, seed, schedulerIntervalMs } = { ...DEFAULTS, ...options };
  const tasks = options.startRuntime === undefined ? 'simulated' : 'containers';
  return { account, region, seed, schedulerIntervalMs, tasks };
}

async function createLocalRegistry(foundation: Foundation, settings: EngineSettings): Promise<Registry> {
  return createRegistry({
    account: settings.account,
    region: settings.region,
    host: `127.0.0.1:${foundation.listener.port}`,
    now: foundation.clock.now,
    blobs: await openBlobs(foundation.folder),
    // Clients compare a token's expiry with their own clock, whatever the engine's time.
    passwords: createPasswords(Date.now),
  });
}

function asImageSource(registry: Registry): ImageSource {
  return {
    registry: registry.parts.host,
    resolveDigest: registry.resolveDigest,
    authorize: () => ({ username: 'AWS', password: registry.parts.passwords.issue().password }),
  };
}

/** The host needs somewhere to put effects, and the runtime somewhere to tell facts: each gets the other late. */
async function startHost(foundation: Foundation, settings: EngineSettings, images: ImageSource) {
  const { options, clock } = foundation;
  let runtime: TaskRuntime | undefined;
  const host = createHost({ engine: ENGINE, settings, clock, perform: (effect) => runtime?.perform(effect) });
  const readTask = createReadTask(host, settings.region);
  runtime = await options.startRuntime?.({ tell: host.tell, images, readTask });
  return { host, runtime };
}

function once(act: () => Promise<void>): () => Promise<void> {
  let ended: Promise<void> | undefined;
  return () => {
    ended ??= act();
    return ended;
  };
}
