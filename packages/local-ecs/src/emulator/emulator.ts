import { defined } from '@slipway/ecs-rules/values';
import type { Controls } from '../control/control-contract.ts';
import { refuseSetting } from '../data-directory/directory-error.ts';
import { openStorage, type Storage } from '../data-directory/storage.ts';
import { createContainerAnswerer } from '../endpoint/answer-container.ts';
import type { Access } from '../endpoint/check-access.ts';
import { createEndpoint } from '../endpoint/endpoint.ts';
import { createEventStreams } from '../endpoint/event-streams.ts';
import { createPageSource } from '../endpoint/page-source.ts';
import type { Command, Effect, EngineSettings, Scenario } from '../engine/contract.ts';
import { listListeners, listLostTaskFacts } from '../engine/lost-tasks.ts';
import { createState, type EngineState, nextWake, step } from '../engine/step.ts';
import { SettingError } from '../errors/setting-error.ts';
import { createFaultBook } from '../fault-injection/fault-book.ts';
import type { FaultRule } from '../fault-injection/faults.ts';
import { createForeignCalls } from '../fault-injection/foreign-call.ts';
import { createCallLog } from '../http/call-log.ts';
import { type Listener, listen } from '../http/server.ts';
import { createLogStore } from '../logs/log-store.ts';
import { countRequest } from '../metrics/count-request.ts';
import { type MetricStore, openMetricStore } from '../metrics/metric-store.ts';
import { openBlobs } from '../registry/blobs.ts';
import { createPasswords } from '../registry/passwords.ts';
import { createRegistry, type Registry } from '../registry/registry.ts';
import { createRegistrySettings } from '../registry/registry-settings.ts';
import type { Catalogue } from '../registry/repository.ts';
import type { LocalRole } from '../roles/answer-iam.ts';
import type { ContainerAws, ImageSource, StartRuntime, TaskRuntime } from '../runtime/contract.ts';
import { createListeners } from '../runtime/listeners.ts';
import { openScalingStore } from '../scaling/answer-scaling.ts';
import { createScheduleStore } from '../schedules/schedule-store.ts';
import { createSecretStore, type SecretStore } from '../secrets/secret-store.ts';
import { type Consistency, createReadLag } from '../settings/read-lag.ts';
import { createThrottle } from '../settings/throttle.ts';
import type { ThrottleLimits } from '../settings/throttle-groups.ts';
import { expandRole, issueCredentials } from '../sts/issue-credentials.ts';
import { type ClockRequest, createClock, type EngineClock, promiseTimes } from './clock.ts';
import { createContainerEndpoint } from './container-endpoint.ts';
import { createControls } from './controls.ts';
import { drawHex } from './draw.ts';
import { findStoredSecret } from './find-stored-secret.ts';
import { createHost, type Host, type KeptStep } from './host.ts';
import { giveAddresses } from './instance-controls.ts';
import { type Life, once, type Reset, runLives } from './lives.ts';
import { claimLoadBalancerNetwork, type LoadBalancerNetwork, useNetwork } from './load-balancer-network.ts';
import { createReadTask } from './read-task.ts';
import { connectServices } from './services.ts';

