import { DeployError } from '../errors.ts';
import { createCallLog } from './call-log.ts';
import { type ClockRequest, createClock, type EngineClock, promiseTimes } from './clock.ts';
import { createControls } from './controls.ts';
import type { Command, Effect, EngineSettings, Scenario } from './engine/contract.ts';
import { listListeners, tellLostTasks } from './engine/lost-tasks.ts';
import { createState, type EngineState, nextWake, step } from './engine/step.ts';
import { refuseSetting } from './folder/folder-fault.ts';
import { type Ground, openGround } from './folder/ground.ts';
import { createHost, type Host, type KeptStep } from './host.ts';
import type { Controls } from './http/control-contract.ts';
import { createEndpoint } from './http/endpoint.ts';
import { createFaultBook } from './http/fault-book.ts';
import type { FaultRule } from './http/faults.ts';
import { createForeignCalls } from './http/foreign-call.ts';
import { type Listener, listen } from './http/server.ts';
import { createReadTask } from './read-task.ts';
import { openBlobs } from './registry/blobs.ts';
import { createPasswords } from './registry/passwords.ts';
import { createRegistry, type Registry } from './registry/registry.ts';
import type { ImageSource, StartRuntime, TaskRuntime } from './runtime/contract.ts';
import { connectServices } from './services.ts';
import { type Consistency, createReadLag } from './switches/read-lag.ts';
import { createThrottle } from './switches/throttle.ts';
import type { ThrottleLimits } from './switches/throttle-groups.ts';

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
  /**
   * Where all state lives: what the folder holds goes on, and what was answered is there after any end of the process.
   * Absent: state is in memory, and blobs in a temporary folder that is removed at the end.
   */
  readonly dataFolder?: string;
  /** Told to an engine that begins, not to one that goes on from a folder: its clusters, its instances. */
  readonly beginWith?: readonly Command[];
  /** Without the cluster `default`, which there is otherwise. */
  readonly hasNoCluster?: boolean;
  /** Start of the identifiers' sequence, so that a run can be repeated. */
  readonly seed?: number;
  /** Faults that are played from the start. */
  readonly faults?: readonly FaultRule[];
  /** Reads that see a state of a moment ago; absent: what is. */
  readonly consistency?: Consistency;
  /** Groups of operations that are throttled; absent: none. */
  readonly throttling?: ThrottleLimits;
  /** Milliseconds of engine time between the scheduler's looks at a service. */
  readonly schedulerIntervalMs?: number;
}

/** A local ECS and ECR that is up. */
export interface LocalEcs extends Controls {
  /** `http://127.0.0.1:PORT`, what `AWS_ENDPOINT_URL` is set to. */
  readonly address: string;
  /** `127.0.0.1:PORT`, what image references begin with. */
  readonly registryHost: string;
  /** Where the registry's blobs lie, and all state if the folder was given. */
  readonly dataFolder: string;
  readonly host: Host<EngineState>;
  readonly images: ImageSource;
  /** Ends tasks, connections and timers; removes a temporary folder, gives back one that was given. May be called twice. */
  close(): Promise<void>;
}

const DEFAULTS = { account: '123456789012', region: 'us-east-1', seed: 1, schedulerIntervalMs: 10_000 };

/**
 * Starts a local ECS on 127.0.0.1; one with a folder goes on where that left off.
 * @throws DeployError `input` when the folder or the port cannot be used, or ECS refuses what it is to begin with; Error when the runtime cannot start
 */
export async function startLocalEcs(options: LocalEcsOptions = {}): Promise<LocalEcs> {
  const ground = await openGround(options.dataFolder);
  try {
    const settings = readSettings(options, ground);
    const listener = await listen(options.port ?? 0);
    try {
      return await assemble({ options, settings, ground, listener, clock: startClock(options, ground) });
    } catch (thrown) {
      await listener.close();
      throw thrown;
    }
  } catch (thrown) {
    await ground.close();
    throw thrown;
  }
}

interface Foundation {
  readonly options: LocalEcsOptions;
  readonly settings: EngineSettings;
  readonly ground: Ground;
  readonly clock: EngineClock;
  readonly listener: Listener;
}

async function assemble(foundation: Foundation): Promise<LocalEcs> {
  const { options, clock, listener, settings, ground } = foundation;
  const state = beginState(foundation);
  const registry = await createLocalRegistry(foundation);
  const images = asImageSource(registry);
  const { host, runtime } = await startHost(foundation, state, images);
  if (settings.tasks === 'simulated') showImages(registry, host);
  const services = connectServices({ host, registry, runtime, clock });
  if (options.scenario !== undefined) host.putScenario(options.scenario);
  const log = createCallLog();
  const faults = createFaultBook();
  const throttle = createThrottle();
  const readLag = createReadLag(settings.seed);
  const address = `http://${registry.parts.host}`;
  const { account, region } = settings;
  const callAsSomebodyElse = createForeignCalls({ services, region, log, now: clock.now });
  const controls = createControls({
    host,
    clock,
    settings,
    log,
    faults,
    throttle,
    readLag,
    address,
    callAsSomebodyElse,
  });
  controls.setFaults(options.faults ?? []);
  controls.setConsistency(options.consistency ?? { lagMs: 0 });
  controls.setThrottling(options.throttling ?? {});
  const api = { account, region, now: clock.now, services, callAsSomebodyElse, log, faults, throttle, readLag };
  listener.answerWith(createEndpoint({ api, controls, registry }));
  const close = once(async () => {
    host.close();
    await runtime?.close();
    await listener.close();
    await ground.close(clock.now());
  });
  const { folder: dataFolder } = ground;
  return { ...controls, address, registryHost: registry.parts.host, dataFolder, host, images, close };
}