export interface EmulatorOptions {
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** Absent: 127.0.0.1; 0.0.0.0: all addresses of this machine. */
  readonly listen?: string;
  /** What requests to the control address must have; absent: nothing. */
  readonly token?: string;
  /** Twelve digits. */
  readonly account?: string;
  readonly region?: string;
  readonly clock?: ClockRequest;
  /** How tasks run: simulated by the scenario unless a runtime is given. */
  readonly startRuntime?: StartRuntime;
  readonly scenario?: Scenario;
  /**
   * Where all state lives: a local ECS with an existing folder continues from it, and answered calls survive any end of
   * the process. Absent: state is in memory, and blobs in a temporary folder that is removed at the end.
   */
  readonly dataFolder?: string;
  /** Applied to a new engine only, not to one that continues from a folder: its clusters, its instances. */
  readonly beginWith?: readonly Command[];
  /** Without the cluster `default`, which there is otherwise. */
  readonly hasNoCluster?: boolean;
  /** Start of the identifiers' sequence, so that a run can be repeated. */
  readonly seed?: number;
  /** Faults to inject from the start. */
  readonly faults?: readonly FaultRule[];
  /** Reads that see a state of a moment ago; absent: what is. */
  readonly consistency?: Consistency;
  /** Groups of operations that are throttled; absent: none. */
  readonly throttling?: ThrottleLimits;
  /**
   * ARNs and names of the secrets and parameters that DescribeSecret and DescribeParameters know; absent: all
   * exist.
   */
  readonly secrets?: readonly string[];
  /** Values by ARN or name, for GetSecretValue and GetParameter; without `secrets` exactly these exist at the start. */
  readonly secretValues?: Readonly<Record<string, string>>;
  /** Those of them that are scheduled for deletion. */
  readonly deletedSecrets?: readonly string[];
  /** Names of the log groups that exist at the start; absent: every group exists until a call deletes it. */
  readonly logGroups?: readonly string[];
  /** The roles that GetRole knows; absent: all exist, trust ECS tasks and may be passed. */
  readonly roles?: readonly LocalRole[];
  /** Gets one sentence when the listener of a load balancer cannot open its port, where tasks are simulated. */
  readonly warn?: (sentence: string) => void;
  /** Milliseconds of engine time between two passes of the scheduler over a service. */
  readonly schedulerIntervalMs?: number;
}

/** A local ECS and ECR that is up. After a reset its fields are those of the new start. */
export interface Emulator extends Controls {
  /** `http://127.0.0.1:PORT`, what `AWS_ENDPOINT_URL` is set to. */
  readonly address: string;
  /** `127.0.0.1:PORT`, what image references begin with. */
  readonly registryHost: string;
  /** The same for containers, such as `http://172.17.0.1:PORT`; absent when they do not reach this machine. */
  readonly containerAddress?: string;
  /** The folder of the registry's blobs, and of all state if the option was given. */
  readonly dataFolder: string;
  /** What requests to the control address must have, if anything. */
  readonly token: string | undefined;
  readonly host: Host<EngineState>;
  readonly images: ImageSource;
  /** Ends tasks, connections and timers; removes a temporary folder, unlocks a given one. May be called twice. */
  close(): Promise<void>;
}

const DEFAULTS = { account: '123456789012', region: 'us-east-1', seed: 1, schedulerIntervalMs: 10_000 };

/**
 * Starts a local ECS on 127.0.0.1; one with a folder continues from its state.
 * @throws SettingError when the folder or the port cannot be used, or ECS refuses the initial clusters or instances;
 * Error when the runtime cannot start
 */
export async function openEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const listener = await listen({ port: options.port ?? 0, address: options.listen ?? LOOPBACK });
  const network = await claimLoadBalancerNetwork();
  const close = async (): Promise<void> => {
    network.release();
    await listener.close();
  };
  try {
    const refusal = options.dataFolder === undefined ? undefined : KEEPS_STATE;
    const begin = (reset: Reset) => beginLife({ options, listener, network, reset });
    return await runLives({ listener: { ...listener, close }, refusal, begin });
  } catch (thrown) {
    await close();
    throw thrown;
  }
}

const LOOPBACK = '127.0.0.1';

const KEEPS_STATE =
  'A local ECS with a data folder is not reset, because its state would be lost. Start another one with an empty folder.';

type ShownLife = Life<Omit<Emulator, 'close'>>;

async function beginLife(ground: Pick<Foundation, 'options' | 'listener' | 'network' | 'reset'>): Promise<ShownLife> {
  const { options } = ground;
  const storage = await openStorage(options.dataFolder);
  try {
    const settings = useNetwork(readSettings(options, storage), ground.network);
    return await assemble({ ...ground, settings, storage, clock: startClock(options, storage) });
  } catch (thrown) {
    await storage.close();
    throw thrown;
  }
}

interface Foundation {
  readonly options: EmulatorOptions;
  readonly settings: EngineSettings;
  readonly storage: Storage;
  readonly clock: EngineClock;
  readonly listener: Listener;
  readonly reset: Reset;
  readonly network: LoadBalancerNetwork;
}

async function assemble(foundation: Foundation): Promise<ShownLife> {
  const { options, clock, settings, storage } = foundation;
  const state = beginState(foundation);
  const registry = await createLocalRegistry(foundation);
  const images = asImageSource(registry);
  const stores = openStores(foundation);
  const containers = createContainerEndpoint(foundation.listener.port);
  const aws = { ...lendCredentials(settings), open: containers.open };
  const { host, runtime, listeners } = await startHost(foundation, state, { images, ...stores, aws });
  const reach = runtime?.reach;
  if (settings.tasks === 'simulated') showImages(registry, host);
  const services = connectServices({ host, registry, runtime, clock, ...stores, ...readNames(options, settings) });
  if (options.scenario !== undefined) host.putScenario(options.scenario);
  if (options.logGroups !== undefined) host.putLogGroups({ kind: 'only', names: options.logGroups });
  const log = createCallLog();
  const faults = createFaultBook();
  const throttle = createThrottle();
  const readLag = createReadLag(settings.seed);
  const address = `http://${registry.parts.host}`;
  const { account, region } = settings;
  const callAsOther = createForeignCalls({ services, region, log, now: clock.now });
  const controls = createControls({
    ...{ host, clock, settings, log, faults, throttle, readLag, address, callAsOther },
    ...defined({ reach }),
    reset: foundation.reset,
  });
  setSwitches(controls, options);
  const api = { account, region, now: clock.now, services, callAsOther, log, faults, throttle, readLag };
  const page = { address, state: host.state, metrics: stores.metrics };
  const streams = createEventStreams(createPageSource({ ...page, controls, registry }));
  const parts = { api, controls, registry, access: describeAccess(options), streams };
  containers.answerWith(createContainerAnswerer(parts));
  const { directory: dataFolder } = storage;
  await giveAddresses(host.state(), reach);
  const containerAddress = await reach?.findApi();
  const { token } = options;
  return {
    shown: {
      ...{ ...controls, address, registryHost: registry.parts.host, dataFolder, token, host, images },
      ...defined({ containerAddress }),
    },
    answer: createEndpoint(parts),
    end: once(async () => {
      host.close();
      streams.close();
      listeners.close();
      await runtime?.close();
    }),
    release: once(() => storage.close(clock.now())),
  };
}

function setSwitches(controls: Controls, { faults, consistency, throttling }: EmulatorOptions): void {
  controls.setFaults(faults ?? []);
  controls.setConsistency(consistency ?? { lagMs: 0 });
  controls.setThrottling(throttling ?? {});
}

function describeAccess({ listen: address = LOOPBACK, token }: EmulatorOptions): Access {
  return { isOpen: address !== LOOPBACK, ...defined({ token }) };
}

/** What their end is said to be; they do not expire. */
const SESSION_SECONDS = 6 * 3600;

/** Credentials of the roles of tasks. */
function lendCredentials({ account, region }: EngineSettings): Omit<ContainerAws, 'open'> {
  return {
    region,
    issueCredentials: (role, name) =>
      issueCredentials(expandRole(role, account), { name, seconds: SESSION_SECONDS }, { now: Date.now, drawHex }),
  };
}

/** What the services next to ECS remember. */
function openStores(foundation: Foundation) {
  const { settings, clock } = foundation;
  return {
    metrics: openMetricStore(),
    secrets: openSecrets(foundation),
    scaling: openScalingStore(),
    schedules: createScheduleStore({ ...settings, now: clock.now }),
    logs: createLogStore(),
  };
}

/** What exists at the start. */
function openSecrets({ options, settings, clock }: Foundation): SecretStore {
  const { secretValues: values, deletedSecrets: deleted } = options;
  const names = options.secrets ?? (values && Object.keys(values));
  return createSecretStore({ ...settings, now: clock.now, drawHex }, defined({ names, deleted, values }));
}

/** What exists next to ECS, by name. */
function readNames(options: EmulatorOptions, { account }: EngineSettings) {
  const { roles } = options;
  return {
    roles: { account, ...defined({ roles }) },
    sts: { account, now: Date.now, drawHex, ...defined({ roles: roles?.map(({ name }) => name) }) },
  };
}