/** What a folder was begun with stays as it is. */
function readSettings(options: LocalEcsOptions, ground: Ground): EngineSettings {
  const { account, region, seed, schedulerIntervalMs } = { ...DEFAULTS, ...options };
  const tasks = options.startRuntime === undefined ? 'simulated' : 'containers';
  const begun = ground.store?.saved()?.engine.settings;
  if (begun === undefined) return { account, region, seed, schedulerIntervalMs, tasks };
  const asked: Partial<EngineSettings> = { ...options, tasks };
  for (const name of ['account', 'region', 'seed', 'schedulerIntervalMs', 'tasks'] as const) {
    const value = asked[name];
    if (value !== undefined && value !== begun[name]) throw refuseSetting(ground.folder, name, begun[name], value);
  }
  return begun;
}

/** The clock never goes back behind a time that it has shown before. */
function startClock({ clock: request = { kind: 'real' } }: LocalEcsOptions, { store }: Ground): EngineClock {
  const until = store?.saved()?.until ?? 0;
  const clock = createClock(request, until);
  if (store === undefined) return clock;
  const speeds = { real: 1, virtual: 0, scaled: request.kind === 'scaled' ? request.speed : 1 };
  return promiseTimes(clock, {
    until,
    stepMs: PROMISED_MS * speeds[request.kind],
    extend: (time) => store.keepTime(time),
  });
}

/** How long a promise of times lasts, in milliseconds of real time. */
const PROMISED_MS = 1000;

async function createLocalRegistry({ settings, ground, listener, clock }: Foundation): Promise<Registry> {
  const { store } = ground;
  return createRegistry({
    account: settings.account,
    region: settings.region,
    host: `127.0.0.1:${listener.port}`,
    now: clock.now,
    blobs: await openBlobs(ground.folder),
    // Clients compare a token's expiry with their own clock, whatever the engine's time.
    passwords: createPasswords(Date.now, ground.secret),
    ...(store === undefined
      ? {}
      : {
          catalogue: store.saved()?.catalogue ?? new Map(),
          keepCatalogue: (catalogue) => store.keepCatalogue(catalogue),
        }),
  });
}

function asImageSource(registry: Registry): ImageSource {
  return {
    registry: registry.parts.host,
    resolveDigest: registry.resolveDigest,
    authorize: () => ({ username: 'AWS', password: registry.parts.passwords.issue().password }),
  };
}

/** The state of the folder; else a new one, with what it is to begin with, which is in the folder at once. */
function beginState({ options, settings, ground, clock }: Foundation): EngineState {
  const saved = ground.store?.saved();
  if (saved !== undefined) return saved.engine;
  const now = clock.now();
  const engine = (options.beginWith ?? []).reduce(
    (state, command) => {
      const next = step(state, command, now);
      if (next.answer?.ok === false) throw refuseBeginning(next.answer.message);
      return next.state;
    },
    openState(settings, now, options.hasNoCluster),
  );
  ground.store?.begin({ engine, catalogue: new Map(), until: now });
  return engine;
}

function openState(settings: EngineSettings, now: number, hasNoCluster = false): EngineState {
  const state = createState(settings, now);
  return hasNoCluster ? { ...state, clusters: new Map() } : state;
}

function refuseBeginning(why: string): DeployError {
  const message = `The local ECS cannot begin as it is told to: ${why}`;
  return new DeployError({ kind: 'input', message, advice: 'Change what it begins with.' });
}

/** The host needs somewhere to put effects, and the runtime somewhere to tell facts: each gets the other late. */
async function startHost({ options, settings, clock, ground }: Foundation, state: EngineState, images: ImageSource) {
  let runtime: TaskRuntime | undefined;
  const { store } = ground;
  const keep = (kept: KeptStep<EngineState>): boolean => store === undefined || isDone(() => store.keepStep(kept));
  const perform = (effect: Effect): void => runtime?.perform(effect);
  const host = createHost({ engine: { createState, step, nextWake }, settings, clock, state, keep, perform });
  const readTask = createReadTask(host, settings.region);
  runtime = await options.startRuntime?.({ tell: host.tell, images, readTask });
  for (const effect of listListeners(state)) perform(effect);
  for (const fact of tellLostTasks(state)) host.tell(fact);
  host.wake();
  return { host, runtime };
}

/** Simulated tasks resolve their tags by what the registry has; real ones pull from it. */
function showImages(registry: Registry, host: Host<EngineState>): void {
  const show = (): void => void host.putImages(registry.tagged());
  registry.onChange(show);
  if (registry.tagged().size > 0) show();
}

function isDone(act: () => void): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}

function once(act: () => Promise<void>): () => Promise<void> {
  let ended: Promise<void> | undefined;
  return () => {
    ended ??= act();
    return ended;
  };
}