/** What a folder was begun with stays as it is. */
function readSettings(options: EmulatorOptions, storage: Storage): EngineSettings {
  const { account, region, seed, schedulerIntervalMs } = { ...DEFAULTS, ...options };
  const tasks = options.startRuntime === undefined ? 'simulated' : 'containers';
  const begun = storage.store?.saved()?.engine.settings;
  if (begun === undefined) return { account, region, seed, schedulerIntervalMs, tasks };
  const requested: Partial<EngineSettings> = { ...options, tasks };
  for (const name of ['account', 'region', 'seed', 'schedulerIntervalMs', 'tasks'] as const) {
    const value = requested[name];
    if (value !== undefined && value !== begun[name]) throw refuseSetting(storage.directory, name, begun[name], value);
  }
  return begun;
}

/** The clock never shows a time before one that it has shown before. */
function startClock({ clock: request = { kind: 'real' } }: EmulatorOptions, { store }: Storage): EngineClock {
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

/** How long a promise of times is valid, in milliseconds of real time. */
const PROMISED_MS = 1000;

async function createLocalRegistry({ settings, storage, listener, clock }: Foundation): Promise<Registry> {
  const { store } = storage;
  return createRegistry({
    account: settings.account,
    region: settings.region,
    host: `127.0.0.1:${listener.port}`,
    now: clock.now,
    blobs: await openBlobs(storage.directory),
    // Clients compare a token's expiry with their own clock, whatever the engine's time.
    passwords: createPasswords(Date.now, storage.secret),
    settings: createRegistrySettings(),
    ...defined({
      catalogue: store && (store.saved()?.catalogue ?? new Map()),
      keepCatalogue: store && ((catalogue: Catalogue) => store.keepCatalogue(catalogue)),
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

/** The saved state, or a new one with the initial clusters and instances, which is saved at once. */
function beginState({ options, settings, storage, clock }: Foundation): EngineState {
  const saved = storage.store?.saved();
  if (saved !== undefined) return { ...saved.engine, settings };
  const now = clock.now();
  const engine = (options.beginWith ?? []).reduce(
    (state, command) => {
      const next = step(state, command, now);
      if (next.answer?.ok === false) throw refuseInitialCommand(next.answer.message);
      return next.state;
    },
    openState(settings, now, options.hasNoCluster),
  );
  storage.store?.begin({ engine, catalogue: new Map(), until: now });
  return engine;
}

function openState(settings: EngineSettings, now: number, hasNoCluster = false): EngineState {
  const state = createState(settings, now);
  return hasNoCluster ? { ...state, clusters: new Map() } : state;
}

function refuseInitialCommand(why: string): SettingError {
  const message = `The local ECS cannot start with this configuration: ${why}`;
  return new SettingError(message, 'Change the configuration.');
}

interface HostNeighbours {
  readonly images: ImageSource;
  readonly metrics: MetricStore;
  readonly secrets: SecretStore;
  readonly aws: ContainerAws;
}

/** The host performs effects in the runtime, and the runtime reports facts to the host, so one is set later. */
async function startHost(
  { options, settings, clock, storage }: Foundation,
  state: EngineState,
  { images, metrics, secrets, aws }: HostNeighbours,
) {
  let runtime: TaskRuntime | undefined;
  const { store } = storage;
  const keep = (kept: KeptStep<EngineState>): boolean => store === undefined || isDone(() => store.keepStep(kept));
  const listeners = createListeners({ warn: options.warn ?? (() => undefined), findGroup: () => undefined });
  const perform = (effect: Effect): void => (settings.tasks === 'simulated' ? listeners : runtime)?.perform(effect);
  const host = createHost({ engine: { createState, step, nextWake }, settings, clock, state, keep, perform });
  const readTask = createReadTask(host, settings.region);
  runtime = await options.startRuntime?.({
    ...{ report: host.report, images, readTask, aws },
    findSecret: (valueFrom) => findStoredSecret(secrets, valueFrom),
    countRequest: (request) => countRequest({ state: host.state(), metrics, now: clock.now() }, request),
  });
  for (const effect of listListeners(state)) perform(effect);
  for (const fact of listLostTaskFacts(state)) host.report(fact);
  host.wake();
  return { host, runtime, listeners };
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
